using System.Net;
using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>Orders in our words. Pure.</summary>
internal static class WooCommerceOrderMapper
{
    /// <summary>What we keep with an order that we ship: WooCommerce itself has no field for it.</summary>
    public const string Carrier = "_marketplace_carrier", TrackingNumber = "_marketplace_tracking_number";

    /// <param name="order">The order.</param>
    /// <param name="payload">The same as WooCommerce's JSON.</param>
    public static RemoteOrder ToRemote(WireOrder order, string payload)
    {
        var placed = WooCommerceListingMapper.Time(order.DateCreatedGmt)!.Value;
        var version = WooCommerceListingMapper.Time(order.DateModifiedGmt) ?? placed;
        var person = HasName(order.Shipping) ? order.Shipping : order.Billing;
        return new RemoteOrder(
            WooCommerceListingMapper.Id(order.Id), order.Number, Status(order), Payment(order), order.Status == "completed" ? "fulfilled" : "unfulfilled", order.Currency,
            order.LineItems.Sum(line => line.Subtotal ?? 0), order.TotalTax ?? 0, order.ShippingTotal ?? 0, order.DiscountTotal ?? 0, order.Total ?? 0,
            Name(person), Text(order.Billing?.Email), Address(person, order.Billing?.Phone), Text(order.CustomerNote), [.. order.LineItems.Select(Line)],
            [.. Shipments(order)],
            [.. order.Refunds.Where(refund => refund.Total is not null and not 0).Select(refund => new RemoteRefund(
                WooCommerceListingMapper.Id(refund.Id), Math.Abs(refund.Total!.Value), Text(refund.Reason), version))],
            placed, version, payload);
    }

    /// <summary>Plugins have states of their own, which count by whether the order is paid.</summary>
    private static string Status(WireOrder order) => order.Status switch
    {
        "completed" => "shipped",
        "cancelled" or "trash" => "cancelled",
        "refunded" => "refunded",
        "pending" or "on-hold" or "failed" or "checkout-draft" => "pending",
        "processing" => "processing",
        _ => order.DatePaidGmt is null ? "pending" : "processing",
    };

    private static string Payment(WireOrder order) => order.Status switch
    {
        "refunded" => "refunded",
        "failed" => "failed",
        _ => order.DatePaidGmt is null ? "pending" : "paid",
    };

    private static IEnumerable<RemoteShipment> Shipments(WireOrder order) => Meta(order, TrackingNumber) is { } number
        ? [new RemoteShipment(Meta(order, Carrier), number, WooCommerceListingMapper.Time(order.DateCompletedGmt))]
        : [];

    private static RemoteOrderLine Line(WireLine line) => new(
        WooCommerceListingMapper.Id(line.Id), line.ProductId is > 0 and var product ? WooCommerceListingMapper.Id(product) : null,
        (line.VariationId is > 0 and var variation ? variation : line.ProductId) is > 0 and var offer ? WooCommerceListingMapper.Id(offer) : null,
        Text(line.Sku), Text(line.Name) ?? "", line.Quantity, line.Quantity == 0 ? 0 : decimal.Round((line.Subtotal ?? 0) / line.Quantity, 4), line.TotalTax ?? 0,
        Math.Max(0, (line.Subtotal ?? 0) - (line.Total ?? 0)));

    private static RemoteAddress? Address(WireAddress? address, string? phone) => address is null
        ? null
        : new RemoteAddress(
            Name(address), Text(address.Address1), Text(address.Address2), Text(address.City), Text(address.State), Text(address.Postcode), Text(address.Country), Text(address.Phone) ?? Text(phone));

    private static bool HasName(WireAddress? address) => address is not null && Name(address) is not null;

    private static string? Name(WireAddress? address) => Text($"{address?.FirstName} {address?.LastName}".Trim()) ?? Text(address?.Company);

    private static string? Meta(WireOrder order, string key) =>
        order.MetaData?.LastOrDefault(meta => meta.Key == key) is { Value: { ValueKind: JsonValueKind.String } value } ? Text(value.GetString()) : null;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : WebUtility.HtmlDecode(text.Trim());
}
