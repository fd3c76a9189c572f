using System.Text.Json;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>Cancellations and refunds, by whichever of eBay's ways the order is in.</summary>
internal static class EbayAftermath
{
    /// <summary>The order has an open inquiry or return, and money goes back through that.</summary>
    private const int CaseIsOpen = 34916;

    public static async Task<ChannelResult<Done>> CancelAsync(EbayClient client, string order, string reason, CancellationToken cancellationToken)
    {
        var read = await client.GetOrderAsync(order, cancellationToken);
        if (!read.Succeeded)
            return read.Error;
        if (read.Value.Deserialize(EbayJson.Default.WireOrder)! is { CancelStatus.CancelState: "CANCELED" })
            return Done.Instance;
        var known = await client.GetCancellationsAsync(order, cancellationToken);
        if (!known.Succeeded)
            return known.Error;
        // A buyer who asked already is told yes; a second cancellation would be refused.
        if (known.Value.Cancellations?.FirstOrDefault(c => c is { RequestorType: "BUYER", CancelState: not "CLOSED" }) is { } asked)
            return await client.ApproveCancellationAsync(asked.CancelId, cancellationToken);
        return await client.CreateCancellationAsync(new WireNewCancellation(order, CancelReason(reason), BuyerPaid: true), cancellationToken);
    }

    public static async Task<ChannelResult<RefundIssued>> RefundAsync(EbayClient client, RefundRequest request, CancellationToken cancellationToken)
    {
        var order = await EbayOrders.ReadAsync(client, request.OrderRemoteId, cancellationToken);
        if (!order.Succeeded)
            return order.Error;
        if (order.Value.Refunds.FirstOrDefault(refund => refund.Amount == request.Amount && !request.Before.Contains(refund.RemoteId)) is { } done)
            return new RefundIssued(done.RemoteId);
        var amount = WireAmount.Of(request.Amount, request.Currency);
        var issued = await client.RefundAsync(request.OrderRemoteId, new WireRefundRequest(RefundReason(request.Reason), amount), cancellationToken);
        if (issued.Succeeded)
            return new RefundIssued(issued.Value.RefundId);
        return issued.Error.Is(CaseIsOpen) ? await RefundCaseAsync(client, request, amount, order.Value.Total, issued.Error, cancellationToken) : issued.Error;
    }

    private static async Task<ChannelResult<RefundIssued>> RefundCaseAsync(
        EbayClient client, RefundRequest request, WireAmount amount, decimal total, ChannelError refused, CancellationToken cancellationToken)
    {
        var returns = await client.GetReturnsAsync(request.OrderRemoteId, cancellationToken);
        if (!returns.Succeeded)
            return returns.Error;
        if (returns.Value.Members?.FirstOrDefault(r => r.IsOpen) is { } open)
            return await client.RefundReturnAsync(open.ReturnId, WireReturnRefund.Of(amount), cancellationToken) is { Error: { } error } ? error : new RefundIssued(null);
        var inquiries = await client.GetInquiriesAsync(request.OrderRemoteId, cancellationToken);
        if (!inquiries.Succeeded)
            return inquiries.Error;
        if (inquiries.Value.Members?.FirstOrDefault(i => i.IsOpen) is not { } inquiry)
            return refused;
        if (request.Amount < total)
            return new ChannelError(ChannelErrorKind.Rejected, EbayCaseAnswers.WholeOrNothing, refused.Code, "amount");
        return await client.RefundInquiryAsync(inquiry.InquiryId, null, cancellationToken) is { Error: { } notGiven } ? notGiven : new RefundIssued(null);
    }

    private static string CancelReason(string reason) => reason switch
    {
        CancelReasons.BuyerAsked => "BUYER_ASKED_CANCEL",
        CancelReasons.Address => "ADDRESS_ISSUES",
        _ => "OUT_OF_STOCK_OR_CANNOT_FULFILL",
    };

    private static string RefundReason(string? reason) => reason switch
    {
        CancelReasons.BuyerAsked => "BUYER_CANCEL",
        CancelReasons.OutOfStock => "SELLER_OUT_OF_STOCK",
        _ => "OTHER",
    };
}
