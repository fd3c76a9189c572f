namespace Marketplace.Data.Model;

/// <summary>Patterns for LIKE and ILIKE.</summary>
public static class LikePattern
{
    /// <summary>Finds the text anywhere, taken literally.</summary>
    public static string Containing(string text) =>
        $"%{text.Trim().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
