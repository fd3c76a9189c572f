using Orleans.Runtime;

namespace Orleans;

internal sealed class GrainFactory(Silo silo) : IClusterClient
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Type, bool> _checked = new();

    public IServiceProvider ServiceProvider => silo.Services;

    public T GetGrain<T>(Guid primaryKey, string? grainClassNamePrefix = null) where T : IGrainWithGuidKey =>
        (T)Refer(typeof(T), GrainIdKeyExtensions.CreateGuidKey(primaryKey), grainClassNamePrefix);

    public T GetGrain<T>(long primaryKey, string? grainClassNamePrefix = null) where T : IGrainWithIntegerKey =>
        (T)Refer(typeof(T), GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix);

    public T GetGrain<T>(string primaryKey, string? grainClassNamePrefix = null) where T : IGrainWithStringKey =>
        (T)Refer(typeof(T), IdSpan.Create(NotBlank(primaryKey)), grainClassNamePrefix);

    public T GetGrain<T>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null) where T : IGrainWithGuidCompoundKey =>
        (T)Refer(typeof(T), GrainIdKeyExtensions.CreateGuidKey(primaryKey, NotBlank(keyExtension)), grainClassNamePrefix);

    public T GetGrain<T>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null) where T : IGrainWithIntegerCompoundKey =>
        (T)Refer(typeof(T), GrainIdKeyExtensions.CreateIntegerKey(primaryKey, NotBlank(keyExtension)), grainClassNamePrefix);

    public T GetGrain<T>(GrainId grainId) where T : IAddressable => (T)Refer(typeof(T), grainId);

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) =>
        (IGrain)Refer(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) =>
        (IGrain)Refer(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        (IGrain)Refer(grainInterfaceType, IdSpan.Create(NotBlank(grainPrimaryKey)), null);

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) =>
        (IGrain)Refer(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey, NotBlank(keyExtension)), null);

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) =>
        (IGrain)Refer(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey, NotBlank(keyExtension)), null);

    public T CreateObjectReference<T>(IGrainObserver obj) where T : IGrainObserver
    {
        if (Activation.Current is not null)
            throw new InvalidOperationException("A grain cannot be an observer; make the reference outside grains.");
        return (T)Refer(typeof(T), ObserverReceiver.Register(silo, obj));
    }

    public void DeleteObjectReference<T>(IGrainObserver obj) where T : IGrainObserver =>
        silo.Catalog.Remove(obj is GrainProxy reference ? reference.Id
            : throw new ArgumentException("Give the reference, not the object.", nameof(obj)));

    private static string NotBlank(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return key;
    }

    private object Refer(Type grainInterface, IdSpan key, string? prefix) =>
        Refer(grainInterface, new GrainId(silo.Classes.Implementing(grainInterface, prefix), key));

    private object Refer(Type grainInterface, GrainId id)
    {
        if (!_checked.ContainsKey(grainInterface))
        {
            GrainMethod.Check(grainInterface);
            _checked[grainInterface] = true;
        }

        return GrainProxy.Create(silo, grainInterface, id);
    }
}
