using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Inventory;
using Marketplace.Sandbox.Ebay.Pages;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Ebay.Control;

/// <summary><c>GET /control/ebay/state</c>: what a test wants to look at. Tokens and secrets are not shown.</summary>
internal static class EbayStateView
{
    private const int MostListings = 1_000;

    public static IResult Show(EbayStore store, WebhookOutbox outbox, FaultPlans faults, EbayQuotas quotas) => EbayJson.Ok(new
    {
        users = store.Users.All.OrderBy(u => u.Id, StringComparer.Ordinal).Select(user => new
        {
            userId = user.Id,
            username = user.Username,
            listingCount = store.Listings.All.Count(l => l.UserId == user.Id),
            listings = store.Listings.All.Where(l => l.UserId == user.Id).OrderBy(l => l.Id, StringComparer.Ordinal).Take(MostListings).Select(l => View(store, l)),
            orders = store.Orders.All.Where(o => o.UserId == user.Id).OrderBy(o => o.CreatedAt).Select(o => new
            {
                orderId = o.Id,
                paymentStatus = OrderView.PaymentStatus(o),
                cancelled = o.CancelledAt is not null,
                sku = o.Line.Sku,
                quantity = o.Line.Quantity,
                total = o.Total,
                refunded = o.Refunded,
                shipments = o.Shipments.Select(s => new { carrier = s.Carrier, trackingNumber = s.TrackingNumber }),
                cases = store.Cases.All.Where(c => c.OrderId == o.Id).Select(c => new { id = c.Id, kind = $"{c.Kind}", state = c.State }),
            }),
            campaigns = store.Campaigns.All.Where(c => c.UserId == user.Id).Select(c => new { campaignId = c.Id, name = c.Name, status = c.StatusAt(store.Now), ads = c.Ads.Count }),
        }),
        calls = store.Calls,
        limits = new { perDay = quotas.PerDay },
        faults = faults[EbaySimulator.Channel].Planned,
        webhooks = new
        {
            destinations = store.Destinations.All.Select(d => d.Endpoint),
            subscriptions = store.Topics.All.Select(t => new { userId = t.UserId, topicId = t.TopicId, status = t.Status }),
            pending = outbox.PendingOf(EbaySimulator.Channel),
            recent = outbox.Recent,
        },
    });

    private static object View(EbayStore store, EbayListing listing)
    {
        var shown = listing.Ended ? null : Showcase.Of(store, listing);
        return new
        {
            listingId = listing.Id,
            status = Listings.StatusOf(store, listing),
            groupKey = listing.GroupKey,
            title = shown?.Title,
            description = shown?.Description,
            images = shown?.Images.Count,
            quantity = shown?.Available,
            revisions = listing.Revisions,
            variants = shown?.Choices.Select(c => new { sku = c.Sku, name = c.Name, price = c.Price, quantity = c.Available }),
        };
    }
}
