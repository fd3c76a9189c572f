namespace Marketplace.Channels.Ebay.Wire;

/// <summary>The Post-Order API wraps its times.</summary>
internal sealed record WireTime(DateTimeOffset? Value = null);

internal sealed record WireCancellations(IReadOnlyList<WireCancellation>? Cancellations = null, int Total = 0);

/// <param name="CancelState">CLOSED, or where it waits: INITIAL, APPROVAL_PENDING, REFUND_PENDING …</param>
/// <param name="RequestorType">BUYER or SELLER.</param>
internal sealed record WireCancellation(
    string CancelId, string? CancelState = null, string? RequestorType = null, string? LegacyOrderId = null, string? CancelReason = null, WireTime? CancelRequestDate = null,
    WireTime? SellerResponseDueDate = null, WireAmount? RequestRefundAmount = null);

/// <summary>Empty where nothing was sent yet: eBay asks for the braces.</summary>
internal sealed record WireRejection(string? TrackingNumber = null);

internal sealed record WireNewCancellation(string LegacyOrderId, string CancelReason, bool BuyerPaid);

internal sealed record WireInquiries(IReadOnlyList<WireInquiry>? Members = null, int TotalNumberOfInquiries = 0);

/// <param name="InquiryStatusEnum">OPEN, PENDING, WAITING_SELLER_RESPONSE, WAITING_BUYER_RESPONSE, or closed: CLOSED, CLOSED_WITH_ESCALATION, CS_CLOSED.</param>
internal sealed record WireInquiry(
    string InquiryId, string? InquiryStatusEnum = null, string? OrderId = null, string? Reason = null, WireAmount? ClaimAmount = null, WireTime? CreationDate = null, WireTime? RespondByDate = null)
{
    public bool IsOpen => InquiryStatusEnum?.Contains("CLOSED", StringComparison.Ordinal) != true;
}

internal sealed record WireShipmentInfo(string ShippingCarrierName, string TrackingNumber, bool ShippedWithTracking, WireComment? SellerComments = null);

internal sealed record WireReturns(IReadOnlyList<WireReturn>? Members = null, int Total = 0);

/// <param name="State">RETURN_REQUESTED, ITEM_READY_TO_SHIP, ITEM_SHIPPED, ITEM_DELIVERED, PARTIAL_REFUND_REQUESTED …, CLOSED.</param>
internal sealed record WireReturn(
    string ReturnId, string? State = null, string? OrderId = null, WireReturnCreation? CreationInfo = null, WireTotalRefund? SellerTotalRefund = null, WireResponseDue? SellerResponseDue = null)
{
    public bool IsOpen => State?.EndsWith("CLOSED", StringComparison.Ordinal) != true;
}

internal sealed record WireReturnCreation(string? Reason = null, WireTime? CreationDate = null);

internal sealed record WireTotalRefund(WireAmount? EstimatedRefundAmount = null);

internal sealed record WireResponseDue(WireTime? RespondByDate = null);

/// <param name="Decision">APPROVE, DECLINE or OFFER_PARTIAL_REFUND, which takes the amount.</param>
internal sealed record WireDecision(string Decision, WireAmount? PartialRefundAmount = null, WireComment? Comments = null);

internal sealed record WireComments(WireComment? Comments = null);

internal sealed record WireComment(string Content);

internal sealed record WireReturnRefund(WireRefundDetail RefundDetail, WireComment? Comments = null)
{
    /// <summary>eBay wants to know of what; the parts add up to the whole.</summary>
    public static WireReturnRefund Of(WireAmount amount, WireComment? comments = null) => new(new WireRefundDetail([new WireRefundPart("PURCHASE_PRICE", amount)], amount), comments);
}

internal sealed record WireRefundDetail(IReadOnlyList<WireRefundPart> ItemizedRefundDetail, WireAmount TotalAmount);

internal sealed record WireRefundPart(string RefundFeeType, WireAmount RefundAmount);
