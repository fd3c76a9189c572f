namespace Marketplace.Channels.Seam;

/// <summary>A channel that says which live listings break its rules, or will when a rule comes into force.</summary>
public interface IReportViolations : IChannel
{
    /// <summary>All of the account's, on the connection's site; empty when there are none.</summary>
    Task<ChannelResult<IReadOnlyList<ListingViolation>>> ReadViolationsAsync(ChannelSession session, CancellationToken cancellationToken);
}

/// <param name="Listing">The listing's page, as in <see cref="RemoteListing.Url"/>.</param>
/// <param name="Kind">The channel's own word for what is broken, which stays the same as long as it is.</param>
/// <param name="Sku">The variation that it is about; null: the whole listing.</param>
/// <param name="Reason">In words.</param>
/// <param name="AtRisk">The listing can still be changed, and will not be when the rule comes into force; else it breaks the rule already.</param>
/// <param name="Advice">What to do about it, as far as the channel says.</param>
public sealed record ListingViolation(Uri Listing, string Kind, string? Sku, string Reason, bool AtRisk, IReadOnlyList<string> Advice);
