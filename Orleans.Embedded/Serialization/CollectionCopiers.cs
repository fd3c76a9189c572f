using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Reflection;
using static Orleans.Serialization.DeepCopy;

namespace Orleans.Serialization;

/// <summary>How the framework's collections are copied. A comparer stays with the collection.</summary>
internal static class CollectionCopiers
{
    private static readonly Dictionary<Type, string> Methods = new()
    {
        [typeof(List<>)] = nameof(List),
        [typeof(HashSet<>)] = nameof(HashSet),
        [typeof(SortedSet<>)] = nameof(SortedSet),
        [typeof(Queue<>)] = nameof(Queue),
        [typeof(Stack<>)] = nameof(Stack),
        [typeof(LinkedList<>)] = nameof(LinkedList),
        [typeof(ReadOnlyCollection<>)] = nameof(ReadOnly),
        [typeof(Dictionary<,>)] = nameof(Dictionary),
        [typeof(SortedDictionary<,>)] = nameof(SortedDictionary),
        [typeof(ConcurrentDictionary<,>)] = nameof(ConcurrentDictionary),
        [typeof(ImmutableArray<>)] = nameof(ImmutableArray),
        [typeof(ImmutableList<>)] = nameof(ImmutableList),
        [typeof(ImmutableHashSet<>)] = nameof(ImmutableSet),
        [typeof(ImmutableDictionary<,>)] = nameof(ImmutableDictionary),
        [typeof(ImmutableSortedDictionary<,>)] = nameof(ImmutableSortedDictionary),
    };

    public static bool IsImmutableCollection(Type type) =>
        type.Namespace == typeof(ImmutableArray<>).Namespace || type.Namespace == typeof(FrozenSet<>).Namespace;

    public static Copier? For(Type type)
    {
        if (type.IsArray)
            return type.GetArrayRank() == 1 ? Bind(nameof(Vector), [type.GetElementType()!]) : Grid;
        if (!type.IsGenericType)
            return null;
        return Methods.TryGetValue(type.GetGenericTypeDefinition(), out var method) ? Bind(method, type.GetGenericArguments()) : null;
    }

    private static Copier Bind(string method, Type[] arguments) => typeof(CollectionCopiers)
        .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(arguments).CreateDelegate<Copier>();

    private static T Copy<T>(T value, Dictionary<object, object> copies) => (T)Of(value, copies)!;

    private static KeyValuePair<TKey, TValue> CopyPair<TKey, TValue>(KeyValuePair<TKey, TValue> pair, Dictionary<object, object> copies) =>
        new(Copy(pair.Key, copies), Copy(pair.Value, copies));

    private static object Vector<T>(object value, Dictionary<object, object> copies)
    {
        var source = (T[])value;
        if (IsShared(typeof(T)))
            return source.Clone();
        var copy = new T[source.Length];
        copies[value] = copy;
        for (var i = 0; i < source.Length; i++)
            copy[i] = Copy(source[i], copies);
        return copy;
    }

    private static object Grid(object value, Dictionary<object, object> copies)
    {
        var copy = (Array)((Array)value).Clone();
        copies[value] = copy;
        if (IsShared(copy.GetType().GetElementType()!))
            return copy;
        var index = new int[copy.Rank];
        for (var i = 0L; i < copy.LongLength; i++)
        {
            var rest = i;
            for (var d = copy.Rank - 1; d >= 0; d--)
                (rest, index[d]) = (rest / copy.GetLength(d), (int)(rest % copy.GetLength(d)));
            copy.SetValue(Of(copy.GetValue(index), copies), index);
        }

        return copy;
    }

    private static object List<T>(object value, Dictionary<object, object> copies)
    {
        var source = (List<T>)value;
        var copy = new List<T>(source.Count);
        copies[value] = copy;
        if (IsShared(typeof(T)))
            copy.AddRange(source);
        else
            copy.AddRange(source.Select(item => Copy(item, copies)));
        return copy;
    }

