using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Data.Orders;

namespace Marketplace.Grains.Orders;

internal static class OrderMapping
{
    public static ObservedOrder ToObserved(this RemoteOrder remote) => new(
        remote.RemoteId, remote.Number, remote.Status, remote.PaymentStatus, remote.FulfilmentStatus, remote.Currency, remote.Subtotal, remote.Tax,
        remote.Shipping, remote.Discount, remote.Total, remote.BuyerName, remote.BuyerEmail,
        remote.ShippingAddress is null ? null : JsonSerializer.Serialize(remote.ShippingAddress, JsonSerializerOptions.Web), remote.Note,
        remote.PlacedAt.ToUniversalTime(), remote.Version.ToUniversalTime(), remote.Payload,
        [.. remote.Lines.Select(l => new ObservedOrderLine(
            l.RemoteId, l.ListingRemoteId, l.VariantRemoteId, l.Sku, l.Title, l.Quantity, l.UnitPrice, l.Tax, l.Discount))],
        [.. remote.Shipments.Select(s => new ObservedShipment(s.Carrier, s.TrackingNumber, s.ShippedAt))],
        [.. remote.Refunds.Select(r => new ObservedRefund(r.RemoteId, r.Amount, r.Reason, r.CreatedAt.ToUniversalTime()))]);
}
