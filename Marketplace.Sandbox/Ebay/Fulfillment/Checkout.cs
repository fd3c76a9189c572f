using Marketplace.Sandbox.Ebay.Inventory;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Fulfillment;

/// <summary>Buying, and what else happens to an order outside the API.</summary>
internal sealed class Checkout(EbayStore store, OrderEvents events)
{
    /// <summary>Buys one SKU of a live listing. Answers why not, when it cannot be bought.</summary>
    public (EbayOrder? Order, string? Problem) Buy(string listingId, string? sku, int quantity, EbayBuyer buyer, string? notes = null)
    {
        using (store.Change())
        {
            if (Listings.Live(store, listingId) is not { } listing)
                return (null, "This listing has ended.");
            var offer = Listings.OffersOf(store, listing).FirstOrDefault(o => sku is null ? Listings.Available(store, o) > 0 : o.Sku == sku);
            if (offer is null || store.Item(offer.UserId, offer.Sku) is not { } item)
                return (null, "This item is out of stock.");
            var available = Listings.Available(offer, item.Quantity);
            if (quantity < 1 || available < quantity)
                return (null, $"Only {available} available.");
            store.Put(item.WithQuantity(item.Quantity - quantity));
            if (offer.Body.AvailableQuantity is { } own)
                store.Put(offer with { Body = offer.Body with { AvailableQuantity = own - quantity } });
            store.Listings.Put(listing.Id, listing with
            {
                Sold = new Dictionary<string, int>(listing.Sold) { [offer.Sku] = listing.Sold.GetValueOrDefault(offer.Sku) + quantity },
            });
            var order = Order(listing, offer, item, quantity, buyer) with { Notes = notes };
            store.Orders.Put(order.Id, order);
            events.Publish(OrderEvents.Confirmed, order);
            return (order, null);
        }
    }

    /// <summary>Cancels an order that has not been shipped and pays it back.</summary>
    public EbayOrder Cancel(EbayOrder order)
    {
        var cancelled = store.Orders.Put(order.Id, order with { CancelledAt = store.Now, ModifiedAt = store.Now });
        return cancelled.Refunded < cancelled.Total ? Refund(cancelled, cancelled.Total - cancelled.Refunded, "BUYER_CANCEL") : cancelled;
    }

    public EbayOrder Refund(EbayOrder order, decimal amount, string reason) => store.Orders.Put(order.Id, order with
    {
        Refunds = [.. order.Refunds, new OrderRefund(store.NextName(), amount, reason, store.Now)],
        ModifiedAt = store.Now,
    });

    /// <summary>Opens what a buyer asks for; null where the order is not in a state for it.</summary>
    public PostOrderCase? Open(CaseKind kind, string orderId, string reason)
    {
        using (store.Change())
        {
            if (store.Orders.Find(orderId) is not { CancelledAt: null } order || (kind == CaseKind.Cancellation ? order.IsShipped : !order.IsShipped)
                || store.Cases.All.Any(c => c.OrderId == orderId && c.IsOpen))
                return null;
            var state = kind switch
            {
                CaseKind.Cancellation => "CANCEL_REQUESTED",
                CaseKind.Inquiry => "WAITING_SELLER_RESPONSE",
                _ => "RETURN_REQUESTED",
            };
            var opened = new PostOrderCase(store.NextName(), order.UserId, kind, orderId, state, reason, ByBuyer: true, store.Now, store.Now);
            store.Orders.Put(order.Id, order with { ModifiedAt = store.Now });
            return store.Cases.Put(opened.Id, opened);
        }
    }

    private EbayOrder Order(EbayListing listing, StoredOffer offer, StoredItem item, int quantity, EbayBuyer buyer)
    {
        var number = store.NextId();
        var price = offer.Body.PricingSummary!.Price!;
        var group = listing.GroupKey is { } key ? store.Group(listing.UserId, key) : null;
        var shipping = offer.Body.ListingPolicies?.FulfillmentPolicyId is { } policy ? store.Policies.Find(EbayStore.KeyOf(listing.UserId, policy))?.ShippingCost ?? 0 : 0;
        return new EbayOrder
        {
            Id = $"{number / 10_000_000_000 % 100:D2}-{number / 100_000 % 100_000:D5}-{number % 100_000:D5}",
            UserId = listing.UserId,
            Buyer = buyer,
            Line = new OrderLine(
                store.NextName(), listing.Id, group is null ? null : store.NextName(), offer.Sku, group?.Body.Title ?? item.Body.Product?.Title ?? offer.Sku, quantity, price.Number()!.Value, shipping,
                (group?.Body.VariesBy?.Specifications ?? []).ToDictionary(s => s.Name!, s => item.Body.Product!.Aspects![s.Name!][0])),
            Currency = price.Currency!,
            CreatedAt = store.Now,
            ModifiedAt = store.Now,
        };
    }
}
