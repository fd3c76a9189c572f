using System.Globalization;
using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;
using Marketplace.Sandbox.Shopify.Webhooks;

namespace Marketplace.Sandbox.Shopify.Orders;

/// <summary>Ships, cancels and refunds.</summary>
internal sealed class OrderMutations(ShopifyCall call)
{
    private readonly StockMoves stock = call.Services.GetRequiredService<StockMoves>();
    private readonly ShopifyEvents events = call.Services.GetRequiredService<ShopifyEvents>();

    public (Fulfillment? Fulfillment, IReadOnlyList<UserError> Problems) Fulfill(FulfillmentInput input)
    {
        using (call.Store.Change())
        {
            if (input.LineItemsByFulfillmentOrder is not [var part])
                return (null, [UserError.At("fulfillment.lineItemsByFulfillmentOrder", "Exactly one fulfillment order is expected.")]);
            if (Find(part.FulfillmentOrderId) is not { } order)
                return (null, [UserError.At("fulfillment", "Fulfillment order does not exist.")]);
            if (order.FulfillmentOrderStatus is not ("OPEN" or "IN_PROGRESS"))
                return (null, [UserError.At("fulfillment", $"Fulfillment order {order.FulfillmentOrderId} has an unfulfillable status= {order.FulfillmentOrderStatus.ToLowerInvariant()}.")]);
            // Without lines all that remains is shipped.
            var units = part.FulfillmentOrderLineItems?.ToDictionary(l => Gid.Parse(l.Id, "FulfillmentOrderLineItem"), l => l.Quantity)
                ?? order.Lines.Where(l => l.Remaining > 0).ToDictionary(l => l.FulfillmentLineId, l => l.Remaining);
            if (units.Any(u => order.Lines.FirstOrDefault(l => l.FulfillmentLineId == u.Key) is not { } line || u.Value < 1 || u.Value > line.Remaining))
                return (null, [UserError.At("fulfillment", "Invalid fulfillment order line item quantity requested.")]);

            foreach (var line in order.Lines.Where(l => units.ContainsKey(l.FulfillmentLineId)))
                stock.Move(order, line, 0, -units[line.FulfillmentLineId]);
            var fulfillment = new Fulfillment(call.Store.NextId(), call.Store.Now, input.TrackingInfo?.Company, input.TrackingInfo?.Number, input.TrackingInfo?.Url);
            order = Put(order with
            {
                Fulfillments = [.. order.Fulfillments, fulfillment],
                Lines = [.. order.Lines.Select(l => l with { Fulfilled = l.Fulfilled + units.GetValueOrDefault(l.FulfillmentLineId) })],
            });
            events.OrderChanged(order, Topics.OrdersUpdated);
            return (fulfillment, []);
        }
    }

    public IReadOnlyList<UserError> Cancel(string orderId, bool restock, string reason, bool refund)
    {
        using (call.Store.Change())
        {
            if (call.Order(orderId) is not { } order)
                return [UserError.At("orderId", "Order does not exist", "NOT_FOUND")];
            if (order.CancelledAt is not null)
                return [UserError.At("orderId", "Order has already been cancelled", "INVALID")];
            if (order.Fulfillments.Count > 0)
                return [UserError.At("orderId", "Cannot cancel an order that has fulfillments", "INVALID")];
            foreach (var line in order.Lines)
                stock.Move(order, line, restock ? line.Remaining : 0, -line.Remaining);
            Refund? back = refund && order.CurrentTotal > 0
                ? new Refund(call.Store.NextId(), call.Store.Now, null, order.CurrentTotal, order.Lines.ToDictionary(l => l.Id, l => l.Quantity - l.Refunded))
                : null;
            order = Put(order with
            {
                CancelledAt = call.Store.Now,
                CancelReason = reason,
                Lines = [.. order.Lines.Select(l => l with { Removed = l.Quantity - l.Fulfilled, Refunded = refund ? l.Quantity : l.Refunded })],
                Refunds = back is null ? order.Refunds : [.. order.Refunds, back],
            });
            events.OrderChanged(order, Topics.OrdersCancelled, Topics.OrdersUpdated);
            if (back is not null)
                events.Refunded(order, back);
            return [];
        }
    }

    public RefundPayload Refund(RefundInput input)
    {
        using (call.Store.Change())
        {
            if (call.Order(input.OrderId) is not { } order)
                return Refused("orderId", "Order does not exist");
            var units = (input.RefundLineItems ?? []).ToDictionary(l => Gid.Parse(l.LineItemId, "LineItem"));
            if (units.Any(u => order.Lines.FirstOrDefault(l => l.Id == u.Key) is not { } line || u.Value.Quantity < 1 || u.Value.Quantity > line.Quantity - line.Refunded))
                return Refused("refundLineItems", "Quantity cannot refund more items than were purchased");
            if (units.Values.Any(u => u.RestockType is "RETURN" or "CANCEL" && call.Location(u.LocationId) is null))
                return Refused("refundLineItems", "Location must be given to restock");
            var amount = (input.Transactions ?? []).Sum(t => decimal.Parse(t.Amount, CultureInfo.InvariantCulture));
            if (amount > order.CurrentTotal)
                return Refused("transactions", $"Refund amount {Money.Text(amount)} is greater than net payment received {Money.Text(order.CurrentTotal)}");
            if (amount <= 0 && units.Count == 0)
                return Refused("transactions", "Refund must have a line item, a shipping refund or a transaction");
            if ((input.Transactions ?? []).Any(t => t.Kind != "REFUND" || !Gid.TryParse(t.ParentId, "OrderTransaction", out var parent) || parent != order.PaymentId))
                return Refused("transactions", "Transaction parent is invalid");

            var refund = new Refund(call.Store.NextId(), call.Store.Now, input.Note, amount, units.ToDictionary(u => u.Key, u => u.Value.Quantity));
            order = Put(order with { Refunds = [.. order.Refunds, refund], Lines = [.. order.Lines.Select(l => units.TryGetValue(l.Id, out var unit) ? Take(order, l, unit) : l)] });
            events.Refunded(order, refund);
            events.OrderChanged(order, Topics.OrdersUpdated);
            return new(new OrderView(order, call), new RefundView(refund, call), []);
        }
    }

    /// <summary>CANCEL takes unshipped units off the order and RETURN brings shipped ones back; both restock.</summary>
    private OrderLine Take(Order order, OrderLine line, RefundLineInput unit)
    {
        if (unit.RestockType is "CANCEL" or "RETURN")
            stock.Move(order, line, unit.Quantity, unit.RestockType == "CANCEL" ? -unit.Quantity : 0);
        return line with { Refunded = line.Refunded + unit.Quantity, Removed = line.Removed + (unit.RestockType == "CANCEL" ? unit.Quantity : 0) };
    }

    private Order? Find(string fulfillmentOrderId) =>
        Gid.TryParse(fulfillmentOrderId, "FulfillmentOrder", out var id) ? call.Store.OrdersOf(call.Domain).FirstOrDefault(o => o.FulfillmentOrderId == id) : null;

    private Order Put(Order order) => call.Store.Orders.Put(order.Id, order with { UpdatedAt = call.Store.Now });

    private static RefundPayload Refused(string field, string message) => new(null, null, [UserError.At(field, message)]);
}

internal sealed record RefundPayload(OrderView? Order, RefundView? Refund, IReadOnlyList<UserError> UserErrors);
