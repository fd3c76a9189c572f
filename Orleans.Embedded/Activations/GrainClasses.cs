using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace Orleans.Runtime;

/// <summary>The grain classes of the program, and which of them a grain interface means.</summary>
internal sealed class GrainClasses
{
    private readonly Dictionary<GrainType, GrainClass> _byType = [];
    private readonly ConcurrentDictionary<(Type, string?), GrainType> _byInterface = new();

    public GrainClasses()
    {
        foreach (var type in Assemblies().SelectMany(a => a.GetTypes()).Where(IsGrainClass))
        {
            var grainClass = new GrainClass(type);
            if (!_byType.TryAdd(grainClass.GrainType, grainClass))
            {
                throw new OrleansConfigurationException(
                    $"Both {type} and {_byType[grainClass.GrainType].Type} are grains of type {grainClass.GrainType}; use [GrainType].");
            }
        }
    }

    public GrainClass Of(GrainType type) => _byType.TryGetValue(type, out var known) ? known
        : throw new ArgumentException($"There is no grain class of type {type}.");

    /// <summary>The class named like the interface without its I, else the only one; a prefix of the full class name narrows the choice.</summary>
    /// <exception cref="ArgumentException">No class, or several, implement the interface.</exception>
    public GrainType Implementing(Type grainInterface, string? prefix) => _byInterface.GetOrAdd((grainInterface, prefix), Find);

    private GrainType Find((Type Interface, string? Prefix) key)
    {
        var candidates = _byType.Values
            .Where(c => key.Interface.IsAssignableFrom(c.Type))
            .Where(c => key.Prefix is null || c.Type.FullName!.StartsWith(key.Prefix, StringComparison.Ordinal))
            .ToArray();
        var chosen = candidates is [var only] ? only
            : candidates.FirstOrDefault(c => c.Type.FullName == key.Prefix)
            ?? (candidates.Where(c => c.Type.Name == key.Interface.Name[1..]).ToArray() is [var named] ? named : null);
        return chosen?.GrainType ?? throw new ArgumentException(candidates.Length == 0
            ? $"No grain class implements {key.Interface}{(key.Prefix is null ? "" : $" with prefix {key.Prefix}")}."
            : $"Several grain classes implement {key.Interface}: {string.Join(", ", candidates.Select(c => c.Type))}; give a class name prefix.");
    }

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(IGrain).IsAssignableFrom(type)
        && !type.IsSubclassOf(typeof(GrainProxy));

    /// <summary>What is loaded or referenced and itself references the grain API.</summary>
    private static HashSet<Assembly> Assemblies()
    {
        var api = typeof(IGrain).Assembly.GetName().Name;
        var found = new HashSet<Assembly>();
        var pending = new Queue<Assembly>(AssemblyLoadContext.Default.Assemblies.Where(a => !a.IsDynamic));
        var seen = pending.Select(a => a.GetName().Name).ToHashSet();
        while (pending.TryDequeue(out var assembly))
        {
            var references = assembly.GetReferencedAssemblies();
            if (references.Any(r => r.Name == api))
                found.Add(assembly);
            foreach (var reference in references.Where(r => !IsFramework(r.Name!) && seen.Add(r.Name)))
            {
                if (TryLoad(reference) is { } loaded)
                    pending.Enqueue(loaded);
            }
        }

        return found;
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal);

    /// <summary>A reference may be missing on purpose (an optional package): then it holds no grains.</summary>
    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return AssemblyLoadContext.Default.LoadFromAssemblyName(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
