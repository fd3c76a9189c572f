using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.PostOrder;

/// <summary>Returns that buyers ask for.</summary>
internal static class ReturnEndpoints
{
    private static readonly string[] Decisions = ["APPROVE", "DECLINE", "OFFER_PARTIAL_REFUND"];

    public static void MapReturns(this RouteGroupBuilder api)
    {
        api.MapGet("/return/search", Search).Named(EbayApi.Returns, "search");
        api.MapGet("/return/{returnId}", (EbayCall call, string returnId) => EbayJson.Ok(new { summary = View(call.Store, Find(call, returnId)) })).Named(EbayApi.Returns, "getReturn");
        api.MapPost("/return/{returnId}/decide", DecideAsync).Named(EbayApi.Returns, "processReturnRequest");
        api.MapPost("/return/{returnId}/issue_refund", RefundAsync).Named(EbayApi.Returns, "issueReturnRefund");
    }

    private static PostOrderCase Find(EbayCall call, string id) => PostOrderJson.Find(call, EbayApi.Returns, CaseKind.Return, id);

    private static IResult Search(EbayCall call)
    {
        call.Allow("order_id", "item_id", "limit", "offset", "return_state", "creation_date_range_from", "creation_date_range_to");
        var page = PostOrderJson.Page(call, EbayApi.Returns);
        var found = PostOrderJson.Search(call, CaseKind.Return, "order_id");
        return EbayJson.Ok(new { members = page.Of(found).Select(c => View(call.Store, c)), paginationOutput = PostOrderJson.Pages(found.Length, page), total = found.Length });
    }

    private static async Task<IResult> DecideAsync(EbayCall call, string returnId)
    {
        var body = await EbayJson.ReadAsync<DecideBody>(call);
        if (!Decisions.Contains(body.Decision))
            throw EbayRefusal.Of(EbayApi.Returns, 1630, "Invalid decision.");
        using (call.Store.Change())
        {
            var open = Find(call, returnId);
            PostOrderJson.CheckOpen(open, EbayApi.Returns);
            PostOrderJson.Close(call.Store, open, body.Decision == "DECLINE" ? "CLOSED" : "READY_FOR_SHIPPING");
            return EbayJson.Ok(new { });
        }
    }

    private static async Task<IResult> RefundAsync(EbayCall call, string returnId, Checkout checkout)
    {
        var body = await EbayJson.ReadAsync<RefundBody>(call);
        using (call.Store.Change())
        {
            var open = Find(call, returnId);
            PostOrderJson.CheckOpen(open, EbayApi.Returns);
            var order = call.Store.Orders.Find(open.OrderId)!;
            if (body.RefundDetail?.TotalAmount is not { } total || total.Currency != order.Currency || total.Number() is not > 0)
                throw EbayRefusal.Of(EbayApi.Returns, 1631, "Invalid refund amount.");
            if (body.RefundDetail.ItemizedRefundDetail is not { Count: > 0 } parts || parts.Sum(p => p.RefundAmount?.Number() ?? 0) != total.Number())
                throw EbayRefusal.Of(EbayApi.Returns, 1632, "The itemized refund amounts must add up to the total amount.");
            if (order.Refunded + total.Number() > order.Total)
                throw EbayRefusal.Of(EbayApi.Returns, 1633, "The refund amount exceeds the order amount.");
            PostOrderJson.Close(call.Store, open, "CLOSED");
            checkout.Refund(order, total.Number()!.Value, "BUYER_RETURN");
            return EbayJson.Ok(new { refundStatus = "SUCCESS" });
        }
    }

    private static object View(EbayStore store, PostOrderCase request)
    {
        var order = store.Orders.Find(request.OrderId)!;
        return new
        {
            returnId = request.Id,
            orderId = request.OrderId,
            buyerLoginName = order.Buyer.Username,
            state = request.State,
            status = request.State,
            creationInfo = new
            {
                item = new { itemId = order.Line.ListingId, transactionId = order.Line.Id, returnQuantity = order.Line.Quantity },
                reason = request.Reason,
                type = "MONEY_BACK",
                creationDate = PostOrderJson.Time(request.OpenedAt),
            },
            sellerTotalRefund = new { estimatedRefundAmount = Amount.Of(order.Total - order.Refunded, order.Currency) },
            sellerResponseDue = request.IsOpen ? new { activityDue = "SELLER_APPROVE", respondByDate = PostOrderJson.Time(request.OpenedAt.AddDays(3)) } : null,
        };
    }

    private sealed record DecideBody(string? Decision, Comments? Comments, Amount? PartialRefundAmount);

    private sealed record Comments(string? Content);

    private sealed record RefundBody(RefundDetail? RefundDetail, Comments? Comments);

    private sealed record RefundDetail(IReadOnlyList<RefundPart>? ItemizedRefundDetail, Amount? TotalAmount);

    private sealed record RefundPart(string? RefundFeeType, Amount? RefundAmount);
}
