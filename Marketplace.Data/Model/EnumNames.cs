namespace Marketplace.Data.Model;

/// <summary>The database's word for an enum value (<c>InProgress</c> is <c>in_progress</c>), for hot-path SQL and API models.</summary>
public static class EnumNames<T> where T : struct, Enum
{
    private static readonly Dictionary<T, string> s_texts = Enum.GetValues<T>().ToDictionary(v => v, v => SnakeCase.Of(v.ToString()));
    private static readonly Dictionary<string, T> s_values = s_texts.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

    public static string ToText(T value) => s_texts[value];

    public static T FromText(string text) => s_values[text];

    public static bool TryFromText(string? text, out T value)
    {
        value = default;
        return text is not null && s_values.TryGetValue(text, out value);
    }
}

/// <summary>Shorthand for <see cref="EnumNames{T}"/>.</summary>
public static class EnumNames
{
    public static string ToText<T>(this T value) where T : struct, Enum => EnumNames<T>.ToText(value);
}
