using System.Globalization;

namespace Orleans.Runtime;

/// <summary>
/// Keys as text: a string as it is, a number in upper-case hexadecimal, a Guid as 32 lower-case digits, and a compound key with
/// <c>+extension</c> behind it.
/// </summary>
public static class GrainIdKeyExtensions
{
    private const int GuidLength = 32;

    /// <summary>The key text of a Guid.</summary>
    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key.ToString("N"));

    /// <summary>The key text of a Guid with an extension.</summary>
    public static IdSpan CreateGuidKey(Guid key, string? keyExtension) => Compound(key.ToString("N"), keyExtension);

    /// <summary>The key text of a number.</summary>
    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key.ToString("X"));

    /// <summary>The key text of a number with an extension.</summary>
    public static IdSpan CreateIntegerKey(long key, string? keyExtension) => Compound(key.ToString("X"), keyExtension);

    /// <summary>The Guid that the key is, or begins with.</summary>
    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        var text = grainId.Key.ToString();
        keyExt = text.Length > GuidLength ? text[(GuidLength + 1)..] : null;
        key = default;
        return text.Length >= GuidLength && (text.Length == GuidLength || text[GuidLength] == '+')
            && Guid.TryParseExact(text.AsSpan(0, GuidLength), "N", out key);
    }

    /// <summary>The number that the key is, or begins with.</summary>
    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        var text = grainId.Key.ToString();
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        keyExt = plus < 0 ? null : text[(plus + 1)..];
        var digits = plus < 0 ? text : text[..plus];
        key = 0;
        return digits.Length > 0 && digits.All(char.IsAsciiHexDigit)
            && long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key);
    }

    /// <summary>The Guid that the key is.</summary>
    /// <exception cref="InvalidOperationException">The key is not a Guid.</exception>
    public static Guid GetGuidKey(this GrainId grainId) => GetGuidKey(grainId, out _);

    /// <inheritdoc cref="GetGuidKey(GrainId)"/>
    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt) =>
        TryGetGuidKey(grainId, out var key, out keyExt) ? key : throw new InvalidOperationException($"The key of {grainId} is not a Guid.");

    /// <summary>The number that the key is.</summary>
    /// <exception cref="InvalidOperationException">The key is not a number.</exception>
    public static long GetIntegerKey(this GrainId grainId) => GetIntegerKey(grainId, out _);

    /// <inheritdoc cref="GetIntegerKey(GrainId)"/>
    public static long GetIntegerKey(this GrainId grainId, out string? keyExt) =>
        TryGetIntegerKey(grainId, out var key, out keyExt) ? key : throw new InvalidOperationException($"The key of {grainId} is not a number.");

    private static IdSpan Compound(string key, string? extension) => IdSpan.Create(extension is null ? key : $"{key}+{extension}");
}
