using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>What the runtime knows of one grain class.</summary>
internal sealed class GrainClass
{
    private readonly ObjectFactory _create;
    private readonly Func<Activation, object>[] _facets;
    private readonly bool _needsServices;

    public GrainClass(Type type)
    {
        Type = type;
        GrainType = GrainType.Create(type.GetCustomAttribute<GrainTypeAttribute>()?.GrainType ?? NameOf(type));
        MayInterleave = type.IsDefined(typeof(ReentrantAttribute)) ? static (_, _) => true
            : type.GetCustomAttribute<MayInterleaveAttribute>() is { } may ? Predicate(type, may.CallbackMethodName)
            : null;
        if (type.GetCustomAttribute<StatelessWorkerAttribute>() is { } workers)
            MaxWorkers = workers.MaxLocalWorkers;
        var limit = type.GetCustomAttribute<CollectionAgeLimitAttribute>();
        CollectionAge = type.IsDefined(typeof(KeepAliveAttribute)) || limit is { AlwaysActive: true } ? TimeSpan.MaxValue : limit?.AgeLimit;

        var all = Constructor(type).GetParameters();
        var parameters = all.Select(p => (p.ParameterType, Facet: p.GetCustomAttributes().OfType<IPersistentStateConfiguration>().FirstOrDefault(), p.Name))
            .Where(p => p.Facet is not null).ToArray();
        _needsServices = all.Length > parameters.Length;
        _facets = [.. parameters.Select(p => PersistentStates.Factory(p.ParameterType, p.Facet!, p.Name!))];
        _create = ActivatorUtilities.CreateFactory(type, [.. parameters.Select(p => p.ParameterType)]);
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    /// <summary>Says of a request whether it may run along with others; null for never.</summary>
    public Func<object, IInvokable, bool>? MayInterleave { get; }

    /// <summary>Zero unless the class is a stateless worker.</summary>
    public int MaxWorkers { get; }

    /// <summary>The class's own idle age; null for the silo's.</summary>
    public TimeSpan? CollectionAge { get; }

    public object Create(Activation activation)
    {
        var facets = new object[_facets.Length];
        for (var i = 0; i < facets.Length; i++)
            facets[i] = _facets[i](activation);
        return _create(_needsServices ? activation.ActivationServices : activation.Silo.Services, facets);
    }

    /// <summary>The method of the class that implements a method of one of its interfaces.</summary>
    public MethodInfo Implementation(MethodInfo method)
    {
        if (!method.DeclaringType!.IsAssignableFrom(Type))
            return method;
        var map = Type.GetInterfaceMap(method.DeclaringType);
        var index = Array.IndexOf(map.InterfaceMethods, method.IsGenericMethod ? method.GetGenericMethodDefinition() : method);
        return index < 0 ? method : map.TargetMethods[index];
    }

    private static string NameOf(Type type)
    {
        const string suffix = "grain";
        var name = type.Name.ToLowerInvariant();
        return name.EndsWith(suffix, StringComparison.Ordinal) && name.Length > suffix.Length ? name[..^suffix.Length] : name;
    }

    private static ConstructorInfo Constructor(Type type)
    {
        var constructors = type.GetConstructors();
        return constructors.FirstOrDefault(c => c.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? constructors.MaxBy(c => c.GetParameters().Length)
            ?? throw new OrleansConfigurationException($"The grain class {type} has no public constructor.");
    }

    private static Func<object, IInvokable, bool> Predicate(Type type, string name)
    {
        var method = type.GetMethod(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
            | BindingFlags.FlattenHierarchy, [typeof(IInvokable)]);
        if (method?.ReturnType != typeof(bool))
            throw new OrleansConfigurationException($"{type} has no method bool {name}(IInvokable), which its [MayInterleave] names.");
        if (!method.IsStatic)
            return (grain, request) => (bool)method.Invoke(grain, [request])!;
        var predicate = method.CreateDelegate<Func<IInvokable, bool>>();
        return (_, request) => predicate(request);
    }
}
