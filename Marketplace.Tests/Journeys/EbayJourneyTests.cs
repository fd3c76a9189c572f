using System.Net;
using Marketplace.Contracts.Inbox;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Operations;
using Marketplace.Contracts.Orders;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Journeys;

/// <summary>An eBay seller's way through the real API and the simulator's: connect, import, publish, edit, sell, ship, cancel, refund, end.</summary>
public sealed class EbayJourneyTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_is_edited_bought_taken_from_stock_shipped_and_ended()
    {
        await using var shop = await EbayShop.OpenAsync(postgres);
        (await shop.ListAsync<ListingModel>("/api/listings?limit=200")).ShouldContain(l => l.RemoteId == "group:HP-TEE-ANCH-GROUP" && l.State == "active");
        var products = await shop.AddProductsAsync(3);

        var accepted = await (await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, products, null))).ReadAsync<PublishAccepted>();
        accepted.Refused.ShouldBeEmpty();
        await PublishedAsync(shop, 3);
        (await shop.RemoteAsync("SKU1"))!.Value.GetProperty("quantity").GetInt32().ShouldBe(5);

        var listing = (await shop.ListAsync<ListingModel>("/api/listings?limit=200")).Single(l => l.RemoteId == "SKU1");
        (await shop.PostAsync($"/api/listings/{listing.Id}/update", new ListingUpdate("A mug for eBay", null, 19.99m, null))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Eventually.BecomesTrueAsync(async () => (await shop.RemoteAsync("SKU1"))?.GetProperty("title").GetString() == "A mug for eBay", Cancel);

        var number = await shop.BuyAsync("SKU1");
        var order = await OrderAsync(shop, number);
        await Eventually.BecomesTrueAsync(async () => await shop.AvailableAsync("SKU1") == 4, Cancel);
        (await shop.ListAsync<WebhookEventModel>("/api/events")).ShouldContain(e => e.Type == "ORDER_CONFIRMATION");
        (await shop.PostAsync($"/api/orders/{order}/ship", new ShipRequest("usps", "9400100000000000000001", null))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Eventually.BecomesTrueAsync(async () => (await shop.RemoteOrderAsync(number)).GetProperty("shipments").GetArrayLength() == 1, Cancel);
        (await shop.PostAsync($"/api/orders/{order}/refund", new RefundRequest(2.50m, null))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Eventually.BecomesTrueAsync(async () => (await shop.RemoteOrderAsync(number)).GetProperty("refunded").GetDecimal() == 2.50m, Cancel);

        (await shop.PostAsync($"/api/listings/{listing.Id}/end")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Eventually.BecomesTrueAsync(async () => await shop.RemoteAsync("SKU1") is null, Cancel);
    }

    [Fact]
    public async Task A_cancelled_order_gives_its_stock_back_and_the_channel_is_told_the_new_level()
    {
        await using var shop = await EbayShop.OpenAsync(postgres);
        var products = await shop.AddProductsAsync(1);
        await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, products, null));
        await PublishedAsync(shop, 1);
        var number = await shop.BuyAsync("SKU1");
        var order = await OrderAsync(shop, number);
        await Eventually.BecomesTrueAsync(async () => await shop.AvailableAsync("SKU1") == 4, Cancel);

        (await shop.PostAsync($"/api/orders/{order}/cancel", new CancelRequest("out_of_stock"))).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        await Eventually.BecomesTrueAsync(async () => (await shop.RemoteOrderAsync(number)).GetProperty("cancelled").GetBoolean(), Cancel);
        await Eventually.BecomesTrueAsync(async () => await shop.AvailableAsync("SKU1") == 5, Cancel);
        await Eventually.BecomesTrueAsync(async () => (await shop.RemoteAsync("SKU1"))?.GetProperty("quantity").GetInt32() == 5, Cancel);
    }

    private static async Task PublishedAsync(EbayShop shop, int count)
    {
        await Eventually.BecomesTrueAsync(async () => await ProgressAsync() is { Pending: 0 } progress && progress.Done + progress.Failed == count, Cancel);
        (await ProgressAsync()).Done.ShouldBe(count, string.Join('\n', (await shop.ListAsync<OperationModel>("/api/operations")).Select(o => o.LastError)));

        Task<PublishProgress> ProgressAsync() => shop.GetAsync<PublishProgress>($"/api/listings/publish-progress?connectionId={shop.ConnectionId}");
    }

    private static async Task<Guid> OrderAsync(EbayShop shop, string number)
    {
        await Eventually.BecomesTrueAsync(async () => (await shop.ListAsync<OrderSummary>("/api/orders")).Exists(o => o.Number == number), Cancel);
        return (await shop.ListAsync<OrderSummary>("/api/orders")).Single(o => o.Number == number).Id;
    }
}
