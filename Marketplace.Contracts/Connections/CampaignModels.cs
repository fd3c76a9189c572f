using Orleans;

namespace Marketplace.Contracts.Connections;

/// <summary>GET /api/connections/{id}/campaigns: listings that the channel shows in better places for a share of what they sell for. At most ten minutes old.</summary>
/// <param name="Id">The channel's.</param>
/// <param name="State"><c>running</c>, <c>paused</c>, <c>scheduled</c>, <c>ended</c>, or another word of the channel's.</param>
/// <param name="Rate">The share, in percent; null where the channel sets it itself.</param>
/// <param name="EndsAt">Null: when the seller ends it.</param>
/// <param name="Listings">How many it promotes; null when it has ended.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connection.campaign")]
public sealed record CampaignModel(
    [property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string State, [property: Id(3)] decimal? Rate,
    [property: Id(4)] DateTimeOffset? StartsAt, [property: Id(5)] DateTimeOffset? EndsAt, [property: Id(6)] int? Listings);

/// <summary>The campaigns, or why they are not known.</summary>
[GenerateSerializer, Immutable, Alias("marketplace.connection.campaigns-answer")]
public sealed record CampaignsAnswer([property: Id(0)] IReadOnlyList<CampaignModel>? Campaigns, [property: Id(1)] ChannelProblem? Problem);

/// <summary>
/// POST /api/connections/{id}/campaigns. Sent again after a failure it goes on where it stopped: a campaign of that name that says the same is not made twice.
/// </summary>
/// <param name="Rate">The share of the price, in percent; eBay takes 2 to 100 with one decimal.</param>
/// <param name="StartsAt">Null: at once.</param>
/// <param name="EndsAt">Null: when the seller ends it.</param>
/// <param name="ListingIds">Null: all that are live there.</param>
public sealed record CampaignInput(string Name, decimal Rate, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, IReadOnlyList<Guid>? ListingIds);

/// <param name="Promoted">How many listings are in it.</param>
/// <param name="Refused">Those that the channel does not promote, with its reasons.</param>
public sealed record CampaignCreatedModel(string Id, int Promoted, IReadOnlyList<CampaignRefusal> Refused);

public sealed record CampaignRefusal(Guid ListingId, string Title, string Message);

/// <param name="Listings">By their remote ids.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connection.new-campaign")]
public sealed record NewCampaign(
    [property: Id(0)] string Name, [property: Id(1)] decimal Rate, [property: Id(2)] DateTimeOffset? StartsAt, [property: Id(3)] DateTimeOffset? EndsAt,
    [property: Id(4)] IReadOnlyList<string> Listings);

/// <summary>A campaign with the listings that are not in it, or why there is none.</summary>
[GenerateSerializer, Immutable, Alias("marketplace.connection.new-campaign-answer")]
public sealed record NewCampaignAnswer([property: Id(0)] string? Id, [property: Id(1)] IReadOnlyList<RefusedListing> Refused, [property: Id(2)] ChannelProblem? Problem);

[GenerateSerializer, Immutable, Alias("marketplace.connection.refused-listing")]
public sealed record RefusedListing([property: Id(0)] string RemoteId, [property: Id(1)] string Message);
