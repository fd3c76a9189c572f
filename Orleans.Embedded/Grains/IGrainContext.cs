namespace Orleans.Runtime;

/// <summary>One activation of a grain.</summary>
public interface IGrainContext
{
    /// <summary>Which grain.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain object; null until it is constructed.</summary>
    object? GrainInstance { get; }

    /// <summary>The activation's own scope of services.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Stages that run before <see cref="IGrainBase.OnActivateAsync"/> and after <see cref="IGrainBase.OnDeactivateAsync"/>.</summary>
    IGrainLifecycle ObservableLifecycle { get; }

    /// <summary>Completes when the activation has ended.</summary>
    Task Deactivated { get; }

    /// <summary>Ends the activation once its running calls are done; calls that wait go to the next one.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}

/// <summary>The activation whose turn runs on this thread.</summary>
public interface IGrainContextAccessor
{
    /// <summary>Null outside grains.</summary>
    IGrainContext GrainContext { get; }
}
