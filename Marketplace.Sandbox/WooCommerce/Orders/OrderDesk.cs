using Marketplace.Sandbox.WooCommerce.Store;
using Marketplace.Sandbox.WooCommerce.Webhooks;

namespace Marketplace.Sandbox.WooCommerce.Orders;

/// <summary>What happens to orders and, with them, to stock. Inside a change.</summary>
internal sealed class OrderDesk(WooStore store, WooEvents events)
{
    /// <summary>The states in which an order holds its units.</summary>
    private static readonly string[] Holding = ["processing", "on-hold", "completed"];

    /// <summary>Changes the state, as somebody in the admin or a program would; stock follows.</summary>
    public Order SetStatus(Order order, string status, string origin)
    {
        if (order.Status == status)
            return order;
        var now = store.Now;
        order = Note(order, $"Order status changed from {order.Status} to {status}.", forCustomer: false, author: "WooCommerce") with
        {
            Status = status,
            PaidAt = status is "processing" or "completed" ? order.PaidAt ?? now : order.PaidAt,
            CompletedAt = status == "completed" ? now : order.CompletedAt,
        };
        if (status is "cancelled" or "pending" && order.StockReduced)
            order = Move(order, units => units, origin) with { StockReduced = false };
        else if (Holding.Contains(status) && !order.StockReduced)
            order = Move(order, units => -units, origin) with { StockReduced = true };
        return order;
    }

    public Order Note(Order order, string text, bool forCustomer, string author) =>
        order with { Notes = [.. order.Notes, new OrderNote(store.NextId(), author, text, forCustomer, store.Now)] };

    /// <summary>Stores it and tells about it.</summary>
    public Order Put(Order order, string origin, string happened = "updated")
    {
        order = order with { ModifiedAt = store.Now };
        store.Orders.Put(order.Id, order);
        events.Order(order, happened, origin);
        return order;
    }

    /// <summary>Puts units of one line back.</summary>
    public Order Restock(Order order, OrderLine line, int units, string origin)
    {
        Change(line, units, origin);
        return order with { Lines = [.. order.Lines.Select(l => l.Id == line.Id ? l with { Restocked = l.Restocked + units } : l)] };
    }

    private Order Move(Order order, Func<int, int> change, string origin)
    {
        foreach (var line in order.Lines)
            Change(line, change(line.Quantity - line.Restocked), origin);
        return order;
    }

    private void Change(OrderLine line, int units, string origin)
    {
        if (store.Products.Find(line.ProductId) is not { } product || product.AllOffers.FirstOrDefault(o => o.Id == (line.VariationId > 0 ? line.VariationId : line.ProductId)) is not { ManageStock: true } offer)
            return;
        product = product.With(offer with { StockQuantity = (offer.StockQuantity ?? 0) + units, ModifiedAt = store.Now }) with { ModifiedAt = store.Now };
        store.Products.Put(product.Id, product);
        events.Product(product, "updated", origin);
    }
}
