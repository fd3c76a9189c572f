using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>Ends activations that nothing has used for their age, looking once in a quantum.</summary>
internal sealed class IdleCollector(Silo silo, GrainCollectionOptions options) : IDisposable
{
    private static readonly DeactivationReason Idle = new(DeactivationReasonCode.ActivationIdle, "Nothing called for the collection age.");

    private ITimer? _timer;

    public void Start() => _timer = silo.Time.CreateDetachedTimer(Collect, options.CollectionQuantum, options.CollectionQuantum);

    public void Dispose() => _timer?.Dispose();

    private void Collect()
    {
        foreach (var activation in silo.Catalog.Activations)
        {
            if (AgeOf(activation.Class) is var age && age != TimeSpan.MaxValue && activation.IsIdleFor(age))
                activation.Deactivate(Idle);
        }
    }

    private TimeSpan AgeOf(GrainClass grainClass) => grainClass.CollectionAge
        ?? (options.ClassSpecificCollectionAge.TryGetValue(grainClass.Type.FullName!, out var own) ? own : options.CollectionAge);
}
