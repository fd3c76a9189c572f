namespace Marketplace.Channels.Ebay.Wire;

internal sealed record WireCancellations(IReadOnlyList<WireCancellation>? Cancellations = null);

/// <param name="CancelState">CLOSED, or where it waits: INITIAL, APPROVAL_PENDING, REFUND_PENDING …</param>
/// <param name="RequestorType">BUYER or SELLER.</param>
internal sealed record WireCancellation(string CancelId, string? CancelState = null, string? RequestorType = null);

internal sealed record WireNewCancellation(string LegacyOrderId, string CancelReason, bool BuyerPaid);

internal sealed record WireInquiries(IReadOnlyList<WireInquiry>? Members = null);

internal sealed record WireInquiry(string InquiryId, string? InquiryStatusEnum = null)
{
    public bool IsOpen => InquiryStatusEnum?.StartsWith("CLOSED", StringComparison.Ordinal) != true;
}

internal sealed record WireReturns(IReadOnlyList<WireReturn>? Members = null);

internal sealed record WireReturn(string ReturnId, string? State = null)
{
    public bool IsOpen => State?.EndsWith("CLOSED", StringComparison.Ordinal) != true;
}

internal sealed record WireComments(WireComment? Comments = null);

internal sealed record WireComment(string Content);

internal sealed record WireReturnRefund(WireRefundDetail RefundDetail);

internal sealed record WireRefundDetail(IReadOnlyList<WireRefundPart> ItemizedRefundDetail, WireAmount TotalAmount);

internal sealed record WireRefundPart(string RefundFeeType, WireAmount RefundAmount);
