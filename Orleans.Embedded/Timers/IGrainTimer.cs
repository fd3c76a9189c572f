using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>A timer that lives as long as the activation; dispose it to stop it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Starts over with new times; see <see cref="GrainTimerCreationOptions"/>.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}

/// <summary>How a grain timer ticks.</summary>
public readonly struct GrainTimerCreationOptions
{
    /// <summary>For an initialiser.</summary>
    public GrainTimerCreationOptions() { }

    /// <summary>With its two times.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period) => (DueTime, Period) = (dueTime, period);

    /// <summary>Until the first tick; infinite for never.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of one tick to the next; infinite for a single tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether a tick may run between the awaits of a call; by default it queues like one.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a tick counts as activity against idle collection.</summary>
    public bool KeepAlive { get; init; }
}
