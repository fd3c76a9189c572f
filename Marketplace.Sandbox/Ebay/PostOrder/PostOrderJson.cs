using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.PostOrder;

/// <summary>What cancellations, inquiries and returns share: they wrap times, and are found by the legacy order id, which is the order id.</summary>
internal static class PostOrderJson
{
    public static object Time(DateTimeOffset time) => new { value = OrderView.Time(time) };

    public static PostOrderCase Find(EbayCall call, EbayApi api, CaseKind kind, string id) =>
        call.Store.Cases.Find(id) is { } found && found.UserId == call.User.Id && found.Kind == kind
            ? found
            : throw EbayRefusal.NotFound(api, 1601, $"The {api.Name.ToLowerInvariant()} {id} does not exist.");

    /// <summary>A seller's cases of one kind, the newest first.</summary>
    public static PostOrderCase[] Search(EbayCall call, CaseKind kind, string orderParameter) =>
    [
        .. call.Store.Cases.All.Where(c => c.UserId == call.User.Id && c.Kind == kind && (call.Query(orderParameter) is not { } order || c.OrderId == order))
            .OrderByDescending(c => c.OpenedAt),
    ];

    public static object Pages(int total, Paging page) =>
        new { limit = page.Limit, offset = page.Offset, totalEntries = total, totalPages = (total + page.Limit - 1) / page.Limit };

    public static Paging Page(EbayCall call, EbayApi api) => Paging.Read(call, most: 200, usual: 25, byPage: false, problem => EbayRefusal.Of(api, 1602, problem));

    public static PostOrderCase Close(EbayStore store, PostOrderCase open, string state) =>
        store.Cases.Put(open.Id, open with { State = state, ChangedAt = store.Now });

    public static void CheckOpen(PostOrderCase found, EbayApi api)
    {
        if (!found.IsOpen)
            throw EbayRefusal.Of(api, 1603, $"The {api.Name.ToLowerInvariant()} {found.Id} is closed.", StatusCodes.Status409Conflict);
    }
}
