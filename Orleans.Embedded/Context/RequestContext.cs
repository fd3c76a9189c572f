using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>Values that travel with a call and the calls it causes; what the callee sets does not come back.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<ContextValues?> Local = new();

    internal static ContextValues? Current
    {
        get => Local.Value;
        set => Local.Value = value;
    }

    /// <summary>The names of the values that are set.</summary>
    public static IEnumerable<string> Keys => Values.Keys;

    /// <summary>The values that are set.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Entries => Values;

    /// <summary>Identifies the open call chain; empty when none is open.</summary>
    public static Guid ReentrancyId
    {
        get => Current?.ReentrancyId ?? Guid.Empty;
        set => Current = ContextValues.Of(Values, value);
    }

    private static ImmutableDictionary<string, object> Values => Current?.Values ?? ImmutableDictionary<string, object>.Empty;

    /// <summary>The value, or null.</summary>
    public static object? Get(string key) => Values.GetValueOrDefault(key);

    /// <summary>Sets a value for the rest of this method and what it calls; it must be serialisable.</summary>
    public static void Set(string key, object value) => Current = ContextValues.Of(Values.SetItem(key, value), ReentrancyId);

    /// <summary>Removes a value.</summary>
    public static bool Remove(string key)
    {
        var had = Values.ContainsKey(key);
        Current = ContextValues.Of(Values.Remove(key), ReentrancyId);
        return had;
    }

    /// <summary>Removes everything.</summary>
    public static void Clear() => Current = null;

    /// <summary>Until disposed, grains called from here may call back into this grain.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var outer = ReentrancyId;
        var inner = outer == Guid.Empty ? Guid.NewGuid() : outer;
        return new ReentrancySection(outer, inner);
    }

    /// <summary>Until disposed, grains called from here may not call back into this grain, even if an outer section allows it.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    /// <summary>Ends on disposal what <see cref="AllowCallChainReentrancy"/> or its opposite began.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _outer, _inner;
        private readonly Activation? _activation;

        /// <summary>Begins a section.</summary>
        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            (_outer, _inner) = (originalReentrancyId, newReentrancyId);
            _activation = Activation.Current;
            if (_inner != Guid.Empty)
                _activation?.EnterChain(_inner);
            ReentrancyId = _inner;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (_inner != Guid.Empty)
                _activation?.LeaveChain(_inner);
            ReentrancyId = _outer;
        }
    }
}

/// <summary>What <see cref="RequestContext"/> holds: immutable, so that a call takes it along as it is.</summary>
internal sealed record ContextValues(ImmutableDictionary<string, object> Values, Guid ReentrancyId)
{
    public static ContextValues? Of(ImmutableDictionary<string, object> values, Guid reentrancy) =>
        values.IsEmpty && reentrancy == Guid.Empty ? null : new(values, reentrancy);

    /// <summary>The context as the callee gets it, its values copied like arguments.</summary>
    public ContextValues Copy() => Values.IsEmpty
        ? this
        : this with { Values = Values.ToImmutableDictionary(e => e.Key, e => Serialization.DeepCopy.Of(e.Value)!) };
}
