using System.Text.Json;
using Marketplace.Contracts.Inventory;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Syncs;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Journeys;

/// <summary>Whose stock is right, and how everyone hears of it.</summary>
public sealed class StockJourneyTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connecting_a_shop_takes_its_stock_over_and_from_then_on_ours_is_pushed()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var listing = (await shop.ListAsync<ListingModel>("/api/listings?limit=200")).First(l => l is { State: "active", Sku: not null, Quantity: > 1 });
        var detail = await shop.GetAsync<ListingDetail>($"/api/listings/{listing.Id}");
        await shop.PostAsync($"/api/listings/{listing.Id}/link", new ListingLink(null, true));
        var offer = detail.Variants[0];
        var sku = (await shop.GetAsync<ListingDetail>($"/api/listings/{listing.Id}")).Variants[0].Sku!;

        (await shop.AvailableAsync(sku)).ShouldBe(offer.Quantity!.Value);
        (await shop.ListAsync<SyncLogModel>($"/api/sync-log?sku={sku}")).ShouldContain(e => e.Action == "pull" && e.Result == "success" && e.RemoteQuantity == offer.Quantity);

        await shop.PostAsync($"/api/inventory/{sku}/adjust", new AdjustRequest(null, offer.Quantity + 7, null, null));

        await Eventually.BecomesTrueAsync(async () => (await RemoteAsync(shop, listing.RemoteId!)).GetProperty("products").EnumerateArray()
            .Any(p => p.GetProperty("sku").GetString() == sku && p.GetProperty("quantity").GetInt32() == offer.Quantity + 7), Cancel);
    }

    [Fact]
    public async Task An_edited_product_changes_where_it_is_listed()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var product = (await shop.AddProductsAsync(1))[0];
        await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, [product], null));
        await Eventually.BecomesTrueAsync(async () => await shop.ListAsync<ListingModel>("/api/listings?search=SKU1") is [{ State: "active" }], Cancel);
        var remoteId = (await shop.ListAsync<ListingModel>("/api/listings?search=SKU1"))[0].RemoteId!;

        (await shop.PostAsync("/api/products/bulk", new { productIds = new[] { product }, pricePercent = 100 })).IsSuccessStatusCode.ShouldBeTrue();

        await Eventually.BecomesTrueAsync(async () => (await RemoteAsync(shop, remoteId)).GetProperty("price").GetDecimal() == 25m, Cancel);
    }

    private static async Task<JsonElement> RemoteAsync(EtsyShop shop, string id) =>
        (await shop.RemoteListingsAsync()).Single(l => l.GetProperty("listing_id").GetInt64().ToString() == id);
}
