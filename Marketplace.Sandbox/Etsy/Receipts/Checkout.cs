using Marketplace.Sandbox.Etsy.Listings;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Receipts;

/// <summary>Buying, and what else happens to an order outside the API.</summary>
internal sealed class Checkout(EtsyStore store, OrderEvents events)
{
    /// <summary>Buys one product of an active listing. Answers why not, when it cannot be bought.</summary>
    public (Receipt? Receipt, string? Problem) Buy(
        long listingId, long? productId, int quantity, Buyer buyer, string origin, string? message = null)
    {
        using (store.Change())
        {
            if (store.Listings.Find(listingId) is not { State: ListingState.Active } listing)
                return (null, "This item is not for sale.");
            var products = listing.Inventory.Products.Where(p => p.Offering.IsEnabled);
            var product = productId is null
                ? products.FirstOrDefault(p => p.Offering.Quantity > 0)
                : products.FirstOrDefault(p => p.Id == productId);
            if (product is null)
                return (null, "This variation is not for sale.");
            if (quantity < 1 || product.Offering.Quantity < quantity)
                return (null, $"Only {product.Offering.Quantity} available.");

            Take(listing, product, quantity);
            var receipt = Order(listing, product, quantity, buyer) with { MessageFromBuyer = message };
            store.Receipts.Put(receipt.Id, receipt);
            events.Publish(OrderEvents.Paid, receipt, origin);
            return (receipt, null);
        }
    }

    /// <summary>Cancels an order that has not been shipped; what it took becomes available again.</summary>
    public Receipt? Cancel(long receiptId, string origin)
    {
        using (store.Change())
        {
            if (store.Receipts.Find(receiptId) is not { IsCanceled: false, IsShipped: false } receipt)
                return null;
            foreach (var line in receipt.Transactions)
            {
                if (store.Listings.Find(line.ListingId) is { } listing
                    && listing.Inventory.Products.FirstOrDefault(p => p.Id == line.ProductId) is { } product)
                    Take(listing, product, -line.Quantity);
            }
            receipt = Put(receipt with { IsCanceled = true });
            events.Publish(OrderEvents.Canceled, receipt, origin);
            return receipt;
        }
    }

    public Receipt? Deliver(long receiptId, string origin)
    {
        using (store.Change())
        {
            if (store.Receipts.Find(receiptId) is not { IsShipped: true, IsDelivered: false } receipt)
                return null;
            receipt = Put(receipt with { IsDelivered = true });
            events.Publish(OrderEvents.Delivered, receipt, origin);
            return receipt;
        }
    }

    private Receipt Put(Receipt receipt) => store.Receipts.Put(receipt.Id, receipt with { UpdatedAt = store.Seconds });

    private void Take(Listing listing, ListingProduct product, int quantity)
    {
        var inventory = listing.Inventory;
        // Products that agree in the properties which quantity varies on draw from one shared number.
        var shared = inventory.Products.Where(p => inventory.QuantityOn.All(on => ValueOf(p, on) == ValueOf(product, on))).ToHashSet();
        inventory = inventory with
        {
            Products =
            [
                .. inventory.Products.Select(p => shared.Contains(p)
                    ? p with { Offering = p.Offering with { Quantity = p.Offering.Quantity - quantity } }
                    : p),
            ],
        };
        var soldOut = inventory.Quantity == 0 && listing.State == ListingState.Active;
        store.Listings.Put(listing.Id, listing with
        {
            Inventory = inventory,
            UpdatedAt = store.Seconds,
            State = soldOut ? ListingState.SoldOut : listing.State,
            StateChangedAt = soldOut ? store.Seconds : listing.StateChangedAt,
        });
    }

    private static string? ValueOf(ListingProduct product, long propertyId) =>
        product.Properties.FirstOrDefault(p => p.PropertyId == propertyId)?.Values[0];

    private Receipt Order(Listing listing, ListingProduct product, int quantity, Buyer buyer)
    {
        var profile = listing.ShippingProfileId is { } id ? store.ShippingProfiles.Find(id) : null;
        var shipping = profile is null ? 0 : profile.Cost + (profile.CostOfMore * (quantity - 1));
        var line = new Transaction(
            store.NextId(), listing.Id, product.Id, listing.Title, listing.Description, product.Sku, quantity, product.Offering.Price, shipping,
            listing.ImageIds.Count > 0 ? listing.ImageIds[0] : null, listing.ShippingProfileId, product.Properties);
        return new Receipt
        {
            Id = store.NextId(),
            ShopId = listing.ShopId,
            SellerUserId = listing.UserId,
            Buyer = buyer,
            CreatedAt = store.Seconds,
            UpdatedAt = store.Seconds,
            CurrencyCode = store.Shops.Find(listing.ShopId)!.CurrencyCode,
            Transactions = [line],
        };
    }
}
