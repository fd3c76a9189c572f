namespace Marketplace.Benchmarks.Limits;

/// <summary>A clock that stands still until it is moved; moving it lets the timers on its way go off, in their order.</summary>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(VirtualTimer Timer, int Version), (DateTimeOffset At, long Order)> _timers = new();
    private DateTimeOffset _now = start;
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (FireNext(until))
        {
            // One after the other.
        }

        lock (_gate)
            _now = until;
    }

    /// <summary>Moves to the next timer that is due by then, and lets it go off.</summary>
    /// <returns>False: there is none, and the clock was not moved.</returns>
    public bool FireNext(DateTimeOffset until)
    {
        while (true)
        {
            VirtualTimer timer;
            lock (_gate)
            {
                if (!_timers.TryPeek(out var next, out var due) || due.At > until)
                    return false;
                _timers.Dequeue();
                if (next.Version != next.Timer.Version)
                    continue;
                _now = due.At > _now ? due.At : _now;
                timer = next.Timer;
                if (timer.Period != Timeout.InfiniteTimeSpan)
                    _timers.Enqueue(next, (_now + timer.Period, _order++));
            }

            timer.Fire();
            return true;
        }
    }

    private sealed class VirtualTimer(VirtualClock clock, Action fire) : ITimer
    {
        public int Version { get; private set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                Version++;
                Period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                    clock._timers.Enqueue((this, Version), (clock._now + dueTime, clock._order++));
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
