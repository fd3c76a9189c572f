using Marketplace.Contracts.Home;
using Marketplace.Data;
using Marketplace.Data.Connections;
using Marketplace.Data.Drifts;
using Marketplace.Data.Inbox;
using Marketplace.Data.Inventory;
using Marketplace.Data.Listings;
using Marketplace.Data.Operations;
using Marketplace.Data.Orders;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Api.Home;

/// <summary>What needs the seller now, and how the shop stands.</summary>
internal static class HomeEndpoints
{
    private const int Days = 14;

    public static void MapHome(this IEndpointRouteBuilder app) => app.MapGet("/api/home", GetAsync).RequireAuthorization().WithTags("Home");

    private static async Task<Ok<HomeModel>> GetAsync(MarketplaceDb db, CurrentSeller seller, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var currency = await db.Sellers.Where(s => s.Id == seller.Id).Select(s => s.Currency).SingleAsync(cancellationToken);
        var sales = await SalesAsync(db, currency, today, cancellationToken);
        var products = await db.Products.CountAsync(cancellationToken);
        var connections = await db.Connections.CountAsync(c => c.Status != ConnectionStatus.Disconnected, cancellationToken);
        var toShip = await db.Orders.CountAsync(o => o.Status == OrderStatus.Processing && o.FulfilmentStatus != FulfilmentStatus.Fulfilled, cancellationToken);
        var lowStock = await db.InventoryItems.CountAsync(
            i => i.Variant!.TrackInventory && i.Variant.LowStockThreshold != null && i.Available <= i.Variant.LowStockThreshold, cancellationToken);
        var live = await db.Listings.CountAsync(l => l.State == ListingState.Active || l.State == ListingState.Updating, cancellationToken);
        List<AttentionItem> attention =
        [
            .. Needs("needs_reauth", "error", "Connect again", await db.Connections.CountAsync(c => c.Status == ConnectionStatus.NeedsReauth, cancellationToken), "/connections"),
            .. Needs("oversell", "error", "Sold more than there was", await db.OversellCases.CountAsync(c => c.State == OversellCaseState.Open, cancellationToken), "/activity"),
            .. Needs("dead_operations", "error", "Changes the channel refused", await db.Operations.CountAsync(o => o.State == OperationState.Dead, cancellationToken), "/activity"),
            .. Needs("dead_events", "warning", "Notifications that failed", await db.WebhookEvents.CountAsync(e => e.State == WebhookEventState.Dead, cancellationToken), "/activity"),
            .. Needs("drift", "warning", "Differences to decide", await db.Drifts.CountAsync(d => d.State == DriftState.Open, cancellationToken), "/drift"),
            .. Needs("orders_to_ship", "info", "Orders to ship", toShip, "/orders?status=processing"),
            .. Needs("unmatched_listings", "warning", "Listings without a product", await db.Listings.CountAsync(
                l => l.ProductId == null && l.RemoteId != null && l.State != ListingState.Ended, cancellationToken), "/listings?unmatched=true"),
            .. Needs("low_stock", "warning", "Running low", lowStock, "/inventory?low=true"),
            .. Needs("import_first_products", "info", "Import your products", products == 0 ? 1 : 0, "/import"),
            .. Needs("connect_first_channel", "info", "Connect your first channel", connections == 0 ? 1 : 0, "/connections"),
        ];
        return TypedResults.Ok(new HomeModel(attention, products, live, connections, toShip, sales[^1].Orders, sales[^1].Sales, currency, lowStock, sales));
    }

    private static IEnumerable<AttentionItem> Needs(string kind, string severity, string title, int count, string path) =>
        count > 0 ? [new(kind, severity, title, count, path)] : [];

    /// <summary>Orders in another currency are counted, but their amounts cannot be added up.</summary>
    private static async Task<List<SalesDay>> SalesAsync(MarketplaceDb db, string currency, DateTimeOffset today, CancellationToken cancellationToken)
    {
        var since = today.AddDays(1 - Days);
        var days = await db.Database.SqlQuery<SalesDay>($"""
            select (placed_at at time zone 'UTC')::date as "Day", count(*)::int as "Orders",
                coalesce(sum(total) filter (where currency = {currency}), 0) as "Sales"
            from orders where placed_at >= {since} and status not in ('cancelled', 'refunded')
            group by 1
            """).ToDictionaryAsync(day => day.Day, cancellationToken);
        return [.. Enumerable.Range(0, Days).Select(i => DateOnly.FromDateTime(since.AddDays(i).UtcDateTime)).Select(day => days.GetValueOrDefault(day, new(day, 0, 0)))];
    }
}
