using System.Globalization;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Fulfillment;

internal static class OrderEndpoints
{
    private const string Write = "sell.fulfillment", Read = "sell.fulfillment.readonly";
    private const int MostIds = 50;

    public static void MapOrders(this RouteGroupBuilder api)
    {
        api.MapGet("/order", GetAll).Named(EbayApi.Fulfillment, "getOrders", Write, Read);
        api.MapGet("/order/{orderId}", GetOne).Named(EbayApi.Fulfillment, "getOrder", Write, Read);
    }

    public static EbayOrder Find(EbayCall call, string id, int status = StatusCodes.Status404NotFound) => call.Store.Orders.Find(id) is { } order && order.UserId == call.User.Id
        ? order
        : throw EbayRefusal.Of(EbayApi.Fulfillment, 32100, $"Invalid order ID: {id}", status);

    private static IResult GetOne(EbayCall call, string orderId)
    {
        call.Allow("fieldGroups");
        return EbayJson.Ok(OrderView.Of(Find(call, orderId), call.Store, call.Origin));
    }

    private static IResult GetAll(EbayCall call)
    {
        call.Allow("filter", "limit", "offset", "orderIds", "fieldGroups");
        var page = Paging.Read(call, most: 200, usual: 50, byPage: false, problem => EbayRefusal.Of(EbayApi.Fulfillment, problem.StartsWith("Invalid limit", StringComparison.Ordinal) ? 31100 : 31000, problem));
        EbayOrder[] orders = [.. Select(call)];
        return EbayJson.Ok(new
        {
            href = page.Href,
            total = orders.Length,
            limit = page.Limit,
            offset = page.Offset,
            next = page.Next(orders.Length, byPage: false),
            prev = page.Previous(byPage: false),
            orders = page.Of(orders).Select(order => OrderView.Of(order, call.Store, call.Origin)),
        });
    }

    /// <summary>Newest first, except by time of change: oldest change first.</summary>
    private static IEnumerable<EbayOrder> Select(EbayCall call)
    {
        var own = call.Store.Orders.All.Where(order => order.UserId == call.User.Id);
        if (call.Query("orderIds") is { } ids)
        {
            string[] wanted = ids.Split(',');
            return wanted.Length <= MostIds
                ? own.Where(order => wanted.Contains(order.Id))
                : throw EbayRefusal.Of(EbayApi.Fulfillment, 30900, "Exceeded maximum number of order IDs (the current limit is 50)");
        }
        var filters = OrderFilter.Parse(call.Query("filter"), call.Store.Now);
        var found = own.Where(filters.Matches);
        return filters.Modified is null
            ? found.OrderByDescending(order => order.CreatedAt).ThenByDescending(order => order.Id, StringComparer.Ordinal)
            : found.OrderBy(order => order.ModifiedAt).ThenBy(order => order.Id, StringComparer.Ordinal);
    }

    /// <summary><c>creationdate:[from..to],lastmodifieddate:[from..],orderfulfillmentstatus:{NOT_STARTED|IN_PROGRESS}</c>.</summary>
    private sealed record OrderFilter((DateTimeOffset From, DateTimeOffset To)? Created, (DateTimeOffset From, DateTimeOffset To)? Modified, IReadOnlyList<string>? Statuses)
    {
        public bool Matches(EbayOrder order) =>
            (Created is not { } created || (order.CreatedAt >= created.From && order.CreatedAt <= created.To))
            // "If creationdate and lastmodifieddate are both included, only creationdate is used."
            && (Created is not null || Modified is not { } modified || (order.ModifiedAt >= modified.From && order.ModifiedAt <= modified.To))
            && (Statuses?.Contains(order.IsShipped ? "FULFILLED" : "NOT_STARTED") ?? true);

        public static OrderFilter Parse(string? filter, DateTimeOffset now)
        {
            var result = new OrderFilter(null, null, null);
            foreach (var part in (filter ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                var (name, value) = part.Split(':', 2) is [var n, var v] ? (n, v) : (part, "");
                result = name switch
                {
                    "creationdate" => result with { Created = Range(name, value, now) },
                    "lastmodifieddate" => result with { Modified = Range(name, value, now) },
                    "orderfulfillmentstatus" when value is ['{', .. var list, '}'] => result with { Statuses = list.Split('|') },
                    "orderfulfillmentstatus" => throw Invalid(name, value),
                    _ => throw EbayRefusal.Of(EbayApi.Fulfillment, 30700, $"Invalid filter name: {name}"),
                };
            }
            return result;
        }

        private static (DateTimeOffset From, DateTimeOffset To) Range(string name, string value, DateTimeOffset now)
        {
            if (value is not ['[', .. var range, ']'] || range.Split("..") is not [var from, var to])
                throw Invalid(name, value);
            if (from.Length == 0)
                throw EbayRefusal.Of(EbayApi.Fulfillment, 30820, "Start date is missing");
            var (start, end) = (Time(from), to.Length == 0 ? DateTimeOffset.MaxValue : Time(to));
            if (start > now.AddMinutes(5))
                throw EbayRefusal.Of(EbayApi.Fulfillment, 30850, "Start and end dates can't be in the future");
            if (start < now.AddYears(-2).AddDays(-1))
                throw EbayRefusal.Of(EbayApi.Fulfillment, 30830, "Time range between start date and end date must be within '2' years.");
            return start <= end ? (start, end) : throw EbayRefusal.Of(EbayApi.Fulfillment, 30840, "Start date should be before end date");
        }

        private static DateTimeOffset Time(string text) =>
            DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && text.EndsWith('Z')
                ? time
                : throw EbayRefusal.Of(EbayApi.Fulfillment, 30810, "Invalid date format");

        private static EbayRefusal Invalid(string name, string value) => EbayRefusal.Of(EbayApi.Fulfillment, 30800, $"Invalid filter value {value} for filter {name}");
    }
}
