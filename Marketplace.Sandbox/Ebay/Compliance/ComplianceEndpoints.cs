using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Compliance;

internal static class ComplianceEndpoints
{
    private const string Header = "X-EBAY-C-MARKETPLACE-ID";
    private const int Most = 2_000;
    private static readonly string[] Sites = ["EBAY_US", "EBAY_GB", "EBAY_AU", "EBAY_CA", "EBAY_DE"];
    private static readonly string[] Types = [Violations.Aspects, Violations.Outside, "HTTPS", "PRODUCT_ADOPTION", "PRODUCT_ADOPTION_CONFORMANCE", "RETURNS_POLICY"];

    public static void MapCompliance(this RouteGroupBuilder api)
    {
        api.MapGet("/listing_violation_summary", Summarise).Named(EbayApi.Compliance, "getListingViolationsSummary", "sell.inventory");
        api.MapGet("/listing_violation", GetAll).Named(EbayApi.Compliance, "getListingViolations", "sell.inventory");
    }

    private static IResult Summarise(EbayCall call)
    {
        call.Allow("compliance_type");
        var site = Site(call);
        var types = call.Query("compliance_type")?.Split(',') ?? Types;
        if (types.Any(type => !Types.Contains(type)))
            throw Refuse(850110, "Compliance type is invalid");
        object[] summaries =
        [
            .. Found(call, site).SelectMany(f => f.Violations.Select(v => (v.ComplianceType, f.Listing.MarketplaceId)).Distinct()).CountBy(kind => kind)
                .Where(kind => types.Contains(kind.Key.ComplianceType))
                .Select(kind => new { complianceType = kind.Key.ComplianceType, marketplaceId = kind.Key.MarketplaceId, listingCount = kind.Value }),
        ];
        return summaries.Length == 0 ? Results.NoContent() : EbayJson.Ok(new { violationSummaries = summaries });
    }

    private static IResult GetAll(EbayCall call)
    {
        call.Allow("compliance_type", "offset", "listing_id", "limit", "filter");
        var site = Site(call) ?? throw Refuse(850102, "Marketplace ID is missing");
        var type = call.Query("compliance_type") ?? throw Refuse(850111, "Compliance type is missing");
        if (type.Contains(','))
            throw Refuse(850109, "Single compliance type is supported per API call");
        if (!Types.Contains(type))
            throw Refuse(850110, "Compliance type is invalid");
        var states = States(call.Query("filter"));
        var page = Paging.Read(call, most: 200, usual: 100, byPage: false, EbayRefusal.Unreadable);
        var found = Found(call, site)
            .Select(f => (f.Listing, Violations: f.Violations.Where(v => v.ComplianceType == type && states.Contains(v.State)).ToArray()))
            .Where(f => f.Violations.Length > 0 && (call.Query("listing_id") is not { } id || f.Listing.Id == id))
            .OrderBy(f => f.Listing.Id, StringComparer.Ordinal).Take(Most).ToArray();
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

    private static IEnumerable<(EbayListing Listing, Violation[] Violations)> Found(EbayCall call, string? site) =>
        call.Store.Listings.All.Where(l => l.UserId == call.User.Id && !l.Ended && Sites.Contains(l.MarketplaceId) && (site is null || l.MarketplaceId == site))
            .Select(l => (l, Violations.Of(call.Store, l).ToArray()));

    private static string? Site(EbayCall call) =>
        call.Request.Headers[Header].ToString() is not { Length: > 0 } site ? null : Sites.Contains(site) ? site : throw Refuse(850101, "Marketplace ID is invalid");

    /// <summary><c>complianceState:{AT_RISK}</c></summary>
    private static string[] States(string? filter) => filter is null ? [Violation.OutOfCompliance, Violation.AtRisk]
        : filter.Split(':') is ["complianceState", var states] ? states.Trim('{', '}').Split('|')
        : throw EbayRefusal.Unreadable($"Invalid filter: {filter}");

    private static object View(Violation violation) => new
    {
        reasonCode = violation.ReasonCode,
        message = violation.Message,
        complianceState = violation.State,
        variation = violation.Sku is null ? null : new { sku = violation.Sku },
        correctiveRecommendations = violation.Aspect is null ? null : new
        {
            aspectRecommendations = (object[])[new { localizedAspectName = violation.Aspect, suggestedValues = violation.Values }],
        },
    };

    private static EbayRefusal Refuse(int errorId, string message) => EbayRefusal.Of(EbayApi.Compliance, errorId, message);
}
