using System.Net;
using System.Net.Http.Json;
using Marketplace.Contracts.Inbox;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Operations;
using Marketplace.Contracts.Orders;
using Marketplace.Contracts.Replays;
using Marketplace.Contracts.Syncs;
using Marketplace.Data;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Journeys;

public sealed class ForeignSellerTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_sellers_ids_are_told_from_nothing_by_nobody()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var listing = (await shop.ListAsync<ListingModel>("/api/listings"))[0].Id;
        var order = (await shop.ListAsync<OrderSummary>("/api/orders"))[0].Id;
        var run = (await shop.ListAsync<SyncRunModel>("/api/sync-runs"))[0].Id;
        var product = (await shop.AddProductsAsync(1))[0];
        var (operation, notice) = (await DeadOperationAsync(shop, product), await DeadEventAsync(shop));
        var other = (await shop.Api.RegisterSellerAsync()).Http;

        foreach (var path in (string[])[$"/api/listings/{listing}", $"/api/orders/{order}", $"/api/sync-runs/{run}", $"/api/sync-runs/{run}/issues"])
            (await other.GetAsync(path, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        foreach (var (path, body) in ((string, object)[])
        [
            ($"/api/listings/{listing}/update", new ListingUpdate("Mine now", null, null, null)), ($"/api/listings/{listing}/end", new { }),
            ($"/api/listings/{listing}/retry", new { }), ($"/api/listings/{listing}/link", new ListingLink(product, null)),
            ($"/api/listings/{listing}/link", new ListingLink(null, true)), ($"/api/orders/{order}/ship", new ShipRequest("usps", "1", null)),
            ($"/api/orders/{order}/cancel", new CancelRequest("other")), ($"/api/orders/{order}/refund", new RefundRequest(1, null)),
            ($"/api/operations/{operation}/replay", new { }), ($"/api/operations/{operation}/dismiss", new { }),
            ($"/api/events/{notice}/replay", new { }), ($"/api/events/{notice}/dismiss", new { }),
            ("/api/listings/publish", new PublishRequest(shop.ConnectionId, [product], null)),
        ])
            (await other.PostAsJsonAsync(path, body, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await other.PostAsJsonAsync("/api/operations/dismiss", new DeadLetterChoice([operation], null), Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.PostAsJsonAsync("/api/operations/dismiss", new DeadLetterChoice(null, true), Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.DeleteAsync($"/api/listings/{listing}", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var list in (string[])["listings", "orders", "operations", "sync-runs", "sync-log", "events", "oversell-cases"])
            (await other.GetStringAsync($"/api/{list}?connectionId={shop.ConnectionId}", Cancel)).ShouldContain("\"items\":[]", customMessage: list);
        (await shop.ListAsync<OperationModel>("/api/operations")).ShouldHaveSingleItem().State.ShouldBe("dead");
        (await shop.ListAsync<WebhookEventModel>("/api/events?state=dead")).ShouldHaveSingleItem().Id.ShouldBe(notice);
    }

    private static async Task<Guid> DeadOperationAsync(EtsyShop shop, Guid product)
    {
        await shop.Etsy.ControlAsync("faults", new { operation = "createDraftListing", failNext = 1, status = 400 });
        await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, [product], null));
        await Eventually.BecomesTrueAsync(async () => (await shop.ListAsync<OperationModel>("/api/operations?state=dead")).Count == 1, Cancel);
        return (await shop.ListAsync<OperationModel>("/api/operations"))[0].Id;
    }

    private static async Task<Guid> DeadEventAsync(EtsyShop shop)
    {
        var listing = (await shop.ListAsync<ListingModel>("/api/listings?limit=200")).First(l => l is { State: "active", Quantity: > 1 });
        await shop.Etsy.ControlAsync("purchase", new { listingId = long.Parse(listing.RemoteId!), quantity = 1 });
        await Eventually.BecomesTrueAsync(async () => (await shop.ListAsync<WebhookEventModel>("/api/events?state=done")).Count > 0, Cancel);
        var id = (await shop.ListAsync<WebhookEventModel>("/api/events"))[0].Id;
        await using var connection = await shop.Api.Database.OpenAsync(shop.Seller.SellerId);
        await connection.ExecuteAsync("update webhook_events set state = 'dead' where id = $1", [id], Cancel);
        return id;
    }
}
