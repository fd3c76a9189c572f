namespace Orleans.Concurrency;

/// <summary>A value that its holder promises not to change, so that it is passed without a copy.</summary>
public readonly struct Immutable<T>(T value)
{
    /// <summary>The shared value.</summary>
    public readonly T Value = value;
}

/// <summary>Wraps values as <see cref="Immutable{T}"/>.</summary>
public static class ImmutableExtensions
{
    /// <summary>Promises that <paramref name="value"/> does not change any more.</summary>
    public static Immutable<T> AsImmutable<T>(this T value) => new(value);
}
