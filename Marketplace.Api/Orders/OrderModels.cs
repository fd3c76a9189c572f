using System.Linq.Expressions;
using Marketplace.Contracts.Orders;
using Marketplace.Data.Model;
using Marketplace.Data.Orders;

namespace Marketplace.Api.Orders;

internal static class OrderModels
{
    /// <summary>A row of the list as the database gives it.</summary>
    internal sealed record OrderRow(Order Order, string Channel, int Units, string? Title, int Lines, string? ObjectKey, string? RemoteImage, bool Oversold);

    public static readonly Expression<Func<Order, OrderRow>> Row = o => new OrderRow(
        o, o.Connection!.Channel, o.Lines.Sum(l => l.Quantity), o.Lines.OrderBy(l => l.Id).Select(l => l.Title).FirstOrDefault(), o.Lines.Count,
        o.Lines.OrderBy(l => l.Id).SelectMany(l => l.Product!.Images).Where(i => i.ObjectKey != null).Select(i => i.ObjectKey).FirstOrDefault(),
        o.Lines.OrderBy(l => l.Id).Select(l => l.Listing!.ImageUrl).FirstOrDefault(),
        o.Lines.Any(l => l.Stock == LineStock.Oversold));

    public static OrderSummary ToSummary(OrderRow row)
    {
        var o = row.Order;
        return new(
            o.Id, o.ConnectionId, row.Channel, o.RemoteId, o.Number, o.Status.ToText(), o.PaymentStatus.ToText(), o.FulfilmentStatus.ToText(), o.BuyerName, row.Units,
            o.Total, o.Currency, row.ObjectKey is null ? row.RemoteImage : $"/media/{row.ObjectKey}",
            row.Lines > 1 ? $"{row.Title} and {row.Lines - 1} more" : row.Title ?? "", row.Oversold, o.PlacedAt);
    }

    public static OrderDetail ToDetail(Order o, CancellationModel? cancellation) => new(
        o.Id, o.ConnectionId, o.Connection!.Channel, o.Connection.DisplayName, o.RemoteId, o.Number, o.Status.ToText(), o.PaymentStatus.ToText(),
        o.FulfilmentStatus.ToText(), o.BuyerName, o.BuyerEmail, o.ShippingAddress, o.BillingAddress, o.Note, o.Currency, o.Subtotal, o.Tax, o.Shipping,
        o.Discount, o.Total,
        o.Lines.ConvertAll(l => new OrderLineModel(l.Id, l.ProductId, l.VariantId, l.Sku, l.Title, l.Quantity, l.UnitPrice, l.Tax, l.Discount, l.Stock.ToText())),
        o.Shipments.ConvertAll(s => new ShipmentModel(s.Id, s.Carrier, s.TrackingNumber, s.Note, s.State.ToText(), s.CreatedAt, s.SentAt)),
        o.Refunds.ConvertAll(r => new RefundModel(r.Id, r.Amount, r.Currency, r.Reason, r.State.ToText(), r.CreatedAt)), cancellation, o.PlacedAt, o.ArrivedAt);
}
