namespace Marketplace.Data.Model;

/// <summary>The word for an enum value in the database and in API models: <c>InProgress</c> is <c>in_progress</c>.</summary>
public static class EnumNames
{
    public static string ToText<T>(this T value) where T : struct, Enum => Of<T>.Texts[value];

    public static T FromText<T>(string text) where T : struct, Enum => Of<T>.Values[text];

    public static bool TryFromText<T>(string? text, out T value) where T : struct, Enum
    {
        value = default;
        return text is not null && Of<T>.Values.TryGetValue(text, out value);
    }

    private static class Of<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Texts = Enum.GetValues<T>().ToDictionary(v => v, v => SnakeCase.Of(v.ToString()));
        public static readonly Dictionary<string, T> Values = Texts.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
