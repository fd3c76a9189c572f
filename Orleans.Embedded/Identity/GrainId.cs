using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>A grain's identity, written <c>type/key</c>.</summary>
public readonly struct GrainId(GrainType type, IdSpan key) : IEquatable<GrainId>, IComparable<GrainId>
{
    /// <summary>What kind of grain.</summary>
    public GrainType Type { get; } = type;

    /// <summary>Which one.</summary>
    public IdSpan Key { get; } = key;

    /// <summary>Whether this holds nothing.</summary>
    public bool IsDefault => Type.IsDefault && Key.IsDefault;

    /// <summary>The identity of <paramref name="key"/> among the grains of <paramref name="type"/>.</summary>
    public static GrainId Create(string type, string key) => Create(GrainType.Create(type), key);

    /// <inheritdoc cref="Create(string, string)"/>
    public static GrainId Create(GrainType type, string key) => new(type, IdSpan.Create(key));

    /// <inheritdoc cref="Create(string, string)"/>
    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    /// <summary>Reads <c>type/key</c>; the key may itself contain slashes.</summary>
    /// <exception cref="FormatException">There is no slash after a type.</exception>
    public static GrainId Parse(string value) =>
        TryParse(value, out var result) ? result : throw new FormatException($"\"{value}\" is not a grain id of the form type/key.");

    /// <summary>Reads <c>type/key</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? value, out GrainId result)
    {
        var slash = value?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        result = slash > 0 ? Create(value![..slash], value[(slash + 1)..]) : default;
        return slash > 0;
    }

    /// <summary>The hash that reminders are stored under; equal in every process.</summary>
    public uint GetUniformHashCode() => unchecked(Type.GetUniformHashCode() * 31 + Key.GetUniformHashCode());

    /// <inheritdoc/>
    public bool Equals(GrainId other) => Key.Equals(other.Key) && Type.Equals(other.Type);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(Type.GetHashCode() * 31 + Key.GetHashCode());

    /// <inheritdoc/>
    public int CompareTo(GrainId other) => Type.CompareTo(other.Type) is not 0 and var byType ? byType : Key.CompareTo(other.Key);

    /// <inheritdoc/>
    public override string ToString() => $"{Type}/{Key}";

    /// <summary>Whether both are the same grain.</summary>
    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);
}
