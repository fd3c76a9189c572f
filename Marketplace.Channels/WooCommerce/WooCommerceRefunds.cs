using System.Globalization;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>
/// Gives money back, by the payment gateway where that can. The refund bears its key, by which one whose answer was lost is found. It never restocks:
/// units come back by a cancellation or when they are counted.
/// </summary>
internal static class WooCommerceRefunds
{
    private const string Mark = "_marketplace_refund";

    public static async Task<ChannelResult<RefundIssued>> RefundAsync(WooCommerceClient client, RefundRequest request, CancellationToken cancellationToken)
    {
        var order = await WooCommerceFulfilment.ReadAsync(client, request.OrderRemoteId, cancellationToken);
        if (!order.Succeeded)
            return order.Error;
        var refunds = await client.GetRefundsAsync(request.OrderRemoteId, cancellationToken);
        if (!refunds.Succeeded)
            return refunds.Error;
        if (refunds.Value.FirstOrDefault(refund => refund.MetaData?.Any(meta => meta.Key == Mark && meta.Value.ToString() == request.Key) == true) is { } before)
            return new RefundIssued(WooCommerceListingMapper.Id(before.Id));
        var left = (order.Value.Total ?? 0) - refunds.Value.Sum(refund => Math.Abs(refund.Amount ?? 0));
        if (request.Amount > left)
            return new ChannelError(ChannelErrorKind.Rejected, string.Create(CultureInfo.InvariantCulture, $"Only {left:0.00} {order.Value.Currency} of this order are left to refund."), "amount", "amount");
        var byGateway = await CanRefundAsync(client, order.Value, cancellationToken);
        if (!byGateway.Succeeded)
            return byGateway.Error;
        var whole = request.Amount == order.Value.Total && refunds.Value.Count == 0;
        var made = await client.RefundAsync(request.OrderRemoteId, new WireRefundWrite(
            WooCommerceListingMapper.Price(request.Amount), request.Reason, byGateway.Value, ApiRestock: false, [WireMeta.Of(Mark, request.Key)], whole ? Lines(order.Value) : null), cancellationToken);
        return made.Succeeded ? new RefundIssued(WooCommerceListingMapper.Id(made.Value.Id)) : made.Error;
    }

    /// <summary>Whether the gateway of the order's payment gives money back by itself. Without one, as for cash, the refund is noted and paid by hand.</summary>
    private static async Task<ChannelResult<bool>> CanRefundAsync(WooCommerceClient client, WireOrder order, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(order.PaymentMethod))
            return false;
        var gateway = await client.GetGatewayAsync(order.PaymentMethod, cancellationToken);
        return gateway switch
        {
            { Succeeded: true } => gateway.Value.MethodSupports?.Contains("refunds") == true,
            // Its plugin is gone.
            { Error.Kind: ChannelErrorKind.NotFound } => false,
            _ => gateway.Error!,
        };
    }

    /// <summary>Of a whole refund, so that the store's reports show what was refunded and its taxes.</summary>
    private static WireRefundLine[] Lines(WireOrder order) =>
    [
        .. order.LineItems.Select(line => new WireRefundLine(
            line.Id, line.Total ?? 0, line.Taxes is { Count: > 0 } taxes ? [.. taxes.Select(tax => new WireRefundTax(tax.Id, tax.Total ?? 0))] : null)),
    ];
}
