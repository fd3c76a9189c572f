using System.Net;
using System.Text.RegularExpressions;

namespace Marketplace.Channels.Etsy;

/// <summary>Etsy's rules for words, from the descriptions of <c>createDraftListing</c> and <c>uploadListingImage</c>.</summary>
internal static partial class EtsyText
{
    public const int TitleLength = 140;
    private const int MostTags = 13;
    private const int TagLength = 20;
    private const int AltLength = 250;

    /// <summary>Etsy allows each of these once.</summary>
    private const string OnceOnly = "%:&+";

    public static string Title(string title) => Spaces().Replace(title, " ").Trim();

    /// <summary>What Etsy would refuse in a cleaned title, or null.</summary>
    public static string? TitleProblem(string title)
    {
        if (title.Length == 0)
            return "Etsy needs a title.";
        if (title.Length > TitleLength)
            return $"Etsy takes titles of at most {TitleLength} characters; this one has {title.Length}.";
        if (NotInTitle().Match(title) is { Success: true } character)
            return $"Etsy does not allow '{character.Value}' in a title.";
        foreach (var once in OnceOnly)
        {
            if (title.Count(c => c == once) > 1)
                return $"Etsy allows '{once}' only once in a title.";
        }
        return null;
    }

    /// <summary>Etsy shows plain text: markup becomes line breaks and bullets, entities become characters.</summary>
    public static string Description(string html)
    {
        var text = Unseen().Replace(html, "");
        text = LineBreaks().IsMatch(text) ? Spaces().Replace(text, " ") : text;
        text = Bullet().Replace(text, "\n• ");
        text = LineBreaks().Replace(text, "\n");
        text = WebUtility.HtmlDecode(Tag().Replace(text, ""));
        return BlankLines().Replace(LineEdges().Replace(text, "\n"), "\n\n").Trim();
    }

    /// <summary>At most 13 of at most 20 characters; what does not fit is left out rather than refused.</summary>
    public static IReadOnlyList<string> Tags(IEnumerable<string> tags) =>
    [
        .. tags.Select(tag => Spaces().Replace(NotInTag().Replace(tag, " "), " ").Trim())
            .Where(tag => tag.Length is > 0 and <= TagLength)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostTags),
    ];

    public static string? Alt(string? alt) => alt?.Trim() switch
    {
        null or "" => null,
        { Length: > AltLength } text => text[..AltLength],
        var text => text,
    };

    /// <summary>Parentheses are not allowed in the values of a property.</summary>
    public static string OptionValue(string value) => Spaces().Replace(value.Replace('(', '[').Replace(')', ']'), " ").Trim();

    /// <summary>Whether two texts say the same: Etsy gives back text with entities and other line ends than it got.</summary>
    public static bool Same(string? a, string? b) => Normal(a) == Normal(b);

    private static string Normal(string? text) => Spaces().Replace(WebUtility.HtmlDecode(text ?? ""), " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[^\p{L}\p{Nd}\p{P}\p{Sm}\p{Zs}™©®]", RegexOptions.None, 1000)]
    private static partial Regex NotInTitle();

    [GeneratedRegex(@"[^\p{L}\p{Nd}\p{Zs}\-'™©®]", RegexOptions.None, 1000)]
    private static partial Regex NotInTag();

    [GeneratedRegex(@"<!--.*?-->|<(?<name>script|style)\b.*?</\k<name>\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"<li\b[^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"<br\s*/?>|</?(?:p|div|ul|ol|h[1-6]|tr|table|section|blockquote)\b[^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LineBreaks();

    [GeneratedRegex("</?[a-z][^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[ \t\r]*\n[ \t\r]*", RegexOptions.None, 1000)]
    private static partial Regex LineEdges();

    [GeneratedRegex(@"\n{3,}", RegexOptions.None, 1000)]
    private static partial Regex BlankLines();
}
