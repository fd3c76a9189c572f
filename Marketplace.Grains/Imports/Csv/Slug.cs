using System.Text;

namespace Marketplace.Grains.Imports.Csv;

/// <summary>Text as it may stand in an address: lower-case letters and digits, joined by single hyphens.</summary>
public static class Slug
{
    public const int MaxLength = 200;

    /// <returns>Empty when the text has no letter and no digit.</returns>
    public static string From(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (c is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length == MaxLength)
                break;
        }

        return slug.ToString().Trim('-');
    }
}