    private static object Dictionary<TKey, TValue>(object value, Dictionary<object, object> copies) where TKey : notnull
    {
        var source = (Dictionary<TKey, TValue>)value;
        var copy = new Dictionary<TKey, TValue>(source.Count, source.Comparer);
        copies[value] = copy;
        foreach (var (key, item) in source)
            copy.Add(Copy(key, copies), Copy(item, copies));
        return copy;
    }

    private static object HashSet<T>(object value, Dictionary<object, object> copies) =>
        ((HashSet<T>)value).Select(item => Copy(item, copies)).ToHashSet(((HashSet<T>)value).Comparer);

    private static object SortedSet<T>(object value, Dictionary<object, object> copies) =>
        new SortedSet<T>(((SortedSet<T>)value).Select(item => Copy(item, copies)), ((SortedSet<T>)value).Comparer);

    private static object Queue<T>(object value, Dictionary<object, object> copies) =>
        new Queue<T>(((Queue<T>)value).Select(item => Copy(item, copies)));

    private static object Stack<T>(object value, Dictionary<object, object> copies) =>
        new Stack<T>(((Stack<T>)value).Reverse().Select(item => Copy(item, copies)));

    private static object LinkedList<T>(object value, Dictionary<object, object> copies) =>
        new LinkedList<T>(((LinkedList<T>)value).Select(item => Copy(item, copies)));

    private static object ReadOnly<T>(object value, Dictionary<object, object> copies) =>
        new ReadOnlyCollection<T>([.. ((ReadOnlyCollection<T>)value).Select(item => Copy(item, copies))]);

    private static object SortedDictionary<TKey, TValue>(object value, Dictionary<object, object> copies) where TKey : notnull =>
        new SortedDictionary<TKey, TValue>(
            ((SortedDictionary<TKey, TValue>)value).ToDictionary(p => Copy(p.Key, copies), p => Copy(p.Value, copies)),
            ((SortedDictionary<TKey, TValue>)value).Comparer);

    private static object ConcurrentDictionary<TKey, TValue>(object value, Dictionary<object, object> copies) where TKey : notnull =>
        new ConcurrentDictionary<TKey, TValue>(
            ((ConcurrentDictionary<TKey, TValue>)value).Select(p => CopyPair(p, copies)), ((ConcurrentDictionary<TKey, TValue>)value).Comparer);

    private static object ImmutableArray<T>(object value, Dictionary<object, object> copies) =>
        ((ImmutableArray<T>)value).IsDefault ? value : ((ImmutableArray<T>)value).Select(item => Copy(item, copies)).ToImmutableArray();

    private static object ImmutableList<T>(object value, Dictionary<object, object> copies) =>
        ((ImmutableList<T>)value).ConvertAll(item => Copy(item, copies));

    private static object ImmutableSet<T>(object value, Dictionary<object, object> copies) =>
        ((ImmutableHashSet<T>)value).Select(item => Copy(item, copies)).ToImmutableHashSet(((ImmutableHashSet<T>)value).KeyComparer);

    private static object ImmutableDictionary<TKey, TValue>(object value, Dictionary<object, object> copies) where TKey : notnull =>
        ((ImmutableDictionary<TKey, TValue>)value).Select(p => CopyPair(p, copies))
        .ToImmutableDictionary(((ImmutableDictionary<TKey, TValue>)value).KeyComparer, ((ImmutableDictionary<TKey, TValue>)value).ValueComparer);

    private static object ImmutableSortedDictionary<TKey, TValue>(object value, Dictionary<object, object> copies) where TKey : notnull =>
        ((ImmutableSortedDictionary<TKey, TValue>)value).Select(p => CopyPair(p, copies))
        .ToImmutableSortedDictionary(((ImmutableSortedDictionary<TKey, TValue>)value).KeyComparer);
}
