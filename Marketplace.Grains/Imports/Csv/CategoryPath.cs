namespace Marketplace.Grains.Imports.Csv;

/// <summary>A category from the root down, written as <c>Clothing > Shirts</c>.</summary>
public static class CategoryPath
{
    private const int _maxDepth = 20;

    public static string[] Names(string path) =>
        [.. path.Split('>', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(_maxDepth).Select(n => n[..Math.Min(n.Length, 255)])];

    /// <summary>Unique per seller: the same name may stand under two parents.</summary>
    public static string Slug(IEnumerable<string> names) => Csv.Slug.From(string.Join(' ', names));
}
