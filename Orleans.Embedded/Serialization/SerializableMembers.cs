using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization;

/// <summary>A field that is carried over into a copy.</summary>
/// <param name="Field">The field, or the one behind a property.</param>
/// <param name="Shared">Whether its value needs no copy.</param>
internal sealed record SerializableMember(FieldInfo Field, bool Shared);

/// <summary>Which members of a type cross a call: those with an id and, in records, the parameters of the primary constructor.</summary>
internal static class SerializableMembers
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static bool IsTuple(Type type) => type.IsAssignableTo(typeof(ITuple))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    public static SerializableMember[] Of(Type type) =>
        IsTuple(type) ? [.. type.GetFields(Declared).Select(f => Member(f, f))] : [.. Hierarchy(type).SelectMany(OfLevel)];

    private static IEnumerable<Type> Hierarchy(Type type)
    {
        for (var level = type; level is not null && level.IsDefined(typeof(GenerateSerializerAttribute), false); level = level.BaseType)
            yield return level;
    }

    private static IEnumerable<SerializableMember> OfLevel(Type type)
    {
        var attribute = type.GetCustomAttribute<GenerateSerializerAttribute>(false)!;
        var primary = attribute.IncludePrimaryConstructorParameters || IsRecord(type) ? PrimaryParameters(type) : [];
        foreach (var field in type.GetFields(Declared).Where(f => f.IsDefined(typeof(IdAttribute))))
            yield return Member(field, field);
        foreach (var property in type.GetProperties(Declared))
        {
            if ((property.IsDefined(typeof(IdAttribute)) || primary.Contains(property.Name)
                    || (attribute.GenerateFieldIds == GenerateFieldIds.PublicProperties && property.GetMethod is { IsPublic: true }))
                && type.GetField($"<{property.Name}>k__BackingField", Declared) is { } field)
                yield return Member(property, field);
        }
    }

    private static SerializableMember Member(MemberInfo declared, FieldInfo field) =>
        new(field, declared.IsDefined(typeof(ImmutableAttribute)) || DeepCopy.IsShared(field.FieldType));

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null || (type.IsValueType && type.GetMethod("PrintMembers", Declared) is not null);

    private static HashSet<string?> PrimaryParameters(Type type) => type.GetConstructors(Declared)
        .Select(c => c.GetParameters())
        .Where(p => p.All(x => type.GetProperty(x.Name!) is not null))
        .OrderByDescending(p => p.Length)
        .FirstOrDefault([])
        .Select(p => p.Name)
        .ToHashSet();
}
