using System.Globalization;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Inventory;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Analytics;

/// <summary>A traffic report's <c>filter</c>: <c>marketplace_ids:{EBAY_US},date_range:[20260101..20260131],listing_ids:{1|2}</c>.</summary>
internal sealed record TrafficFilter(string? Site, DateOnly From, DateOnly To, IReadOnlyList<string>? Listings)
{
    private const int MostDays = 90, EarliestDays = 730, MostListings = 200;
    private static readonly string[] Sites = ["EBAY_AU", "EBAY_DE", "EBAY_ES", "EBAY_FR", "EBAY_GB", "EBAY_IT", "EBAY_US", "EBAY_MOTORS_US"];

    public static TrafficFilter Read(EbayCall call, bool siteRequired)
    {
        var filter = call.Query("filter") ?? throw Refuse(50005, "No filter is specified, which is required. For help, see the documentation.");
        Dictionary<string, string> parts = [];
        foreach (var part in filter.Split(','))
        {
            if (part.Split(':', 2) is not [var name, var value] || name is not ("marketplace_ids" or "date_range" or "listing_ids"))
                throw Refuse(50021, $"Invalid filter field {part} specified.");
            parts[name] = value.Trim('{', '}', '[', ']');
        }
        if (!parts.TryGetValue("date_range", out var range) || range.Split("..") is not [var from, var to])
            throw Refuse(50031, "Date range is required.");
        var (start, end) = CheckDays(call, Day(from, 50013), Day(to, 50014));
        var ids = parts.TryGetValue("listing_ids", out var listed) ? listed.Split('|') : null;
        if (ids?.Length > MostListings)
            throw Refuse(50028, $"The maximum number of listing IDs has been exceeded. The maximum number of listing IDs is {MostListings}.");
        return new TrafficFilter(CheckSite(parts.GetValueOrDefault("marketplace_ids"), siteRequired), start, end, ids);
    }

    public static EbayRefusal Refuse(int errorId, string message) => EbayRefusal.Of(EbayApi.Analytics, errorId, message);

    private static string? CheckSite(string? id, bool required)
    {
        if (id is null)
            return required ? throw Refuse(50022, "Specify at least one marketplace ID.") : null;
        if (Sites.Contains(id))
            return id;
        throw Marketplaces.Currencies.ContainsKey(id)
            ? Refuse(50023, $"The marketplace ID {id} is not supported by this call. For help, see the documentation.")
            : Refuse(50024, $"The marketplace ID {id} is not valid.");
    }

    private static (DateOnly, DateOnly) CheckDays(EbayCall call, DateOnly start, DateOnly end)
    {
        var today = EbayStore.DayOf(call.Store.Now);
        if (start > end)
            throw Refuse(50004, "Invalid date range. Start date must be before or equal to end date.");
        if (end > today)
            throw Refuse(50018, "Neither the start date nor the end date can be in the future.");
        if (start < today.AddDays(-EarliestDays))
            throw Refuse(50025, $"The start date is too far in the past. The start date must be less than or equal to {EarliestDays}.");
        return end.DayNumber - start.DayNumber <= MostDays
            ? (start, end)
            : throw Refuse(50026, $"The date range is too long. The date range must be less than or equal to {MostDays}.");
    }

    private static DateOnly Day(string text, int errorId) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Refuse(errorId, "Invalid date range format. The format is yyyyMMdd.");
}
