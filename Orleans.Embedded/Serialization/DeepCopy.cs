using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>
/// Copies what crosses a grain call, so that neither side sees the other's changes. What cannot change is shared; mutable types
/// must be collections or carry <see cref="GenerateSerializerAttribute"/>.
/// </summary>
internal static class DeepCopy
{
    private static readonly ConcurrentDictionary<Type, Copier?> Copiers = new();
    private static readonly ConcurrentDictionary<Type, bool> Checked = new();

    private static readonly HashSet<Type> Simple =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
        typeof(Guid), typeof(Uri), typeof(Version), typeof(Half), typeof(Int128), typeof(UInt128), typeof(System.Text.Rune),
        typeof(System.Numerics.BigInteger), typeof(System.Net.IPAddress), typeof(System.Net.IPEndPoint),
        typeof(System.Globalization.CultureInfo), typeof(CancellationToken), typeof(IdSpan), typeof(GrainType), typeof(GrainId), typeof(object),
    ];

    /// <summary>Copies one value of a known type; the second argument remembers copies, so that shared and circular references stay so.</summary>
    internal delegate object Copier(object value, Dictionary<object, object> copies);

    public static object? Of(object? value) => value is null || CopierOf(value.GetType()) is not { } copier
        ? value
        : copier(value, new Dictionary<object, object>(ReferenceEqualityComparer.Instance));

    internal static object? Of(object? value, Dictionary<object, object> copies)
    {
        if (value is null || CopierOf(value.GetType()) is not { } copier)
            return value;
        return copies.TryGetValue(value, out var known) ? known : copier(value, copies);
    }

    /// <summary>Whether values declared as the type need no copy.</summary>
    public static bool IsShared(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsPrimitive || type.IsEnum || (Simple.Contains(type) && type != typeof(object)) || type.IsDefined(typeof(ImmutableAttribute), false)
            || type.IsAssignableTo(typeof(Type)) || type.IsAssignableTo(typeof(Exception)) || typeof(IAddressable).IsAssignableFrom(type)
            || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Immutable<>)
                || (CollectionCopiers.IsImmutableCollection(type) && type.GetGenericArguments().All(IsShared))));
    }

    /// <summary>Refuses a declared type of which no value could be copied.</summary>
    /// <exception cref="CodecNotFoundException">The type, or one inside it, has no way to be copied.</exception>
    public static void Check(Type type)
    {
        if (!Checked.TryAdd(type, true))
            return;
        try
        {
            if (type.IsArray)
                Check(type.GetElementType()!);
            else if (type.IsGenericType && !type.IsDefined(typeof(ImmutableAttribute), false))
                Array.ForEach(type.GetGenericArguments(), Check);
            if (!type.IsInterface && !type.IsAbstract && type != typeof(object) && CopierOf(Nullable.GetUnderlyingType(type) ?? type) is not null
                && type.IsDefined(typeof(GenerateSerializerAttribute), false))
            {
                foreach (var member in SerializableMembers.Of(type).Where(m => !m.Shared))
                    Check(member.Field.FieldType);
            }
        }
        catch (CodecNotFoundException)
        {
            Checked.TryRemove(type, out _);
            throw;
        }
    }

    private static Copier? CopierOf(Type type) => Copiers.GetOrAdd(type, static t => Create(t));

    private static Copier? Create(Type type)
    {
        if (type == typeof(GrainProxy) || type.IsSubclassOf(typeof(GrainProxy)))
            return null;
        if (type.IsClass && typeof(IAddressable).IsAssignableFrom(type))
            throw new CodecNotFoundException($"{type} is a grain or observer itself; pass a reference to it.");
        if (type == typeof(object) || IsShared(type))
            return null;
        if (CollectionCopiers.For(type) is { } collection)
            return collection;
        if (type.IsDefined(typeof(GenerateSerializerAttribute), false) || SerializableMembers.IsTuple(type))
            return MemberCopier(type, SerializableMembers.Of(type));
        throw new CodecNotFoundException($"Could not find a copier for type {type}: it needs [GenerateSerializer], or [Immutable] if it never changes.");
    }

    private static Copier MemberCopier(Type type, SerializableMember[] members)
    {
        var constructor = type.IsValueType ? null : type.GetConstructor(BindingFlags.Public | BindingFlags.Instance, []);
        return (value, copies) =>
        {
            var copy = constructor?.Invoke(null) ?? System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
            if (!type.IsValueType)
                copies[value] = copy;
            foreach (var (field, shared) in members)
            {
                var member = field.GetValue(value);
                field.SetValue(copy, shared ? member : Of(member, copies));
            }

            return copy;
        };
    }
}
