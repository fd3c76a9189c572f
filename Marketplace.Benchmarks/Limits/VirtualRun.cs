namespace Marketplace.Benchmarks.Limits;

/// <summary>Runs asynchronous code on one thread and in virtual time: when nothing more can go on, the clock moves to the next timer.</summary>
internal sealed class VirtualRun : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_posted)
            _posted.Enqueue((d, state));
    }

    /// <summary>Starts all of it, and stops at a time, wherever it is then.</summary>
    public static void Until(DateTimeOffset end, VirtualClock clock, IEnumerable<Func<Task>> work)
    {
        var (run, before) = (new VirtualRun(), Current);
        SetSynchronizationContext(run);
        try
        {
            var tasks = work.Select(start => start()).ToList();
            do
                run.Drain();
            while (clock.FireNext(end));
            // What failed, failed the measurement.
            if (tasks.Find(task => task.IsFaulted) is { } failed)
                failed.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void Drain()
    {
        while (true)
        {
            (SendOrPostCallback Callback, object? State) next;
            lock (_posted)
            {
                if (!_posted.TryDequeue(out next))
                    return;
            }

            next.Callback(next.State);
        }
    }
}
