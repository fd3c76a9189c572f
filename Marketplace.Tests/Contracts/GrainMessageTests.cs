using System.Reflection;
using System.Runtime.CompilerServices;
using Marketplace.Contracts;
using Marketplace.Grains;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Tests.Contracts;

/// <summary>Walks every grain interface and stored state: what they carry must be serialisable by Orleans' rules, in a cluster too.</summary>
public sealed class GrainMessageTests
{
    private static readonly Assembly[] _assemblies = [typeof(NotFoundException).Assembly, typeof(GrainServices).Assembly];

    private static readonly Type[] _grainInterfaces = [.. _assemblies.SelectMany(a => a.GetTypes())
        .Where(t => t.IsInterface && typeof(IAddressable).IsAssignableFrom(t))];

    private static readonly (Type Grain, Type State, string Name)[] _states = [.. _assemblies.SelectMany(a => a.GetTypes())
        .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IGrain).IsAssignableFrom(t))
        .SelectMany(t => t.GetConstructors().SelectMany(c => c.GetParameters())
            .Select(p => (Parameter: p, Facet: p.GetCustomAttribute<PersistentStateAttribute>()))
            .Where(p => p.Facet is not null)
            .Select(p => (t, p.Parameter.ParameterType.GetGenericArguments()[0], p.Facet!.StateName)))];

    private static readonly Type[] _messages = [.. Reachable(_grainInterfaces.SelectMany(i => i.GetMethods())
        .SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType)))];

    private static readonly Type[] _serialized = [.. _messages.Union(Reachable(_states.Select(s => s.State)))];

    [Fact]
    public void Grains_have_interfaces_and_messages() => (_grainInterfaces.Length > 5 && _messages.Length > 5).ShouldBeTrue();

    [Fact]
    public void Everything_that_crosses_a_call_or_is_stored_has_a_serialiser_and_an_alias() => _serialized
        .Where(t => !t.IsEnum && !(t.IsDefined(typeof(GenerateSerializerAttribute), false) && t.IsDefined(typeof(AliasAttribute), false)))
        .ShouldBeEmpty();

    [Fact]
    public void Aliases_are_unique() => _serialized.Where(t => t.IsDefined(typeof(AliasAttribute), false))
        .GroupBy(t => t.GetCustomAttribute<AliasAttribute>()!.Alias).Where(g => g.Count() > 1).ShouldBeEmpty();

    [Fact]
    public void Every_stored_member_has_an_id_of_its_own()
    {
        var types = _serialized.Where(t => !t.IsEnum).ToArray();
        types.SelectMany(Members).Where(p => !p.IsDefined(typeof(IdAttribute))).Select(p => $"{p.DeclaringType}.{p.Name}").ShouldBeEmpty();
        types.Where(t => Members(t).GroupBy(p => p.GetCustomAttribute<IdAttribute>()!.Id).Any(g => g.Count() > 1)).ShouldBeEmpty();
    }

    [Fact]
    public void Messages_do_not_change() => _messages.Where(t => !t.IsEnum).SelectMany(Members)
        .Where(p => p.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
        .Select(p => $"{p.DeclaringType}.{p.Name}").ShouldBeEmpty();

    [Fact]
    public void Grains_are_found_by_guids() => _grainInterfaces
        .Where(i => typeof(IGrain).IsAssignableFrom(i) && !typeof(IGrainWithGuidKey).IsAssignableFrom(i) && !typeof(IGrainWithGuidCompoundKey).IsAssignableFrom(i))
        .ShouldBeEmpty();

    [Fact]
    public void No_two_grain_classes_share_the_name_of_a_state() =>
        _states.GroupBy(s => s.Name).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    private static IEnumerable<PropertyInfo> Members(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(p => type.GetField($"<{p.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance) is not null);

    /// <summary>The product's own types among the given ones and what they are made of.</summary>
    private static HashSet<Type> Reachable(IEnumerable<Type> roots)
    {
        var found = new HashSet<Type>();
        var pending = new Stack<Type>(roots);
        while (pending.TryPop(out var type))
        {
            foreach (var part in type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments())
                pending.Push(part);
            if (type.Namespace?.StartsWith("Marketplace", StringComparison.Ordinal) != true || typeof(IAddressable).IsAssignableFrom(type)
                || !found.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type) || type.IsEnum)
                continue;
            foreach (var member in Members(type))
                pending.Push(member.PropertyType);
        }

        return found;
    }
}
