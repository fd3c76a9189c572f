namespace Marketplace.Channels.Seam;

/// <summary>A channel that rates its sellers, and says how often their listings are seen and bought.</summary>
public interface IReportStanding : IChannel
{
    Task<ChannelResult<SellerStanding>> ReadStandingAsync(ChannelSession session, CancellationToken cancellationToken);
}

/// <param name="Evaluations">The one in force and the one that is coming, as far as there are any: an account may be too new.</param>
/// <param name="Traffic">Null where the channel counts none for this account's site.</param>
public sealed record SellerStanding(IReadOnlyList<StandingEvaluation> Evaluations, ListingTraffic? Traffic);

/// <param name="Projected">Whether it is what the next evaluation would say today, and not the one in force.</param>
/// <param name="Level"><c>top_rated</c>, <c>above_standard</c> or <c>below_standard</c>.</param>
public sealed record StandingEvaluation(bool Projected, string Level, DateTimeOffset? EvaluatedAt, IReadOnlyList<StandingRate> Rates);

/// <param name="Name">In words, such as <c>Late shipments</c>.</param>
/// <param name="Percent">Of the transactions that the channel looks at, 0 to 100.</param>
/// <param name="Level">The level that this rate alone would give; null where the channel does not say.</param>
public sealed record StandingRate(string Name, decimal Percent, string? Level);

/// <summary>All listings of the account taken together.</summary>
/// <param name="From">The first day, in the channel's own time zone.</param>
/// <param name="To">The last day.</param>
/// <param name="Impressions">How often a listing was shown among others.</param>
/// <param name="Views">How often a listing's own page was opened.</param>
/// <param name="Sales">Transactions, whatever their quantity.</param>
/// <param name="UpdatedAt">How far the channel has counted.</param>
public sealed record ListingTraffic(DateOnly From, DateOnly To, long Impressions, long Views, long Sales, DateTimeOffset? UpdatedAt);
