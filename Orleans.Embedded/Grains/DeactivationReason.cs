namespace Orleans;

/// <summary>Why an activation ends.</summary>
public readonly struct DeactivationReason(DeactivationReasonCode code, Exception? exception, string text)
{
    /// <summary>A reason without an exception.</summary>
    public DeactivationReason(DeactivationReasonCode code, string text) : this(code, null, text) { }

    /// <summary>The kind of reason.</summary>
    public DeactivationReasonCode ReasonCode { get; } = code;

    /// <summary>In words.</summary>
    public string Description { get; } = text;

    /// <summary>What went wrong, if something did.</summary>
    public Exception? Exception { get; } = exception;

    /// <inheritdoc/>
    public override string ToString() => Exception is null ? $"{ReasonCode}: {Description}" : $"{ReasonCode}: {Description} {Exception}";
}

/// <summary>The kinds of <see cref="DeactivationReason"/> (one process knows only some of them).</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>None given.</summary>
    None = 0,

    /// <summary>The process stops.</summary>
    ShuttingDown = 1,

    /// <summary>The activation could not start.</summary>
    ActivationFailed = 2,

    /// <summary>Nothing called it for its collection age.</summary>
    ActivationIdle = 4,

    /// <summary>One of its calls ran for longer than the limit.</summary>
    ActivationUnresponsive = 5,

    /// <summary>Another activation wrote its state.</summary>
    ApplicationError = 8,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested = 9,

    /// <summary>The runtime asked for it.</summary>
    RuntimeRequested = 11,
}
