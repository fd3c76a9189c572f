using Orleans.Core;
using Orleans.Providers;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The usual base of grain classes. Its members may only be used inside the grain's turns.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>For the activation that is being constructed.</summary>
    protected Grain() => GrainContext = Activation.Current!;

    /// <inheritdoc/>
    public IGrainContext GrainContext { get; }

    /// <summary>Makes references to other grains.</summary>
    public IGrainFactory GrainFactory => Activation.Silo.Factory;

    /// <summary>The grain's identity as text.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    /// <summary>The activation's own scope of services.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    private Activation Activation
    {
        get
        {
            Activation.Demand(GrainContext);
            return (Activation)GrainContext;
        }
    }

    /// <inheritdoc/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends the activation once its running calls are done.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps idle collection away for at least this time; zero or less cancels that, infinite is for ever.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Activation.DelayDeactivation(timeSpan);
}

/// <summary>A grain with one state, named <c>state</c>, in the storage that <see cref="StorageProviderAttribute"/> names.</summary>
public class Grain<TGrainState> : Grain
{
    private readonly IStorage<TGrainState> _storage;

    /// <summary>For the activation that is being constructed.</summary>
    protected Grain()
    {
        var provider = (StorageProviderAttribute?)Attribute.GetCustomAttribute(GetType(), typeof(StorageProviderAttribute));
        _storage = new PersistentState<TGrainState>((Activation)GrainContext, "state", provider?.ProviderName);
    }

    /// <inheritdoc cref="IStorage{TState}.State"/>
    public TGrainState State
    {
        get => _storage.State;
        set => _storage.State = value;
    }

    /// <inheritdoc cref="IStorage.ReadStateAsync()"/>
    protected virtual Task ReadStateAsync() => _storage.ReadStateAsync();

    /// <inheritdoc cref="IStorage.WriteStateAsync()"/>
    protected virtual Task WriteStateAsync() => _storage.WriteStateAsync();

    /// <inheritdoc cref="IStorage.ClearStateAsync()"/>
    protected virtual Task ClearStateAsync() => _storage.ClearStateAsync();
}
