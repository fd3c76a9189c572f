using Orleans;

namespace Marketplace.Contracts.Connections;

/// <summary>The budget that all connections of one app key share, leased out in chunks; keyed by <see cref="AppQuotaKey"/>.</summary>
[Alias("marketplace.app-quota")]
public interface IAppQuotaGrain : IGrainWithGuidKey
{
    [Alias("lease")]
    Task<QuotaLease> Lease(QuotaRequest request);
}

/// <param name="PerSecond">The channel's limit per second, or null.</param>
/// <param name="PerDay">The channel's limit in a sliding day, or null.</param>
/// <param name="Unused">Calls of the lease before that were not made.</param>
/// <param name="RemainingToday">The smallest that an answer has said to be left, since the lease before.</param>
[GenerateSerializer, Immutable, Alias("marketplace.app-quota.request")]
public sealed record QuotaRequest(
    [property: Id(0)] int? PerSecond, [property: Id(1)] int? PerDay, [property: Id(2)] int Unused, [property: Id(3)] int? RemainingToday);

/// <param name="Calls">How many calls may be made from <paramref name="From"/> until <paramref name="Until"/>; 0: none before <paramref name="From"/>.</param>
/// <param name="RemainingToday">What is left of the sliding day for everybody.</param>
/// <param name="ResetAt">When some of the day's budget comes back.</param>
[GenerateSerializer, Immutable, Alias("marketplace.app-quota.lease")]
public sealed record QuotaLease(
    [property: Id(0)] int Calls, [property: Id(1)] DateTimeOffset From, [property: Id(2)] DateTimeOffset Until, [property: Id(3)] int? RemainingToday,
    [property: Id(4)] int? LimitToday, [property: Id(5)] DateTimeOffset? ResetAt);
