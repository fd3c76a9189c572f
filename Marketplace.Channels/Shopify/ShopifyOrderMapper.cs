using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Channels.Shopify;

/// <summary>Orders in our words. Amounts are in the shop's currency. Pure.</summary>
internal static class ShopifyOrderMapper
{
    /// <param name="order">With all of its lines.</param>
    /// <param name="payload">The same as Shopify's JSON.</param>
    public static RemoteOrder ToRemote(WireOrder order, string payload) => new(
        ShopifyId.Number(order.Id), order.Name, Status(order), Payment(order.DisplayFinancialStatus), Fulfilment(order.DisplayFulfillmentStatus), order.CurrencyCode,
        Value(order.SubtotalPriceSet), Value(order.TotalTaxSet), Value(order.TotalShippingPriceSet), Value(order.TotalDiscountsSet), Value(order.TotalPriceSet),
        order.ShippingAddress?.Name, order.Email, Address(order.ShippingAddress), order.Note, [.. order.LineItems.Nodes.Select(Line)],
        [
            .. from fulfillment in order.Fulfillments
               from tracking in fulfillment.TrackingInfo
               select new RemoteShipment(tracking.Company, tracking.Number, fulfillment.CreatedAt),
        ],
        [.. order.Refunds.Where(refund => Value(refund.TotalRefundedSet) > 0).Select(refund => new RemoteRefund(
            ShopifyId.Number(refund.Id), Value(refund.TotalRefundedSet), ShopifyOrders.ReasonIn(refund.Note), refund.CreatedAt ?? order.UpdatedAt))],
        order.CreatedAt, order.UpdatedAt, payload);

    private static string Status(WireOrder order) => order switch
    {
        { CancelledAt: not null } => "cancelled",
        { DisplayFinancialStatus: "REFUNDED" } => "refunded",
        { DisplayFulfillmentStatus: "FULFILLED" } => "shipped",
        { DisplayFinancialStatus: "PAID" or "PARTIALLY_REFUNDED" or "PARTIALLY_PAID" } => "processing",
        _ => "pending",
    };

    private static string Payment(string? status) => status switch
    {
        "PAID" or "PARTIALLY_REFUNDED" => "paid",
        "REFUNDED" => "refunded",
        "VOIDED" or "EXPIRED" => "failed",
        _ => "pending",
    };

    private static string Fulfilment(string status) => status switch
    {
        "FULFILLED" => "fulfilled",
        "PARTIALLY_FULFILLED" => "partial",
        _ => "unfulfilled",
    };

    private static RemoteOrderLine Line(WireLine line) => new(
        ShopifyId.Number(line.Id), line.Product is { } product ? ShopifyId.Number(product.Id) : null, line.Variant is { } variant ? ShopifyId.Number(variant.Id) : null,
        string.IsNullOrEmpty(line.Sku) ? null : line.Sku, string.IsNullOrEmpty(line.VariantTitle) ? line.Title : $"{line.Title} – {line.VariantTitle}", line.Quantity,
        Value(line.OriginalUnitPriceSet), line.TaxLines.Sum(tax => Value(tax.PriceSet)), Value(line.TotalDiscountSet));

    private static RemoteAddress? Address(WireAddress? address) => address is null
        ? null
        : new RemoteAddress(address.Name, address.Address1, address.Address2, address.City, address.ProvinceCode, address.Zip, address.CountryCodeV2, address.Phone);

    private static decimal Value(WireMoneyBag? money) => money?.ShopMoney.Amount ?? 0;
}
