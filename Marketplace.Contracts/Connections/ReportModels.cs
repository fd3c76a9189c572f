using Orleans;

namespace Marketplace.Contracts.Connections;

/// <summary>GET /api/connections/{id}/standing: how the channel rates the seller, and what the listings' traffic was. At most an hour old.</summary>
/// <param name="Evaluations">The one in force, then the coming one; none for an account that has not been evaluated.</param>
/// <param name="Traffic">Null where the channel counts none for the account's site.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connection.standing")]
public sealed record StandingModel([property: Id(0)] IReadOnlyList<StandingEvaluationModel> Evaluations, [property: Id(1)] ListingTrafficModel? Traffic);

/// <param name="Projected">Whether it is what the next evaluation would say today.</param>
/// <param name="Level"><c>top_rated</c>, <c>above_standard</c> or <c>below_standard</c>.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connection.standing-evaluation")]
public sealed record StandingEvaluationModel(
    [property: Id(0)] bool Projected, [property: Id(1)] string Level, [property: Id(2)] DateTimeOffset? EvaluatedAt, [property: Id(3)] IReadOnlyList<StandingRateModel> Rates);

/// <param name="Percent">0 to 100.</param>
/// <param name="Level">The level that this rate alone would give; null where the channel does not say.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connection.standing-rate")]
public sealed record StandingRateModel([property: Id(0)] string Name, [property: Id(1)] decimal Percent, [property: Id(2)] string? Level);

/// <summary>All listings of the account taken together.</summary>
/// <param name="From">The first day, in the channel's own time zone.</param>
/// <param name="To">The last day.</param>
/// <param name="Impressions">How often a listing was shown among others.</param>
/// <param name="Views">How often a listing's own page was opened.</param>
/// <param name="Sales">Transactions, whatever their quantity.</param>
/// <param name="Conversion">Sales per view, as a share: 0.02 is 2 %. Null without views.</param>
/// <param name="UpdatedAt">How far the channel has counted.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connection.traffic")]
public sealed record ListingTrafficModel(
    [property: Id(0)] DateOnly From, [property: Id(1)] DateOnly To, [property: Id(2)] long Impressions, [property: Id(3)] long Views, [property: Id(4)] long Sales,
    [property: Id(5)] decimal? Conversion, [property: Id(6)] DateTimeOffset? UpdatedAt);

/// <summary>A standing, or why there is none.</summary>
[GenerateSerializer, Immutable, Alias("marketplace.connection.standing-answer")]
public sealed record StandingAnswer([property: Id(0)] StandingModel? Standing, [property: Id(1)] ChannelProblem? Problem);

/// <summary>GET /api/connections/{id}/violations: a live listing that breaks a rule of the channel, or will. At most an hour old.</summary>
/// <param name="ListingId">Our listing; null when it is not here (yet).</param>
/// <param name="Title">Our listing's title.</param>
/// <param name="Url">The listing on the channel.</param>
/// <param name="Sku">The variation that it is about; null: the whole listing.</param>
/// <param name="Reason">In words.</param>
/// <param name="AtRisk">The rule is not in force yet; else the listing breaks it already.</param>
/// <param name="Advice">What to do about it, as far as the channel says.</param>
public sealed record ListingViolationModel(Guid? ListingId, string? Title, Uri Url, string? Sku, string Reason, bool AtRisk, IReadOnlyList<string> Advice);

/// <summary>A violation as the channel says it; <see cref="ListingViolationModel"/> has the words.</summary>
/// <param name="Kind">The channel's own word for what is broken.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connection.violation")]
public sealed record RemoteViolation(
    [property: Id(0)] Uri Url, [property: Id(1)] string? Sku, [property: Id(2)] string Reason, [property: Id(3)] bool AtRisk, [property: Id(4)] IReadOnlyList<string> Advice,
    [property: Id(5)] string Kind);

/// <summary>The violations, or why they are not known.</summary>
[GenerateSerializer, Immutable, Alias("marketplace.connection.violations-answer")]
public sealed record ViolationsAnswer([property: Id(0)] IReadOnlyList<RemoteViolation>? Violations, [property: Id(1)] ChannelProblem? Problem);

/// <summary>What a channel answered instead of what it was asked for.</summary>
/// <param name="Kind"><c>Rejected</c>, <c>NotFound</c>, <c>Throttled</c>, <c>Unauthorized</c>, <c>Unavailable</c> or <c>Unknown</c>.</param>
/// <param name="Message">In words that the seller can act on.</param>
/// <param name="RetryAfter">When the channel will listen again, where it says so.</param>
/// <param name="Field">What to mend, by its name in the request, where the channel says so.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connection.channel-problem")]
public sealed record ChannelProblem([property: Id(0)] string Kind, [property: Id(1)] string Message, [property: Id(2)] TimeSpan? RetryAfter, [property: Id(3)] string? Field = null);
