using System.Net;
using System.Text.Json;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Operations;
using Marketplace.Contracts.Orders;
using Marketplace.Contracts.Syncs;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Journeys;

/// <summary>From a product to a shipped order, through the real API and the simulator's.</summary>
public sealed class SaleJourneyTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_is_bought_taken_from_stock_pushed_and_shipped()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var products = await shop.AddProductsAsync(3);

        var accepted = await (await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, products, null))).ReadAsync<PublishAccepted>();
        accepted.Refused.ShouldBeEmpty();
        accepted.Queued.ShouldBe(3);
        await PublishedAsync(shop, 3);
        var remote = (await shop.RemoteListingsAsync()).FindAll(l => l.GetProperty("title").GetString()!.StartsWith("Hand-thrown mug SKU", StringComparison.Ordinal));
        remote.ShouldAllBe(l => l.GetProperty("state").GetString() == "active" && l.GetProperty("images").GetInt32() == 1 && l.GetProperty("quantity").GetInt32() == 5);

        await shop.BuyAsync("SKU1");
        await Eventually.BecomesTrueAsync(async () => (await shop.ListAsync<OrderSummary>("/api/orders?search=SKU1")).Count == 1, Cancel);
        await Eventually.BecomesTrueAsync(async () => await shop.AvailableAsync("SKU1") == 4, Cancel);
        var order = (await shop.ListAsync<OrderSummary>("/api/orders?search=SKU1")).ShouldHaveSingleItem();
        (await shop.GetAsync<OrderDetail>($"/api/orders/{order.Id}")).Lines.ShouldHaveSingleItem().Stock.ShouldBe("committed");
        await Eventually.BecomesTrueAsync(async () => (await shop.ListAsync<SyncLogModel>("/api/sync-log?sku=SKU1")).Exists(e => e.LocalQuantity == 4), Cancel);

        (await shop.PostAsync($"/api/orders/{order.Id}/ship", new ShipRequest("usps", "9400100000000000000001", null))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Eventually.BecomesTrueAsync(async () => (await shop.RemoteReceiptsAsync())[^1].GetProperty("shipments").GetArrayLength() == 1, Cancel);
        await Eventually.BecomesTrueAsync(async () => (await shop.GetAsync<OrderDetail>($"/api/orders/{order.Id}")).Shipments is [{ State: "sent" }], Cancel);
        (await shop.ListAsync<OperationModel>("/api/operations?state=dead")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edit_is_on_the_channel_and_an_ended_listing_is_gone_there()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        await PublishAsync(shop, await shop.AddProductsAsync(1));
        var listing = (await shop.ListAsync<ListingModel>("/api/listings")).Single(l => l.Sku == "SKU1");

        await shop.PostAsync($"/api/listings/{listing.Id}/update", new ListingUpdate("A much better title", null, 99.90m, null));
        await Eventually.BecomesTrueAsync(async () => (await RemoteAsync(shop, listing)).GetProperty("title").GetString() == "A much better title", Cancel);
        await Eventually.BecomesTrueAsync(async () => (await RemoteAsync(shop, listing)).GetProperty("price").GetDecimal() == 99.90m, Cancel);

        (await shop.PostAsync($"/api/listings/{listing.Id}/end")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Eventually.BecomesTrueAsync(async () => (await RemoteAsync(shop, listing)).GetProperty("state").GetString() != "active", Cancel);
        await Eventually.BecomesTrueAsync(async () => (await shop.GetAsync<ListingDetail>($"/api/listings/{listing.Id}")).Listing.State == "ended", Cancel);
    }

    [Fact]
    public async Task A_sale_without_a_webhook_is_found_by_polling_and_taken_once()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        await PublishAsync(shop, await shop.AddProductsAsync(1));
        await shop.Etsy.ControlAsync("faults", new { dropWebhooks = 10 });

        await shop.BuyAsync("SKU1", quantity: 2);
        for (var i = 0; i < 3; i++)
            await shop.SyncAsync("orders");

        await Eventually.BecomesTrueAsync(async () => await shop.AvailableAsync("SKU1") == 3, Cancel);
        (await shop.ReadAsync("select count(*)::text from inventory_ledger where kind = 'sell'")).ShouldBe("1");
    }

    [Fact]
    public async Task Webhooks_that_come_twice_and_in_disorder_come_to_the_same()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        await PublishAsync(shop, await shop.AddProductsAsync(2));
        await shop.Etsy.ControlAsync("faults", new { duplicateWebhooks = 4, reorderWebhooks = 4 });

        for (var i = 0; i < 4; i++)
            await shop.BuyAsync($"SKU{(i % 2) + 1}");

        await Eventually.BecomesTrueAsync(async () => await shop.AvailableAsync("SKU1") == 3 && await shop.AvailableAsync("SKU2") == 3, Cancel);
        (await shop.ReadAsync("select count(*) || ' ' || count(distinct remote_id) from orders where id in (select order_id from order_lines where sku like 'SKU%')")).ShouldBe("4 4");
    }

    [Fact]
    public async Task A_product_without_a_price_or_a_title_is_refused_by_its_field_and_the_rest_goes_on()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var good = await shop.AddProductsAsync(1);
        var bad = await shop.AddProductsAsync(1, prefix: "FREE", price: 0);

        var accepted = await (await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, null, true))).ReadAsync<PublishAccepted>();

        accepted.Queued.ShouldBe(1);
        accepted.Refused.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.ProductId.ShouldBe(bad[0]), r => r.Field.ShouldBe("price"));
        await PublishedAsync(shop, good.Count);
    }

    private static async Task PublishAsync(EtsyShop shop, List<Guid> products)
    {
        await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, products, null));
        await PublishedAsync(shop, products.Count);
    }

    private static Task PublishedAsync(EtsyShop shop, int count) => Eventually.BecomesTrueAsync(async () =>
    {
        var progress = await shop.GetAsync<PublishProgress>($"/api/listings/publish-progress?connectionId={shop.ConnectionId}");
        (await shop.ListAsync<OperationModel>("/api/operations?state=dead")).ShouldBeEmpty();
        return progress.Done == count;
    }, Cancel);

    private static async Task<JsonElement> RemoteAsync(EtsyShop shop, ListingModel listing) =>
        (await shop.RemoteListingsAsync()).Single(l => l.GetProperty("listing_id").GetInt64().ToString() == listing.RemoteId);
}
