using System.Net;
using System.Text.RegularExpressions;

namespace Marketplace.Channels.Ebay;

/// <summary>eBay's rules for words, from the descriptions of <c>createOrReplaceInventoryItem</c> and <c>createOffer</c>.</summary>
internal static partial class EbayText
{
    public const int TitleLength = 80;
    public const int SkuLength = 50;
    public const int AspectLength = 65;

    private const int ProductDescriptionLength = 4000;

    public static string Title(string title) => Spaces().Replace(title, " ").Trim();

    /// <summary>The markup of a listing. Text without markup gets its line breaks; scripts, which eBay refuses, go.</summary>
    public static string Html(string description) => Markup().IsMatch(description)
        ? Active().Replace(description, "").Trim()
        : LineBreak().Replace(WebUtility.HtmlEncode(description.Trim()), "<br>");

    /// <summary>The text of an item, which has less room than a listing: cut as text where its markup would not fit.</summary>
    public static string Short(string html)
    {
        if (html.Length <= ProductDescriptionLength)
            return html;
        var text = Spaces().Replace(Markup().Replace(html, " "), " ").Trim();
        return text.Length <= ProductDescriptionLength ? text : text[..ProductDescriptionLength];
    }

    /// <summary>A description as it was before <see cref="Html"/>, where it had no markup of its own.</summary>
    public static string Plain(string html)
    {
        var text = Break().Replace(html, "\n");
        return Markup().IsMatch(text) ? html : WebUtility.HtmlDecode(text);
    }

    public static string Aspect(string value) => value.Trim() is { Length: > AspectLength } text ? text[..AspectLength] : value.Trim();

    public static bool IsSku(string sku) => sku.Length is > 0 and <= SkuLength && Sku().IsMatch(sku);

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\r\n|\r|\n", RegexOptions.None, 1000)]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"<br\s*/?>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Break();

    [GeneratedRegex("</?[a-z][^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"<!--.*?-->|<(?<name>script|iframe|form|object|embed)\b.*?</\k<name>\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Active();

    /// <summary>eBay asks for letters and digits, and takes these besides.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9._\- ]+$", RegexOptions.None, 1000)]
    private static partial Regex Sku();
}
