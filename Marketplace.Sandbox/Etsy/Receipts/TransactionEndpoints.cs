using Marketplace.Sandbox.Etsy.Http;

namespace Marketplace.Sandbox.Etsy.Receipts;

internal static class TransactionEndpoints
{
    public static void MapTransactions(this RouteGroupBuilder api)
    {
        api.MapGet("/shops/{shop_id}/receipts/{receipt_id}/transactions", GetByReceipt)
            .Named("getShopReceiptTransactionsByReceipt", "transactions_r");
        api.MapGet("/shops/{shop_id}/transactions", GetByShop).Named("getShopReceiptTransactionsByShop", "transactions_r");
    }

    private static IResult GetByReceipt(EtsyCall call, long shop_id, long receipt_id)
    {
        var receipt = call.OwnReceipt(shop_id, receipt_id);
        return EtsyJson.List(receipt.Transactions.Select(t => new TransactionView(receipt, t)).ToArray());
    }

    private static IResult GetByShop(EtsyCall call, long shop_id)
    {
        call.OwnShop(shop_id);
        var query = Arguments.Query(call.Request, "limit", "offset", "legacy");
        var all = call.Store.Receipts.All
            .Where(r => r.ShopId == shop_id)
            .OrderByDescending(r => r.Id)
            .SelectMany(r => r.Transactions.Select(t => new TransactionView(r, t)))
            .ToArray();
        return EtsyJson.Page(all.Length, all.Skip(query.Whole("offset", 0) ?? 0).Take(query.Whole("limit", 1, 100) ?? 25));
    }
}
