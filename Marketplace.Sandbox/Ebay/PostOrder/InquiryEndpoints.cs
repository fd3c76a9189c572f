using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.PostOrder;

/// <summary>Inquiries of buyers whose item has not arrived.</summary>
internal static class InquiryEndpoints
{
    private const string ToSeller = "WAITING_SELLER_RESPONSE";

    public static void MapInquiries(this RouteGroupBuilder api)
    {
        api.MapGet("/inquiry/search", Search).Named(EbayApi.Inquiries, "search");
        api.MapGet("/inquiry/{inquiryId}", (EbayCall call, string inquiryId) => EbayJson.Ok(View(call.Store, Find(call, inquiryId)))).Named(EbayApi.Inquiries, "getInquiry");
        api.MapPost("/inquiry/{inquiryId}/issue_refund", RefundAsync).Named(EbayApi.Inquiries, "issueInquiryRefund");
        api.MapPost("/inquiry/{inquiryId}/provide_shipment_info", ShipAsync).Named(EbayApi.Inquiries, "provideInquiryShipmentInfo");
    }

    private static PostOrderCase Find(EbayCall call, string id) => PostOrderJson.Find(call, EbayApi.Inquiries, CaseKind.Inquiry, id);

    private static IResult Search(EbayCall call)
    {
        call.Allow("order_id", "item_id", "limit", "offset", "inquiry_creation_date_range_from", "inquiry_creation_date_range_to");
        var page = PostOrderJson.Page(call, EbayApi.Inquiries);
        var found = PostOrderJson.Search(call, EbayApi.Inquiries, CaseKind.Inquiry, "order_id");
        return EbayJson.Ok(new { members = page.Of(found).Select(c => View(call.Store, c)), paginationOutput = PostOrderJson.Pages(found.Length, page), totalNumberOfInquiries = found.Length });
    }

    private static async Task<IResult> RefundAsync(EbayCall call, string inquiryId, Checkout checkout)
    {
        await EbayJson.ReadAsync<RefundBody>(call);
        using (call.Store.Change())
        {
            var inquiry = Find(call, inquiryId);
            PostOrderJson.CheckOpen(inquiry, EbayApi.Inquiries);
            PostOrderJson.Move(call.Store, inquiry, "CLOSED");
            var order = call.Store.Orders.Find(inquiry.OrderId)!;
            checkout.Refund(order, order.Total - order.Refunded, "ITEM_NOT_RECEIVED");
            return EbayJson.Ok(new { refundResult = new { refundStatus = "SUCCESS" } });
        }
    }

    private static async Task<IResult> ShipAsync(EbayCall call, string inquiryId)
    {
        var body = await EbayJson.ReadAsync<ShipmentBody>(call);
        if (body.ProofOfShipmentUploaded != true && (string.IsNullOrEmpty(body.TrackingNumber) || string.IsNullOrEmpty(body.ShippingCarrierName)))
            throw EbayRefusal.Of(EbayApi.Inquiries, 1620, "trackingNumber and shippingCarrierName are required.");
        using (call.Store.Change())
        {
            var inquiry = Find(call, inquiryId);
            PostOrderJson.CheckState(inquiry, EbayApi.Inquiries, ToSeller);
            PostOrderJson.Move(call.Store, inquiry, "WAITING_BUYER_RESPONSE");
            return EbayJson.Ok(new { });
        }
    }

    private static object View(EbayStore store, PostOrderCase inquiry)
    {
        var order = store.Orders.Find(inquiry.OrderId)!;
        return new
        {
            inquiryId = inquiry.Id,
            inquiryStatusEnum = inquiry.State,
            orderId = inquiry.OrderId,
            itemId = order.Line.ListingId,
            transactionId = order.Line.Id,
            buyer = order.Buyer.Username,
            claimAmount = Amount.Of(order.Total, order.Currency),
            reason = inquiry.Reason,
            creationDate = PostOrderJson.Time(inquiry.OpenedAt),
            lastModifiedDate = PostOrderJson.Time(inquiry.ChangedAt),
            respondByDate = inquiry.State == ToSeller ? PostOrderJson.Time(inquiry.OpenedAt + PostOrderJson.ToAnswer) : null,
        };
    }

    private sealed record RefundBody(Comments? Comments);

    private sealed record ShipmentBody(
        string? ShippingCarrierName, string? TrackingNumber, WrappedTime? ShippingDate, Comments? SellerComments, bool? ShippedWithTracking, bool? ProofOfShipmentUploaded);
}
