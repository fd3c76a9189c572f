using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Analytics;

/// <summary>How often listings were seen and bought: what happened on the simulator's own pages.</summary>
internal static class TrafficEndpoint
{
    private const int MostListings = 200;
    private static readonly string[] Known =
        ["CLICK_THROUGH_RATE", "LISTING_IMPRESSION_TOTAL", "LISTING_VIEWS_TOTAL", "SALES_CONVERSION_RATE", "TOTAL_IMPRESSION_TOTAL", "TRANSACTION"];

    public static void MapTraffic(this RouteGroupBuilder api) => api.MapGet("/traffic_report", Get).Named(EbayApi.Analytics, "getTrafficReport", "sell.analytics.readonly");

    private static IResult Get(EbayCall call)
    {
        call.Allow("dimension", "filter", "metric", "sort");
        var dimension = call.Query("dimension") ?? "";
        if (dimension is not ("LISTING" or "DAY"))
            throw TrafficFilter.Refuse(50001, "Invalid dimension specified. For help, see the documentation.");
        string[] metrics = (call.Query("metric") ?? throw TrafficFilter.Refuse(50008, "The call requires at least one metric. For help, see the documentation.")).ToUpperInvariant().Split(',');
        if (metrics.FirstOrDefault(m => !Known.Contains(m)) is { } unknown)
            throw TrafficFilter.Refuse(50002, $"Invalid metric {unknown} specified. For help, see the documentation.");
        if (call.Query("sort") is { } sort && !metrics.Contains(sort.TrimStart('-').ToUpperInvariant()))
            throw TrafficFilter.Refuse(50035, "Requested sort field is not part of the list of metrics requested.");
        var filter = TrafficFilter.Read(call, siteRequired: dimension == "DAY");
        EbayListing[] listings =
        [
            .. call.Store.Listings.All.Where(l =>
                l.UserId == call.User.Id && (filter.Site is null || l.MarketplaceId == filter.Site) && (filter.Listings is null || filter.Listings.Contains(l.Id))),
        ];
        return EbayJson.Ok(new
        {
            startDate = OrderView.Time(EbayStore.StartOf(filter.From)),
            endDate = OrderView.Time(EbayStore.StartOf(filter.To.AddDays(1)).AddSeconds(-1)),
            lastUpdatedDate = OrderView.Time(call.Store.Now),
            header = new { dimensionKeys = (object[])[Key(dimension, dimension == "DAY" ? "DATE" : "STRING")], metrics = metrics.Select(m => Key(m, "NUMBER")) },
            records = dimension == "DAY"
                ? Enumerable.Range(0, filter.To.DayNumber - filter.From.DayNumber + 1).Select(filter.From.AddDays)
                    .Select(day => Record($"{day:yyyyMMdd}", metrics, Counts.Of(call.Store, listings, day, day)))
                : listings.OrderByDescending(l => l.CreatedAt).Take(MostListings)
                    .Select(listing => Record(listing.Id, metrics, Counts.Of(call.Store, [listing], filter.From, filter.To))),
        });
    }

    private static object Record(string dimension, IEnumerable<string> metrics, Counts counts) =>
        new { dimensionValues = (object[])[Value(dimension)], metricValues = metrics.Select(m => Value(counts[m])) };

    private static object Key(string key, string type) => new { key, dataType = type, localizedName = key };

    private static object Value(object value) => new { value, applicable = true };

    private sealed record Counts(decimal Shown, decimal Viewed, decimal Sold)
    {
        public decimal this[string metric] => metric switch
        {
            "LISTING_IMPRESSION_TOTAL" or "TOTAL_IMPRESSION_TOTAL" => Shown,
            "LISTING_VIEWS_TOTAL" => Viewed,
            "TRANSACTION" => Sold,
            "CLICK_THROUGH_RATE" => Shown == 0 ? 0 : decimal.Round(Viewed / Shown, 4),
            _ => Viewed == 0 ? 0 : decimal.Round(Sold / Viewed, 4),
        };

        public static Counts Of(EbayStore store, IEnumerable<EbayListing> listings, DateOnly from, DateOnly to)
        {
            var ids = listings.Select(l => l.Id).ToHashSet();
            var seen = store.Traffic.Where(t => ids.Contains(t.Key.Listing) && t.Key.Day >= from && t.Key.Day <= to).Select(t => t.Value).ToArray();
            var sold = store.Orders.All.Count(o => ids.Contains(o.Line.ListingId) && EbayStore.DayOf(o.CreatedAt) >= from && EbayStore.DayOf(o.CreatedAt) <= to);
            return new Counts(seen.Sum(s => s.Shown), seen.Sum(s => s.Viewed), sold);
        }
    }
}
