using System.Globalization;
using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Analytics;

/// <summary>How often listings were seen and bought: what happened on the simulator's own pages.</summary>
internal static class TrafficEndpoint
{
    private const int MostListings = 200;
    private static readonly string[] Known = ["CLICK_THROUGH_RATE", "LISTING_IMPRESSION_TOTAL", "LISTING_VIEWS_TOTAL", "SALES_CONVERSION_RATE", "TRANSACTION"];

    public static void MapTraffic(this RouteGroupBuilder api) => api.MapGet("/traffic_report", Get).Named(EbayApi.Analytics, "getTrafficReport", "sell.analytics.readonly");

    private static IResult Get(EbayCall call)
    {
        call.Allow("dimension", "filter", "metric", "sort");
        if (call.Query("dimension") is not "LISTING")
            throw Refuse(50001, "Invalid dimension specified. For help, see the documentation.");
        string[] metrics = (call.Query("metric") ?? throw Refuse(50008, "The call requires at least one metric. For help, see the documentation.")).ToUpperInvariant().Split(',');
        if (metrics.FirstOrDefault(m => !Known.Contains(m)) is { } unknown)
            throw Refuse(50002, $"Invalid metric {unknown} specified. For help, see the documentation.");
        var (start, end, ids) = Filter(call);
        EbayListing[] listings =
        [
            .. call.Store.Listings.All.Where(l => l.UserId == call.User.Id && (ids is null || ids.Contains(l.Id))).OrderByDescending(l => l.CreatedAt).Take(MostListings),
        ];
        return EbayJson.Ok(new
        {
            startDate = OrderView.Time(start),
            endDate = OrderView.Time(end),
            lastUpdatedDate = OrderView.Time(call.Store.Now),
            header = new { dimensionKeys = (object[])[Key("LISTING", "STRING")], metrics = metrics.Select(m => Key(m, "NUMBER")) },
            records = listings.Select(listing => new
            {
                dimensionValues = (object[])[Value(listing.Id)],
                metricValues = metrics.Select(m => Value(Measure(call.Store, listing, m, start, end))),
            }),
        });
    }

    private static decimal Measure(EbayStore store, EbayListing listing, string metric, DateTimeOffset start, DateTimeOffset end)
    {
        decimal sold = store.Orders.All.Where(o => o.Line.ListingId == listing.Id && o.CreatedAt >= start && o.CreatedAt <= end).Sum(o => o.Line.Quantity);
        var (shown, viewed) = store.Traffic.GetValueOrDefault(listing.Id);
        return metric switch
        {
            "LISTING_IMPRESSION_TOTAL" => shown,
            "LISTING_VIEWS_TOTAL" => viewed,
            "TRANSACTION" => sold,
            "CLICK_THROUGH_RATE" => shown == 0 ? 0 : decimal.Round((decimal)viewed / shown, 4),
            _ => viewed == 0 ? 0 : decimal.Round(sold / viewed, 4),
        };
    }

    /// <summary><c>marketplace_ids:{EBAY_US},date_range:[20260101..20260131],listing_ids:{1|2}</c>.</summary>
    private static (DateTimeOffset Start, DateTimeOffset End, string[]? Ids) Filter(EbayCall call)
    {
        var filter = call.Query("filter") ?? throw Refuse(50005, "No filter is specified, which is required. For help, see the documentation.");
        Dictionary<string, string> parts = [];
        foreach (var part in filter.Split(','))
        {
            if (part.Split(':', 2) is not [var name, var value] || name is not ("marketplace_ids" or "date_range" or "listing_ids"))
                throw Refuse(50021, $"Invalid filter field {part} specified.");
            parts[name] = value.Trim('{', '}', '[', ']');
        }
        if (!parts.ContainsKey("marketplace_ids"))
            throw Refuse(50022, "Specify at least one marketplace ID.");
        if (!parts.TryGetValue("date_range", out var range) || range.Split("..") is not [var from, var to])
            throw Refuse(50031, "Date range is required.");
        var (start, end) = (Date(from, 50013), Date(to, 50014));
        if (start > end)
            throw Refuse(50004, "Invalid date range. Start date must be before or equal to end date.");
        if (end - start > TimeSpan.FromDays(90))
            throw Refuse(50026, "The date range is too long. The date range must be less than or equal to 90.");
        if (end.Date > call.Store.Now.Date)
            throw Refuse(50018, "Neither the start date nor the end date can be in the future.");
        return (start, end.AddDays(1).AddTicks(-1), parts.TryGetValue("listing_ids", out var ids) ? ids.Split('|') : null);
    }

    private static DateTimeOffset Date(string text, int errorId) =>
        DateTimeOffset.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw Refuse(errorId, "Invalid date range format. The format is yyyyMMdd.");

    private static object Key(string key, string type) => new { key, dataType = type, localizedName = key };

    private static object Value(object value) => new { value, applicable = true };

    private static EbayRefusal Refuse(int errorId, string message) => EbayRefusal.Of(EbayApi.Analytics, errorId, message);
}
