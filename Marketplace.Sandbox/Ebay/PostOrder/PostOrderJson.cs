using System.Globalization;
using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.PostOrder;

/// <summary>What cancellations, inquiries and returns share: they wrap times, and are found by the legacy order id, which is the order id.</summary>
internal static class PostOrderJson
{
    /// <summary>How long a seller has to answer a buyer.</summary>
    public static readonly TimeSpan ToAnswer = TimeSpan.FromDays(3);

    /// <summary>How far back a search reaches.</summary>
    private const int MostMonths = 18;

    public static object Time(DateTimeOffset time) => new { value = OrderView.Time(time) };

    public static PostOrderCase Find(EbayCall call, EbayApi api, CaseKind kind, string id) =>
        call.Store.Cases.Find(id) is { } found && found.UserId == call.User.Id && found.Kind == kind
            ? found
            : throw EbayRefusal.NotFound(api, 1601, $"The {api.Name.ToLowerInvariant()} {id} does not exist.");

    /// <summary>A seller's cases of one kind and, where they are asked for, of one order or of a time, the newest first.</summary>
    public static PostOrderCase[] Search(EbayCall call, EbayApi api, CaseKind kind, string orderParameter)
    {
        // Only inquiries put their name before it.
        var range = kind == CaseKind.Inquiry ? "inquiry_creation_date_range" : "creation_date_range";
        var (from, to) = (Date(call, api, $"{range}_from"), Date(call, api, $"{range}_to"));
        if (from > to || from < call.Store.Now.AddMonths(-MostMonths))
            throw EbayRefusal.Of(api, 1604, $"The {range}_from must be before its end and at most {MostMonths} months ago.");
        return
        [
            .. call.Store.Cases.All.Where(c => c.UserId == call.User.Id && c.Kind == kind && (call.Query(orderParameter) is not { } order || c.OrderId == order))
                .Where(c => !(c.OpenedAt < from) && !(c.OpenedAt > to)).OrderByDescending(c => c.OpenedAt),
        ];
    }

    public static object Pages(int total, Paging page) =>
        new { limit = page.Limit, offset = page.Offset, totalEntries = total, totalPages = (total + page.Limit - 1) / page.Limit };

    public static Paging Page(EbayCall call, EbayApi api) => Paging.Read(call, most: 200, usual: 25, byPage: false, problem => EbayRefusal.Of(api, 1602, problem));

    /// <summary>The order bears the time of it, so that whoever reads orders by their last change meets it.</summary>
    public static PostOrderCase Move(EbayStore store, PostOrderCase open, string state)
    {
        var order = store.Orders.Find(open.OrderId)!;
        store.Orders.Put(order.Id, order with { ModifiedAt = store.Now });
        return store.Cases.Put(open.Id, open with { State = state, ChangedAt = store.Now });
    }

    public static void CheckOpen(PostOrderCase found, EbayApi api)
    {
        if (!found.IsOpen)
            throw EbayRefusal.Of(api, 1603, $"The {api.Name.ToLowerInvariant()} {found.Id} is closed.", StatusCodes.Status409Conflict);
    }

    /// <summary>What is in another state than this takes is refused.</summary>
    public static void CheckState(PostOrderCase found, EbayApi api, params ReadOnlySpan<string> states)
    {
        CheckOpen(found, api);
        if (!states.Contains(found.State))
            throw EbayRefusal.Of(api, 1605, $"This cannot be done while the {api.Name.ToLowerInvariant()} is in state {found.State}.", StatusCodes.Status409Conflict);
    }

    private static DateTimeOffset? Date(EbayCall call, EbayApi api, string name) => call.Query(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date
        : throw EbayRefusal.Of(api, 1602, $"Invalid {name}: {text}");
}

/// <summary>As bodies bring a time.</summary>
internal sealed record WrappedTime(DateTimeOffset? Value);

/// <summary>A word to the buyer.</summary>
internal sealed record Comments(string? Content);
