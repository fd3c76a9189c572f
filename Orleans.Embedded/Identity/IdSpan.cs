using System.Text;

namespace Orleans.Runtime;

/// <summary>One half of a grain's identity: its type or its key, as text.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>
{
    private readonly string? _text;
    private readonly int _hash;

    private IdSpan(string text) => (_text, _hash) = (text, text.GetHashCode(StringComparison.Ordinal));

    /// <summary>Whether this holds nothing.</summary>
    public bool IsDefault => string.IsNullOrEmpty(_text);

    /// <summary>The span of <paramref name="id"/>.</summary>
    public static IdSpan Create(string id) => new(id);

    /// <summary>Equal in every process, unlike <see cref="GetHashCode"/>.</summary>
    public uint GetUniformHashCode() => StableHash.ComputeHash(Encoding.UTF8.GetBytes(ToString()));

    /// <inheritdoc/>
    public bool Equals(IdSpan obj) => _hash == obj._hash && string.Equals(_text, obj._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public int CompareTo(IdSpan other) => string.CompareOrdinal(_text, other._text);

    /// <inheritdoc/>
    public override string ToString() => _text ?? "";

    /// <summary>Whether both are the same text.</summary>
    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);
}
