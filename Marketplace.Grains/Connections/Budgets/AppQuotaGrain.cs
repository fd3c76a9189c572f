using Marketplace.Contracts.Connections;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Grains.Connections;

/// <summary>
/// Paces all connections of one app key: each call has a turn of its own, so that together they keep to the limit per second, and is counted in
/// the sliding day. The count is written now and then; what a crash loses of it, the channel's next answer teaches again.
/// </summary>
internal sealed class AppQuotaGrain([PersistentState("app-quota")] IPersistentState<SlidingDay> day, TimeProvider time) : Grain, IAppQuotaGrain
{
    /// <summary>The largest lease of a channel without a limit per second …</summary>
    private const int UnpacedCalls = 20;

    /// <summary>… and its part of what is left of the day: what a connection has leased and then does not call is nobody else's to call.</summary>
    private const int UnpacedPart = 1000;

    private const int CallsBetweenWrites = 200;
    private static readonly TimeSpan _unpacedLease = TimeSpan.FromSeconds(10);
    private DateTimeOffset _nextFree;
    private int _unwritten;

    public async Task<QuotaLease> Lease(QuotaRequest request)
    {
        var now = time.GetUtcNow();
        day.State.Add(-request.Unused, now);
        if (request is { RemainingToday: { } remaining, PerDay: { } limit })
            day.State.Learn(remaining, limit, now);
        var left = request.PerDay - day.State.Spent(now);
        if (left <= 0)
            return new QuotaLease(0, day.State.ResetAt(now)!.Value, now, 0, request.PerDay, day.State.ResetAt(now));

        var calls = request.PerSecond is null ? (int)Math.Clamp((left ?? int.MaxValue) / UnpacedPart, 1, UnpacedCalls) : 1;
        // A second that begins anywhere touches one turn more than fit into it: so there is one turn fewer than the channel allows.
        var length = request.PerSecond is { } perSecond ? TimeSpan.FromSeconds(1.0 / Math.Max(1, perSecond - 1)) : _unpacedLease;
        var from = _nextFree > now && request.PerSecond is not null ? _nextFree : now;
        _nextFree = from + length;
        day.State.Add(calls, now);
        await KeepAsync(calls);
        return new QuotaLease(calls, from, from + length, left - calls, request.PerDay, day.State.ResetAt(now));
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _unwritten > 0 ? day.WriteStateAsync(cancellationToken) : Task.CompletedTask;

    private async Task KeepAsync(int calls)
    {
        _unwritten += calls;
        if (_unwritten < CallsBetweenWrites)
            return;
        _unwritten = 0;
        await day.WriteStateAsync();
    }
}
