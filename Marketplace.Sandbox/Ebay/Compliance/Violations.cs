using System.Text.RegularExpressions;
using Marketplace.Sandbox.Ebay.Inventory;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Ebay.Taxonomy;

namespace Marketplace.Sandbox.Ebay.Compliance;

/// <param name="Aspect">The aspect to add.</param>
/// <param name="Values">What it may be.</param>
/// <param name="Sku">The variation that alone lacks it.</param>
internal sealed record Violation(string ComplianceType, string ReasonCode, string Message, string? Aspect, IReadOnlyList<string> Values, string? Sku = null)
{
    public const string AtRisk = "AT_RISK", OutOfCompliance = "OUT_OF_COMPLIANCE";

    public string State => Aspect is null ? OutOfCompliance : AtRisk;
}

/// <summary>What live listings have that eBay does not like: aspects that will be required, and ways to reach the seller outside of eBay.</summary>
internal static partial class Violations
{
    public const string Aspects = "ASPECTS_ADOPTION", Outside = "OUTSIDE_EBAY_BUYING_AND_SELLING";

    public static IEnumerable<Violation> Of(EbayStore store, EbayListing listing)
    {
        var parts = Listings.OffersOf(store, listing).Select(o => (Offer: o, store.Item(o.UserId, o.Sku)?.Body.Product)).Where(p => p.Product is not null).ToArray();
        if (parts is not [var (offer, product), ..])
            yield break;
        foreach (var aspect in CategoryTree.AspectsOf(offer.Body.CategoryId).Where(a => a.Soon))
        {
            string?[] lacking = [.. parts.Where(p => p.Product!.Aspects?.ContainsKey(aspect.Name) != true).Select(p => p.Offer.Sku)];
            foreach (var sku in lacking.Length == parts.Length ? [null] : lacking)
            {
                yield return new Violation(
                    Aspects, "MISSING_OR_INVALID_SOON_TO_BE_REQUIRED_ASPECTS", $"The item specific {aspect.Name} will be required soon.", aspect.Name, aspect.Values, sku);
            }
        }
        var description = offer.Body.ListingDescription ?? product!.Description ?? "";
        if (Email().IsMatch(description))
            yield return new Violation(Outside, "EMAIL_ADDRESS_IN_LISTING", "The description has an e-mail address.", null, []);
        if (Link().IsMatch(description))
            yield return new Violation(Outside, "UNAPPROVED_DOMAIN_WEBLINK_IN_LISTING", "The description has a link that leads away from eBay.", null, []);
    }

    [GeneratedRegex(@"\b[\w.+-]+@[\w-]+\.\w{2,}\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"https?://(?!\w+\.ebay\.)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
