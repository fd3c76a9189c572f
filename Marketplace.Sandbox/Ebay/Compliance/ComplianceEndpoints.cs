using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Inventory;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Compliance;

internal static class ComplianceEndpoints
{
    private const string Header = "X-EBAY-C-MARKETPLACE-ID";
    private static readonly string[] Types = [Violations.Aspects, Violations.Outside, "HTTPS", "PRODUCT_ADOPTION", "PRODUCT_ADOPTION_CONFORMANCE", "RETURNS_POLICY"];

    public static void MapCompliance(this RouteGroupBuilder api)
    {
        api.MapGet("/listing_violation_summary", Summarise).Named(EbayApi.Compliance, "getListingViolationsSummary", "sell.inventory");
        api.MapGet("/listing_violation", GetAll).Named(EbayApi.Compliance, "getListingViolations", "sell.inventory");
    }

    private static IResult Summarise(EbayCall call)
    {
        call.Allow("compliance_type");
        var marketplace = Marketplace(call);
        object[] summaries =
        [
            .. Found(call, marketplace).SelectMany(f => f.Violations.Select(v => v.ComplianceType).Distinct()).CountBy(type => type)
                .Select(type => new { complianceType = type.Key, marketplaceId = marketplace, listingCount = type.Value }),
        ];
        return summaries.Length == 0 ? Results.NoContent() : EbayJson.Ok(new { violationSummaries = summaries });
    }

    private static IResult GetAll(EbayCall call)
    {
        call.Allow("compliance_type", "offset", "listing_id", "limit", "filter");
        var marketplace = Marketplace(call);
        var type = call.Query("compliance_type") ?? throw Refuse(850111, "Compliance type is missing");
        if (!Types.Contains(type))
            throw Refuse(850110, "Compliance type is invalid");
        var page = Paging.Read(call, most: 200, usual: 100, byPage: false, problem => Refuse(850113, problem));
        var found = Found(call, marketplace)
            .Select(f => (f.Listing, Violations: f.Violations.Where(v => v.ComplianceType == type).ToArray()))
            .Where(f => f.Violations.Length > 0 && (call.Query("listing_id") is not { } id || f.Listing.Id == id))
            .OrderBy(f => f.Listing.Id, StringComparer.Ordinal).ToArray();
        return found.Length == 0 ? Results.NoContent() : EbayJson.Ok(new
        {
            href = page.Href,
            limit = page.Limit,
            offset = page.Offset,
            total = found.Length,
            next = page.Next(found.Length, byPage: false),
            listingViolations = page.Of(found).Select(f => new
            {
                complianceType = type,
                listingId = f.Listing.Id,
                sku = f.Listing.GroupKey is null ? f.Listing.Skus[0] : null,
                violations = f.Violations.Select(View),
            }),
        });
    }

    private static IEnumerable<(EbayListing Listing, Violation[] Violations)> Found(EbayCall call, string marketplace) =>
        call.Store.Listings.All.Where(l => l.UserId == call.User.Id && !l.Ended && l.MarketplaceId == marketplace).Select(l => (l, Violations.Of(call.Store, l).ToArray()));

    private static string Marketplace(EbayCall call)
    {
        if (call.Request.Headers[Header].ToString() is not { Length: > 0 } marketplace)
            throw Refuse(850102, "Marketplace ID is missing");
        return Marketplaces.Currencies.ContainsKey(marketplace) ? marketplace : throw Refuse(850101, "Marketplace ID is invalid");
    }

    private static object View(Violation violation) => new
    {
        reasonCode = violation.ReasonCode,
        message = violation.Message,
        complianceState = violation.Aspect is null ? "OUT_OF_COMPLIANCE" : "AT_RISK",
        correctiveRecommendations = violation.Aspect is null ? null : new
        {
            aspectRecommendations = (object[])[new { localizedAspectName = violation.Aspect, suggestedValues = violation.Values }],
        },
    };

    private static EbayRefusal Refuse(int errorId, string message) => EbayRefusal.Of(EbayApi.Compliance, errorId, message);
}
