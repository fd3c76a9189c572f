using Marketplace.Channels.Seam;

namespace Marketplace.Grains.Connections;

/// <summary>
/// A bucket of cost points that fills by itself. What a call may cost is taken before it goes out; what it did cost, its answer teaches.
/// Called from any thread; calls take their turns in the order they ask.
/// </summary>
internal sealed class PointBudget(PointLimit limit, TimeProvider time) : IConnectionBudget
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private double _points = limit.Most;
    private DateTimeOffset _asOf = time.GetUtcNow();
    private double _onTheirWay;

    public BudgetLevel? Level
    {
        get
        {
            lock (_gate)
                return new BudgetLevel((int)Refill(), limit.Most, null);
        }
    }

    public async ValueTask<TimeSpan?> TakeAsync(int cost, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // A dearer call than the bucket holds goes out when it is full: only the channel can say no to it.
            var needed = Math.Min(cost, limit.Most);
            for (TimeSpan missing; (missing = Missing(needed)) > TimeSpan.Zero;)
            {
                if (await CallTurn.WaitAsync(time.GetUtcNow() + missing, CallTurn.LongestWait, time, cancellationToken) is { } later)
                    return later;
            }

            lock (_gate)
            {
                _points = Refill() - needed;
                _onTheirWay += needed;
            }

            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Learn(RateReading? reading, int cost)
    {
        lock (_gate)
        {
            _onTheirWay -= Math.Min(cost, limit.Most);
            Refill();
            // The answer may not know yet of those that are on their way.
            if (reading?.PointsLeft is { } left)
                _points = left - _onTheirWay;
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <returns>How long until there are so many points.</returns>
    private TimeSpan Missing(double points)
    {
        lock (_gate)
            return TimeSpan.FromSeconds(Math.Max(0, points - Refill()) / limit.RestoredPerSecond);
    }

    private double Refill()
    {
        var now = time.GetUtcNow();
        _points = Math.Min(limit.Most, _points + ((now - _asOf).TotalSeconds * limit.RestoredPerSecond));
        _asOf = now;
        return _points;
    }
}
