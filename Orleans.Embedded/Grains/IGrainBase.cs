using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain class that does not derive from <see cref="Grain"/> implements to take part in its own life.</summary>
public interface IGrainBase
{
    /// <summary>The activation around the grain; take it as a constructor parameter.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Runs before the first call; a failure fails every call that waits for the activation.</summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs after the last call; a failure is logged. Not promised: the process may die first.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
