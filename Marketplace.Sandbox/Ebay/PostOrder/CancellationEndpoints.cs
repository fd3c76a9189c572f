using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.PostOrder;

/// <summary>Cancellations that the seller makes, or the buyer asks for.</summary>
internal static class CancellationEndpoints
{
    private static readonly string[] Reasons = ["OUT_OF_STOCK_OR_CANNOT_FULFILL", "BUYER_ASKED_CANCEL", "ADDRESS_ISSUES"];

    public static void MapCancellations(this RouteGroupBuilder api)
    {
        api.MapPost("/cancellation", CreateAsync).Named(EbayApi.Cancellations, "createCancellation");
        api.MapPost("/cancellation/check_eligibility", CheckAsync).Named(EbayApi.Cancellations, "checkCancellationEligibility");
        api.MapGet("/cancellation/search", Search).Named(EbayApi.Cancellations, "search");
        api.MapGet("/cancellation/{cancelId}", (EbayCall call, string cancelId) => EbayJson.Ok(new { cancelDetail = View(call.Store, Find(call, cancelId)) }))
            .Named(EbayApi.Cancellations, "getCancellation");
        api.MapPost("/cancellation/{cancelId}/approve", Approve).Named(EbayApi.Cancellations, "approveCancellationRequest");
        api.MapPost("/cancellation/{cancelId}/reject", RejectAsync).Named(EbayApi.Cancellations, "rejectCancellationRequest");
    }

    private static PostOrderCase Find(EbayCall call, string id) => PostOrderJson.Find(call, EbayApi.Cancellations, CaseKind.Cancellation, id);

    private static async Task<IResult> CreateAsync(EbayCall call, Checkout checkout)
    {
        var body = await EbayJson.ReadAsync<CancelBody>(call);
        var store = call.Store;
        using (store.Change())
        {
            if (Order(call, body.LegacyOrderId) is not { } order)
                throw EbayRefusal.Of(EbayApi.Cancellations, 1610, "The order does not exist.");
            if (Ineligible(order) is { } problem)
                throw EbayRefusal.Of(EbayApi.Cancellations, 1611, problem);
            if (!Reasons.Contains(body.CancelReason))
                throw EbayRefusal.Of(EbayApi.Cancellations, 1612, "Invalid cancelReason.");
            var made = new PostOrderCase(
                store.NextName(), order.UserId, CaseKind.Cancellation, order.Id, "CANCEL_CLOSED", body.CancelReason!, ByBuyer: false, store.Now, store.Now);
            store.Cases.Put(made.Id, made);
            checkout.Cancel(order);
            return EbayJson.Ok(new { cancelId = made.Id });
        }
    }

    private static async Task<IResult> CheckAsync(EbayCall call)
    {
        var body = await EbayJson.ReadAsync<CancelBody>(call);
        if (Order(call, body.LegacyOrderId) is not { } order)
            throw EbayRefusal.Of(EbayApi.Cancellations, 1610, "The order does not exist.");
        var problem = Ineligible(order);
        return EbayJson.Ok(new { legacyOrderId = order.Id, eligible = problem is null, failureReason = problem is null ? null : (string[])[problem] });
    }

    private static IResult Search(EbayCall call)
    {
        call.Allow("legacy_order_id", "creation_date_range_from", "creation_date_range_to", "limit", "offset", "role");
        var page = PostOrderJson.Page(call, EbayApi.Cancellations);
        var found = PostOrderJson.Search(call, EbayApi.Cancellations, CaseKind.Cancellation, "legacy_order_id");
        return EbayJson.Ok(new
        {
            cancellations = page.Of(found).Select(c => View(call.Store, c)),
            paginationOutput = PostOrderJson.Pages(found.Length, page),
            total = found.Length,
        });
    }

    private static IResult Approve(EbayCall call, string cancelId, Checkout checkout)
    {
        using (call.Store.Change())
        {
            var request = Find(call, cancelId);
            PostOrderJson.CheckOpen(request, EbayApi.Cancellations);
            PostOrderJson.Move(call.Store, request, "CANCEL_CLOSED");
            checkout.Cancel(call.Store.Orders.Find(request.OrderId)!);
            return EbayJson.Ok(new { refundStatus = "PENDING" });
        }
    }

    /// <summary>Its body may say what was sent already, and is at least a pair of braces.</summary>
    private static async Task<IResult> RejectAsync(EbayCall call, string cancelId)
    {
        await EbayJson.ReadAsync<RejectBody>(call);
        using (call.Store.Change())
        {
            var request = Find(call, cancelId);
            PostOrderJson.CheckOpen(request, EbayApi.Cancellations);
            PostOrderJson.Move(call.Store, request, "CANCEL_CLOSED");
            return EbayJson.Ok(new { });
        }
    }

    private static EbayOrder? Order(EbayCall call, string? id) => call.Store.Orders.Find(id ?? "") is { } order && order.UserId == call.User.Id ? order : null;

    private static string? Ineligible(EbayOrder order) => order switch
    {
        { CancelledAt: not null } => "The order is cancelled already.",
        { IsShipped: true } => "The order has been shipped.",
        _ => null,
    };

    private static object View(EbayStore store, PostOrderCase request)
    {
        var order = store.Orders.Find(request.OrderId)!;
        return new
        {
            cancelId = request.Id,
            legacyOrderId = request.OrderId,
            requestorType = request.ByBuyer ? "BUYER" : "SELLER",
            cancelState = request.IsOpen ? "APPROVAL_PENDING" : "CLOSED",
            cancelStatus = request.IsOpen ? request.State : order.CancelledAt is null ? "CANCEL_REJECTED" : "CANCEL_CLOSED_WITH_REFUND",
            cancelReason = request.Reason,
            cancelRequestDate = PostOrderJson.Time(request.OpenedAt),
            cancelCloseDate = request.IsOpen ? null : PostOrderJson.Time(request.ChangedAt),
            sellerResponseDueDate = request.IsOpen ? PostOrderJson.Time(request.OpenedAt + PostOrderJson.ToAnswer) : null,
            requestRefundAmount = Amount.Of(order.Total, order.Currency),
        };
    }

    private sealed record RejectBody(WrappedTime? ShipmentDate, string? TrackingNumber);

    private sealed record CancelBody(string? LegacyOrderId, string? CancelReason, bool? BuyerPaid);
}
