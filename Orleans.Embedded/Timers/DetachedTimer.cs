namespace Orleans.Runtime;

/// <summary>Timers of the runtime's own.</summary>
internal static class DetachedTimer
{
    /// <summary>A timer whose ticks see nothing of the context that it was made in: no request context, no span.</summary>
    public static ITimer CreateDetachedTimer(this TimeProvider time, Action tick, TimeSpan dueTime, TimeSpan period)
    {
        using (ExecutionContext.SuppressFlow())
            return time.CreateTimer(static tick => ((Action)tick!)(), tick, dueTime, period);
    }
}
