namespace Orleans.Concurrency;

/// <summary>On an interface method: the call may start whatever else the grain is doing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;

/// <summary>On an interface method: calls that are all read-only may run interleaved with each other.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;

/// <summary>On an interface method: the caller does not wait; the returned task is complete at once and errors are only logged.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;

/// <summary>On a grain class: any call may start while others are awaiting.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;

/// <summary>On a grain class: a predicate <c>bool name(IInvokable)</c>, static or not, says which calls may interleave.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayInterleaveAttribute(string callbackMethodName) : Attribute
{
    internal string CallbackMethodName { get; } = callbackMethodName;
}

/// <summary>On a grain class: the grain has several local activations that share its calls.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute(int maxLocalWorkers) : Attribute
{
    /// <summary>As many workers as processors.</summary>
    public StatelessWorkerAttribute() : this(Environment.ProcessorCount) { }

    internal int MaxLocalWorkers { get; } = maxLocalWorkers;
}
