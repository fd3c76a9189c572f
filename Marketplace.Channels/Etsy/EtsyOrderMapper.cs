using Marketplace.Channels.Etsy.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Etsy;

/// <summary>Receipts as orders. Pure.</summary>
internal static class EtsyOrderMapper
{
    /// <param name="receipt">The receipt.</param>
    /// <param name="payload">The same as Etsy's JSON.</param>
    public static RemoteOrder ToRemote(WireReceipt receipt, string payload)
    {
        var id = EtsyListingMapper.Id(receipt.ReceiptId);
        var status = Status(receipt);
        return new RemoteOrder(
            id, id, status, status == "refunded" ? "refunded" : receipt.IsPaid ? "paid" : "pending", receipt.IsShipped ? "fulfilled" : "unfulfilled",
            receipt.Grandtotal.CurrencyCode, Lines(receipt).Sum(line => line.Quantity * line.UnitPrice), Value(receipt.TotalTaxCost) + Value(receipt.TotalVatCost),
            Value(receipt.TotalShippingCost), Value(receipt.DiscountAmt), receipt.Grandtotal.Value, receipt.Name, receipt.BuyerEmail,
            new RemoteAddress(receipt.Name, receipt.FirstLine, receipt.SecondLine, receipt.City, receipt.State, receipt.Zip, receipt.CountryIso, null),
            receipt.MessageFromBuyer, [.. Lines(receipt)],
            [.. (receipt.Shipments ?? []).Select(shipment => new RemoteShipment(shipment.CarrierName, shipment.TrackingCode, EtsyListingMapper.Time(shipment.ShipmentNotificationTimestamp)))],
            [.. Refunds(receipt)], DateTimeOffset.FromUnixTimeSeconds(receipt.CreatedTimestamp), DateTimeOffset.FromUnixTimeSeconds(receipt.UpdatedTimestamp), payload);
    }

    private static string Status(WireReceipt receipt) => receipt.Status.ToLowerInvariant() switch
    {
        "canceled" => "cancelled",
        "fully refunded" => "refunded",
        _ when receipt.IsShipped => "shipped",
        _ when receipt.IsPaid => "processing",
        _ => "pending",
    };

    private static IEnumerable<RemoteOrderLine> Lines(WireReceipt receipt) => (receipt.Transactions ?? []).Select(line => new RemoteOrderLine(
        EtsyListingMapper.Id(line.TransactionId), line.ListingId is { } listing ? EtsyListingMapper.Id(listing) : null,
        line.ProductId is { } product ? EtsyListingMapper.Id(product) : null, string.IsNullOrEmpty(line.Sku) ? null : line.Sku, line.Title ?? "",
        line.Quantity, line.Price.Value, 0, line.ShopCoupon ?? 0));

    /// <summary>Etsy gives a refund no id; its time and amount tell it from the others.</summary>
    private static IEnumerable<RemoteRefund> Refunds(WireReceipt receipt) => (receipt.Refunds ?? []).Select(refund => new RemoteRefund(
        FormattableString.Invariant($"{refund.CreatedTimestamp}:{refund.Amount.Value}"), refund.Amount.Value, refund.Reason, DateTimeOffset.FromUnixTimeSeconds(refund.CreatedTimestamp)));

    private static decimal Value(WireMoney? money) => money?.Value ?? 0;
}
