using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.PostOrder;

/// <summary>Returns that buyers ask for.</summary>
internal static class ReturnEndpoints
{
    /// <summary>What is searched for when no state is named.</summary>
    private const string AllOpen = "ALL_OPEN";

    private const string Offer = "OFFER_PARTIAL_REFUND";

    private const string Requested = "RETURN_REQUESTED";

    /// <summary>How long a seller has to pay for what came back.</summary>
    private static readonly TimeSpan ToRefund = TimeSpan.FromDays(2);

    private static readonly string[] Decisions = ["APPROVE", "DECLINE", Offer];

    public static void MapReturns(this RouteGroupBuilder api)
    {
        api.MapGet("/return/search", Search).Named(EbayApi.Returns, "search");
        api.MapGet("/return/{returnId}", (EbayCall call, string returnId) => EbayJson.Ok(new { summary = View(call.Store, Find(call, returnId)) })).Named(EbayApi.Returns, "getReturn");
        api.MapPost("/return/{returnId}/decide", DecideAsync).Named(EbayApi.Returns, "processReturnRequest");
        api.MapPost("/return/{returnId}/mark_as_received", ReceiveAsync).Named(EbayApi.Returns, "markReturnReceived");
        api.MapPost("/return/{returnId}/issue_refund", RefundAsync).Named(EbayApi.Returns, "issueReturnRefund");
    }

    private static PostOrderCase Find(EbayCall call, string id) => PostOrderJson.Find(call, EbayApi.Returns, CaseKind.Return, id);

    private static IResult Search(EbayCall call)
    {
        call.Allow("order_id", "item_id", "limit", "offset", "return_state", "creation_date_range_from", "creation_date_range_to");
        var page = PostOrderJson.Page(call, EbayApi.Returns);
        var state = call.Query("return_state") ?? AllOpen;
        if (state is not (AllOpen or "CLOSED"))
            throw EbayRefusal.Of(EbayApi.Returns, 1602, $"Invalid return_state: {state}");
        PostOrderCase[] found = [.. PostOrderJson.Search(call, EbayApi.Returns, CaseKind.Return, "order_id").Where(c => c.IsOpen == (state == AllOpen))];
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
            PostOrderJson.CheckState(open, EbayApi.Returns, Requested);
            var order = call.Store.Orders.Find(open.OrderId)!;
            if (body.Decision == Offer
                && (body.PartialRefundAmount is not { } offered || offered.Currency != order.Currency || offered.Number() is not > 0 || offered.Number() >= order.Total - order.Refunded))
                throw EbayRefusal.Of(EbayApi.Returns, 1634, "Invalid partialRefundAmount.");
            PostOrderJson.Move(call.Store, open, body.Decision switch { "DECLINE" => "CLOSED", Offer => "PARTIAL_REFUND_REQUESTED", _ => "ITEM_READY_TO_SHIP" });
            return EbayJson.Ok(new { });
        }
    }

    private static async Task<IResult> ReceiveAsync(EbayCall call, string returnId)
    {
        await EbayJson.ReadAsync<ReceivedBody>(call);
        using (call.Store.Change())
        {
            var open = Find(call, returnId);
            PostOrderJson.CheckState(open, EbayApi.Returns, "ITEM_READY_TO_SHIP", "ITEM_SHIPPED");
            PostOrderJson.Move(call.Store, open, "ITEM_DELIVERED");
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
            PostOrderJson.Move(call.Store, open, "CLOSED");
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
            status = request.State == "ITEM_READY_TO_SHIP" ? "READY_FOR_SHIPPING" : request.State,
            creationInfo = new
            {
                item = new { itemId = order.Line.ListingId, transactionId = order.Line.Id, returnQuantity = order.Line.Quantity },
                reason = request.Reason,
                type = "MONEY_BACK",
                creationDate = PostOrderJson.Time(request.OpenedAt),
            },
            sellerTotalRefund = new { estimatedRefundAmount = Amount.Of(order.Total - order.Refunded, order.Currency) },
            sellerResponseDue = request.State switch
            {
                Requested => Due("SELLER_APPROVE_REQUEST", request.OpenedAt + PostOrderJson.ToAnswer),
                "ITEM_DELIVERED" => Due("SELLER_ISSUE_REFUND", request.ChangedAt + ToRefund),
                _ => null,
            },
        };
    }

    private static object Due(string activity, DateTimeOffset at) => new { activityDue = activity, respondByDate = PostOrderJson.Time(at) };

    private sealed record ReceivedBody(Comments? Comments);

    private sealed record DecideBody(string? Decision, Comments? Comments, Amount? PartialRefundAmount);

    private sealed record RefundBody(RefundDetail? RefundDetail, Comments? Comments);

    private sealed record RefundDetail(IReadOnlyList<RefundPart>? ItemizedRefundDetail, Amount? TotalAmount);

    private sealed record RefundPart(string? RefundFeeType, Amount? RefundAmount);
}
