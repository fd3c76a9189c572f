using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Limits;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Etsy.Control;

/// <summary><c>GET /control/etsy/state</c>: what a test wants to look at. Tokens and secrets are not shown.</summary>
internal static class EtsyStateView
{
    private const int MostListings = 1_000;

    public static IResult Show(
        EtsyStore store,
        WebhookOutbox outbox,
        FaultPlans faults,
        [FromKeyedServices(EtsySimulator.Channel)] AppLimits limits,
        long? shopId = null) =>
        Results.Json(new
        {
            shops = store.Shops.All.Where(s => shopId is null || s.Id == shopId).OrderBy(s => s.Id).Select(s => new
            {
                shop_id = s.Id,
                user_id = s.UserId,
                shop_name = s.Name,
                listing_count = store.Listings.All.Count(l => l.ShopId == s.Id),
                listings = store.Listings.All.Where(l => l.ShopId == s.Id).OrderBy(l => l.Id).Take(MostListings).Select(View),
                receipts = store.Receipts.All.Where(r => r.ShopId == s.Id).OrderBy(r => r.Id).Select(r => new
                {
                    receipt_id = r.Id,
                    status = r.Status,
                    is_delivered = r.IsDelivered,
                    buyer = r.Buyer.Name,
                    transactions = r.Transactions.Select(
                        t => new { listing_id = t.ListingId, sku = t.Sku, quantity = t.Quantity, price = t.Price }),
                    shipments = r.Shipments,
                }),
            }),
            calls = store.Calls,
            limits = new { per_second = limits.PerSecond, per_day = limits.PerDay },
            tokens = new
            {
                access = store.AccessTokens.All.Select(t => new { t.UserId, t.Scopes, t.ExpiresAt }),
                refresh = store.RefreshTokens.All.Select(t => new { t.UserId, t.ExpiresAt }),
            },
            faults = faults[EtsySimulator.Channel].Planned,
            webhooks = new
            {
                subscriptions = outbox.Subscriptions.Count,
                pending = outbox.PendingOf(EtsySimulator.Channel),
                recent = outbox.Recent,
            },
        }, EtsyJson.Options);

    private static object View(Listing listing) => new
    {
        listing_id = listing.Id,
        title = listing.Title,
        state = listing.State,
        quantity = listing.Inventory.Quantity,
        price = listing.Inventory.LowestPrice,
        images = listing.ImageIds.Count,
        products = listing.Inventory.Products.Select(
            p => new { product_id = p.Id, sku = p.Sku, p.Offering.Quantity, p.Offering.Price, p.Offering.IsEnabled }),
    };
}
