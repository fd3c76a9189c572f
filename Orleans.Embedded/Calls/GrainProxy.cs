using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>A reference: implements a grain interface by sending each call to the grain. Equal to any reference to the same grain.</summary>
internal class GrainProxy : DispatchProxy, IAddressable
{
    private static readonly ConcurrentDictionary<Type, GrainProxy> Prototypes = new();

    private IReceiver? _receiver;

    public Silo Silo { get; private set; } = null!;

    public GrainId Id { get; private set; }

    /// <summary>Where calls go, remembered until it ends.</summary>
    public IReceiver Receiver => _receiver is { HasEnded: false } known ? known : _receiver = Silo.Catalog.Get(Id);

    public static object Create(Silo silo, Type grainInterface, GrainId id)
    {
        // Copying one is many times cheaper than having one made.
        var prototype = Prototypes.GetOrAdd(grainInterface, static type => (GrainProxy)Create(type, typeof(GrainProxy)));
        var reference = (GrainProxy)prototype.MemberwiseClone();
        (reference.Silo, reference.Id) = (silo, id);
        return reference;
    }

    public override bool Equals(object? obj) => obj is GrainProxy other && other.Id == Id;

    public override int GetHashCode() => Id.GetHashCode();

    public override string ToString() => $"reference to {Id}";

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => GrainMethod.Of(targetMethod!).Send(this, args!);
}
