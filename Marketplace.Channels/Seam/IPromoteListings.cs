namespace Marketplace.Channels.Seam;

/// <summary>A channel that shows listings in better places for a share of what they then sell for.</summary>
public interface IPromoteListings : IChannel
{
    /// <summary>All campaigns of that kind on the connection's site, whatever their state.</summary>
    Task<ChannelResult<IReadOnlyList<Campaign>>> ReadCampaignsAsync(ChannelSession session, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a campaign and adds listings to it. A campaign of that name which says the same, and has none but these listings, is gone on with:
    /// so the call may be repeated after a crash or a lost answer. What is wrong with a field is told by <see cref="ChannelError.Field"/>.
    /// </summary>
    Task<ChannelResult<CampaignCreated>> CreateCampaignAsync(ChannelSession session, CampaignDraft draft, CancellationToken cancellationToken);

    /// <summary>One that is so already counts as changed.</summary>
    Task<ChannelResult<Done>> ChangeCampaignAsync(ChannelSession session, string campaignId, CampaignChange change, CancellationToken cancellationToken);
}

/// <param name="State">The channel's word in lower case: <c>running</c>, <c>paused</c>, <c>scheduled</c>, <c>ended</c> …</param>
/// <param name="Rate">The share of the price, in percent; null where the channel sets it itself.</param>
/// <param name="EndsAt">Null: when the seller ends it.</param>
/// <param name="Listings">How many it promotes; null when it has ended.</param>
public sealed record Campaign(string Id, string Name, string State, decimal? Rate, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, int? Listings);

/// <param name="Rate">The share of the price, in percent.</param>
/// <param name="StartsAt">Null: at once.</param>
/// <param name="EndsAt">Null: when the seller ends it.</param>
/// <param name="Listings">By their remote ids.</param>
public sealed record CampaignDraft(string Name, decimal Rate, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, IReadOnlyList<string> Listings);

/// <param name="Refused">What the channel does not promote; all others are in the campaign.</param>
public sealed record CampaignCreated(string Id, IReadOnlyList<UnpromotedListing> Refused);

/// <param name="Message">In words that the seller can act on.</param>
public sealed record UnpromotedListing(string RemoteId, string Message);

public enum CampaignChange
{
    Pause,
    Resume,

    /// <summary>For good.</summary>
    End,
}
