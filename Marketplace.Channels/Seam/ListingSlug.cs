using System.Text;

namespace Marketplace.Channels.Seam;

/// <summary>
/// The part of a product's address that is chosen before the product is made: what buyers read, and the end of the listing's id, which is its random
/// part. By it an attempt is found whose answer was lost.
/// </summary>
internal static class ListingSlug
{
    private const int Longest = 60;

    public static string Of(ListingDraft draft)
    {
        var slug = new StringBuilder();
        foreach (var c in draft.Title.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length == Longest)
                break;
        }
        return $"{slug.ToString().Trim('-')}-{draft.ListingId.ToString("N")[^12..]}".TrimStart('-');
    }
}
