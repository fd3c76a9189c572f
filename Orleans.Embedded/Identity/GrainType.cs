namespace Orleans.Runtime;

/// <summary>The type half of a grain's identity, such as <c>inventory</c> for <c>InventoryGrain</c>.</summary>
public readonly struct GrainType(IdSpan id) : IEquatable<GrainType>, IComparable<GrainType>
{
    /// <summary>Whether this holds nothing.</summary>
    public bool IsDefault => Value.IsDefault;

    /// <summary>The text.</summary>
    public IdSpan Value { get; } = id;

    /// <summary>The type named <paramref name="value"/>.</summary>
    public static GrainType Create(string value) => new(IdSpan.Create(value));

    /// <summary>Equal in every process.</summary>
    public uint GetUniformHashCode() => Value.GetUniformHashCode();

    /// <inheritdoc/>
    public bool Equals(GrainType obj) => Value.Equals(obj.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(GrainType other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    /// <summary>Whether both are the same type.</summary>
    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);
}
