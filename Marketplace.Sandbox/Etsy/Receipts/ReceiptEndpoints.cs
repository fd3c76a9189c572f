using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Receipts;

internal static class ReceiptEndpoints
{
    private const int EarliestTimestamp = 946_684_800;

    public static void MapReceipts(this RouteGroupBuilder api)
    {
        api.MapGet("/shops/{shop_id}/receipts", GetAll).Named("getShopReceipts", "transactions_r");
        api.MapGet("/shops/{shop_id}/receipts/{receipt_id}", GetOne).Named("getShopReceipt", "transactions_r");
        api.MapPut("/shops/{shop_id}/receipts/{receipt_id}", UpdateAsync).Named("updateShopReceipt", "transactions_w");
    }

    public static Receipt OwnReceipt(this EtsyCall call, long shopId, long receiptId)
    {
        call.OwnShop(shopId);
        return call.Store.Receipts.Find(receiptId) is { } receipt && receipt.ShopId == shopId
            ? receipt
            : throw EtsyRefusal.NotFound($"Could not find a Receipt with receipt_id = {receiptId}");
    }

    private static IResult GetAll(EtsyCall call, long shop_id)
    {
        call.OwnShop(shop_id);
        var query = Arguments.Query(
            call.Request, "min_created", "max_created", "min_last_modified", "max_last_modified", "limit", "offset", "sort_on", "sort_order",
            "was_paid", "was_shipped", "was_delivered", "was_canceled", "legacy");
        var receipts = Sort(
            Filter(call.Store.Receipts.All.Where(r => r.ShopId == shop_id), query),
            query.OneOf("sort_on", ["created", "updated", "receipt_id"]) ?? "created",
            ListingIndex.IsAscending(query.OneOf("sort_order", ListingIndex.Orders) ?? "desc")).ToArray();
        return EtsyJson.Page(
            receipts.Length,
            receipts.Skip(query.Whole("offset", 0) ?? 0).Take(query.Whole("limit", 1, 100) ?? 25).Select(r => new ReceiptView(r)));
    }

    private static IEnumerable<Receipt> Filter(IEnumerable<Receipt> receipts, Arguments query)
    {
        var (minCreated, maxCreated) = (Time("min_created"), Time("max_created"));
        var (minModified, maxModified) = (Time("min_last_modified"), Time("max_last_modified"));
        var (paid, shipped) = (query.Flag("was_paid"), query.Flag("was_shipped"));
        var (delivered, canceled) = (query.Flag("was_delivered"), query.Flag("was_canceled"));
        return receipts.Where(r =>
            !(r.CreatedAt < minCreated || r.CreatedAt > maxCreated || r.UpdatedAt < minModified || r.UpdatedAt > maxModified)
            && (paid ?? r.IsPaid) == r.IsPaid
            && (shipped ?? r.IsShipped) == r.IsShipped
            && (delivered ?? r.IsDelivered) == r.IsDelivered
            && (canceled ?? r.IsCanceled) == r.IsCanceled);

        int? Time(string name) => query.Whole(name, EarliestTimestamp);
    }

    private static IOrderedEnumerable<Receipt> Sort(IEnumerable<Receipt> receipts, string sort, bool ascending)
    {
        Func<Receipt, long> key = sort switch
        {
            "updated" => r => r.UpdatedAt,
            "receipt_id" => r => r.Id,
            _ => r => r.CreatedAt,
        };
        return ascending ? receipts.OrderBy(key).ThenBy(r => r.Id) : receipts.OrderByDescending(key).ThenByDescending(r => r.Id);
    }

    private static IResult GetOne(EtsyCall call, long shop_id, long receipt_id) =>
        EtsyJson.Ok(new ReceiptView(call.OwnReceipt(shop_id, receipt_id)));

    private static async Task<IResult> UpdateAsync(EtsyCall call, long shop_id, long receipt_id, OrderEvents events)
    {
        var form = await Arguments.FormAsync(call.Request, "was_shipped", "was_paid");
        using (call.Store.Change())
        {
            var receipt = call.OwnReceipt(shop_id, receipt_id);
            if (receipt.IsCanceled)
                throw EtsyRefusal.Bad("A canceled receipt cannot be updated");
            var updated = call.Store.Receipts.Put(receipt_id, receipt with
            {
                IsShipped = form.Flag("was_shipped") ?? receipt.IsShipped,
                IsPaid = form.Flag("was_paid") ?? receipt.IsPaid,
                UpdatedAt = call.Store.Seconds,
            });
            if (updated.IsShipped && !receipt.IsShipped)
                events.Publish(OrderEvents.Shipped, updated, call.Origin);
            return EtsyJson.Ok(new ReceiptView(updated));
        }
    }
}
