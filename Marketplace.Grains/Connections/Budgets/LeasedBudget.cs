using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;

namespace Marketplace.Grains.Connections;

/// <summary>A connection's part of its app key's budget, taken in small leases from <see cref="IAppQuotaGrain"/>. Called from any thread.</summary>
internal sealed class LeasedBudget(IAppQuotaGrain quota, ChannelLimits limits, TimeProvider time) : IConnectionBudget
{
    /// <summary>An older reading is of a day that has moved on.</summary>
    private static readonly TimeSpan _readingLasts = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private QuotaLease? _lease;
    private int _left;
    private (int Remaining, DateTimeOffset At)? _reported;

    /// <summary>As of the last lease.</summary>
    public BudgetLevel? Level { get; private set; }

    public async ValueTask<TimeSpan?> TakeAsync(int cost, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                if (_lease is null || _left == 0 || time.GetUtcNow() >= _lease.Until)
                    await RenewAsync();
                if (await CallTurn.WaitAsync(_lease!.From, CallTurn.LongestWait, time, cancellationToken) is { } later)
                    return later;
                if (_left == 0)
                    continue;
                _left--;
                return null;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Learn(RateReading? reading, int cost)
    {
        if (reading?.RemainingToday is not { } remaining)
            return;
        lock (_gate)
            _reported = (_reported is { } known ? Math.Min(known.Remaining, remaining) : remaining, time.GetUtcNow());
    }

    public void Dispose() => _turn.Dispose();

    private async Task RenewAsync()
    {
        var unused = _left;
        _left = 0;
        _lease = await quota.Lease(new QuotaRequest(limits.PerSecond, limits.PerDay, unused, TakeReported()));
        _left = _lease.Calls;
        Level = new BudgetLevel(_lease.RemainingToday, _lease.LimitToday, _lease.ResetAt);
    }

    private int? TakeReported()
    {
        lock (_gate)
        {
            var reported = _reported is { } known && time.GetUtcNow() - known.At < _readingLasts ? known.Remaining : (int?)null;
            _reported = null;
            return reported;
        }
    }
}
