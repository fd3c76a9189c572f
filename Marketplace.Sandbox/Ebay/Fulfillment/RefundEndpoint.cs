using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Fulfillment;

internal static class RefundEndpoint
{
    private static readonly string[] Reasons =
        ["BUYER_CANCEL", "BUYER_RETURN", "ITEM_NOT_RECEIVED", "SELLER_WRONG_ITEM", "SELLER_OUT_OF_STOCK", "SELLER_FOUND_ISSUE", "ITEM_NOT_AS_DESCRIBED", "OTHER"];

    public static void MapRefunds(this RouteGroupBuilder api) =>
        api.MapPost("/order/{order_id}/issue_refund", IssueAsync).Named(EbayApi.Fulfillment, "issueRefund", "sell.finances");

    private static async Task<IResult> IssueAsync(EbayCall call, string order_id, Checkout checkout)
    {
        var body = await EbayJson.ReadAsync<RefundBody>(call);
        using (call.Store.Change())
        {
            if (call.Store.Orders.Find(order_id) is not { } order || order.UserId != call.User.Id)
                throw EbayRefusal.NotFound(EbayApi.Fulfillment, 34913, "Can not find the order.");
            if (body.ReasonForRefund is not { } reason || !Reasons.Contains(reason))
                throw Refuse(34903, "The refund reason must be specified.");
            var amounts = body.OrderLevelRefundAmount is { } whole ? [whole] : Amounts(body, order);
            if (amounts.Length == 0)
                throw Refuse(34905, "Either orderLevelRefundAmount or refundItems must be specified.");
            if (amounts.Any(a => a.Currency != order.Currency))
                throw Refuse(34909, "The amount currency isn't correct.");
            if (amounts.Any(a => a.Number() is not > 0))
                throw Refuse(34907, "The amount value must be positive and within two decimals.");
            var total = amounts.Sum(a => a.Number()!.Value);
            if (order.Refunded + total > order.Total)
                throw Refuse(34915, "The refund amount exceeds order amount.");
            if (call.Store.Cases.All.Any(c => c.OrderId == order.Id && c.Kind != CaseKind.Cancellation && c.IsOpen))
            {
                throw new EbayRefusal(
                    StatusCodes.Status409Conflict,
                    new EbayError(34916, "API_FULFILLMENT", "BUSINESS", "A post-transaction case exists on this order, seller refund can't be triggered."));
            }
            order = checkout.Refund(order, total, reason);
            return EbayJson.Ok(new { refundId = order.Refunds[^1].Id, refundStatus = "PENDING" });
        }
    }

    private static Amount[] Amounts(RefundBody body, EbayOrder order)
    {
        if (body.RefundItems?.FirstOrDefault(item => item.LineItemId != order.Line.Id && item.LegacyReference is null) is not null)
            throw Refuse(34914, "Can't find the item in the order.");
        return [.. (body.RefundItems ?? []).Select(item => item.RefundAmount ?? throw Refuse(34906, "The amount value must be specified."))];
    }

    private static EbayRefusal Refuse(int errorId, string message) => EbayRefusal.Of(EbayApi.Fulfillment, errorId, message);

    private sealed record RefundBody(string? ReasonForRefund, string? Comment, IReadOnlyList<RefundItem>? RefundItems, Amount? OrderLevelRefundAmount);

    private sealed record RefundItem(Amount? RefundAmount, string? LineItemId, LegacyReference? LegacyReference);

    private sealed record LegacyReference(string? LegacyItemId, string? LegacyTransactionId);
}
