using Marketplace.Channels.Seam;

namespace Marketplace.Grains.Connections;

/// <summary>
/// At most so many calls of one connection in any window, and each some time after the one before. Called from any thread; calls take their turns in
/// the order they ask.
/// </summary>
internal sealed class PacedBudget(PacedLimit limit, TimeProvider time) : IConnectionBudget
{
    /// <summary>A call may be longer on its way than the one a window later.</summary>
    private readonly TimeSpan _margin = limit.Window / 100;

    /// <summary>
    /// The end of a short window is waited for, for one page may need more calls than a window has: it would never be read if it began anew each time.
    /// </summary>
    private readonly TimeSpan _longestWait = limit.Window <= TimeSpan.FromSeconds(30) ? limit.Window * 2 : CallTurn.LongestWait;

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>When the last <see cref="PacedLimit.Calls"/> calls went out, the oldest first.</summary>
    private readonly Queue<DateTimeOffset> _calls = new(limit.Calls);

    private DateTimeOffset _notBefore;

    public BudgetLevel? Level
    {
        get
        {
            var now = time.GetUtcNow();
            lock (_calls)
            {
                var counted = _calls.Count(call => call > now - limit.Window);
                return new BudgetLevel(limit.Calls - counted, limit.Calls, counted == 0 ? null : _calls.First(call => call > now - limit.Window) + limit.Window);
            }
        }
    }

    public async ValueTask<TimeSpan?> TakeAsync(int cost, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (await CallTurn.WaitAsync(NextTurn(), _longestWait, time, cancellationToken) is { } later)
                return later;
            Count(time.GetUtcNow());
            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Learn(RateReading? reading, int cost)
    {
        // Such channels say nothing of what is left.
    }

    public void Dispose() => _turn.Dispose();

    private DateTimeOffset NextTurn()
    {
        lock (_calls)
        {
            var free = _calls.Count < limit.Calls ? _notBefore : _calls.Peek() + limit.Window + _margin;
            return free > _notBefore ? free : _notBefore;
        }
    }

    private void Count(DateTimeOffset now)
    {
        lock (_calls)
        {
            if (_calls.Count == limit.Calls)
                _calls.Dequeue();
            _calls.Enqueue(now);
            _notBefore = now + limit.ApartFrom + ((limit.ApartTo - limit.ApartFrom) * Random.Shared.NextDouble());
        }
    }
}
