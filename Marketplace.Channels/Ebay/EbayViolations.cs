using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>What eBay does not like about live listings, of every type that it finds any of, with what it recommends.</summary>
internal static class EbayViolations
{
    /// <summary>A site that eBay does not check: it does in the US, the UK, Australia, Canada and Germany.</summary>
    private const int NotChecked = 850101;

    /// <summary>So many suggested values say what is meant.</summary>
    private const int MostValues = 3;

    public static async Task<ChannelResult<IReadOnlyList<ListingViolation>>> ReadAsync(EbayClient client, EbaySite site, CancellationToken cancellationToken)
    {
        var all = new List<ListingViolation>();
        var summary = await client.GetViolationSummaryAsync(cancellationToken);
        if (!summary.Succeeded)
            return summary.Error.Is(NotChecked) ? all : summary.Error;
        var types = (summary.Value.ViolationSummaries ?? []).Where(count => count.MarketplaceId == site.Id).Select(count => count.ComplianceType).OfType<string>().Distinct();
        foreach (var type in types)
        {
            var listings = await EbayClient.ReadAllAsync(
                EbayClient.ViolationPageSize, offset => client.GetViolationsAsync(type, offset, cancellationToken), page => (page.ListingViolations, page.Total));
            if (!listings.Succeeded)
                return listings.Error;
            all.AddRange(
                from listing in listings.Value
                from violation in listing.Violations ?? []
                select ToViolation(new Uri(client.Options.ItemBaseUrl, listing.ListingId), violation));
        }
        return all;
    }

    private static ListingViolation ToViolation(Uri listing, WireViolation violation) => new(
        listing, violation.ReasonCode ?? "OTHER", violation.Variation?.Sku, violation.Message ?? violation.ReasonCode?.Replace('_', ' ').ToLowerInvariant() ?? "eBay gives no reason.",
        violation.ComplianceState == "AT_RISK", [.. Advice(violation)]);

    private static IEnumerable<string> Advice(WireViolation violation)
    {
        foreach (var (name, values) in violation.CorrectiveRecommendations?.AspectRecommendations ?? [])
            yield return values is { Count: > 0 } ? $"Set {name}, for example to {string.Join(" or ", values.Take(MostValues))}." : $"Set {name}.";
        // Of these eBay's definition says what to do, and its answers do not.
        if (Known(violation.ReasonCode) is { } known)
            yield return known;
    }

    private static string? Known(string? reasonCode) => reasonCode switch
    {
        "EMAIL_ADDRESS_IN_LISTING" => "Take the e-mail address out of the description.",
        "PHONE_NUMBER_IN_LISTING" => "Take the telephone number out of the description.",
        "UNAPPROVED_DOMAIN_WEBLINK_IN_LISTING" => "Take the link that leads away from eBay out of the description.",
        "NON_SECURE_HTTP_LINK_IN_LISTING" or "NON_SECURE_HTTP_LINK_IN_PRODUCT" => "Remove the http link, or make it https.",
        "UNSUPPORTED_RETURNS_PERIOD" => "Choose a return policy with a longer period: most categories ask for 14 days, some for 30.",
        _ => null,
    };
}
