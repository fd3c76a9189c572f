using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>eBay's orders as ours. Pure.</summary>
internal static class EbayOrderMapper
{
    /// <param name="order">The order.</param>
    /// <param name="fulfillments">Its shipments, which eBay gives apart.</param>
    /// <param name="payload">The order as eBay's JSON.</param>
    public static RemoteOrder ToRemote(WireOrder order, WireFulfillments? fulfillments, string payload)
    {
        var prices = order.PricingSummary ?? throw new FormatException("The order has no prices.");
        var contact = order.FulfillmentStartInstructions?.Select(instruction => instruction.ShippingStep?.ShipTo).FirstOrDefault(to => to is not null);
        return new RemoteOrder(
            order.OrderId, order.OrderId, Status(order), PaymentStatus(order), order.OrderFulfillmentStatus == "FULFILLED" ? "fulfilled" : "unfulfilled", prices.Total.Currency,
            Number(prices.PriceSubtotal), Number(prices.Tax), Number(prices.DeliveryCost), Math.Abs(Number(prices.PriceDiscount)), prices.Total.Number, contact?.FullName, contact?.Email,
            contact?.ContactAddress is { } address
                ? new RemoteAddress(
                    contact.FullName, address.AddressLine1, address.AddressLine2, address.City, address.StateOrProvince, address.PostalCode, address.CountryCode, contact.PrimaryPhone?.PhoneNumber)
                : null,
            order.BuyerCheckoutNotes, [.. order.LineItems.Select(Line)],
            [.. (fulfillments?.Fulfillments ?? []).Select(sent => new RemoteShipment(sent.ShippingCarrierCode, sent.ShipmentTrackingNumber, sent.ShippedDate))],
            [
                .. (order.PaymentSummary?.Refunds ?? []).Where(refund => refund is { RefundId: not null, Amount: not null })
                    .Select(refund => new RemoteRefund(refund.RefundId!, refund.Amount!.Number, null, refund.RefundDate ?? order.LastModifiedDate)),
            ],
            order.CreationDate, order.LastModifiedDate, payload);
    }

    private static string Status(WireOrder order) => order switch
    {
        { CancelStatus.CancelState: "CANCELED" } => "cancelled",
        { OrderPaymentStatus: "FULLY_REFUNDED" } => "refunded",
        { OrderFulfillmentStatus: "FULFILLED" } => "shipped",
        { OrderPaymentStatus: "PAID" or "PARTIALLY_REFUNDED" } => "processing",
        _ => "pending",
    };

    private static string PaymentStatus(WireOrder order) => order.OrderPaymentStatus switch
    {
        "PAID" or "PARTIALLY_REFUNDED" => "paid",
        "FULLY_REFUNDED" => "refunded",
        "FAILED" => "failed",
        _ => "pending",
    };

    /// <summary>A single item's listing goes by its SKU; of a variation eBay does not say to which group it belongs, and its SKU is enough.</summary>
    private static RemoteOrderLine Line(WireOrderLine line) => new(
        line.LineItemId, line.LegacyVariationId is null ? line.Sku : null, null, line.Sku, line.Title ?? "", line.Quantity, line.LineItemCost.Number / Math.Max(1, line.Quantity),
        (line.Taxes ?? []).Sum(tax => Number(tax.Amount)), line.DiscountedLineItemCost is { } discounted ? line.LineItemCost.Number - discounted.Number : 0);

    private static decimal Number(WireAmount? amount) => amount?.Number ?? 0;
}
