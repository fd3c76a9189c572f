using System.Text.Json;
using Marketplace.Contracts.Imports;
using Marketplace.Contracts.Inventory;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Operations;
using Marketplace.Contracts.Products;
using Marketplace.Contracts.Syncs;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Grains.Images;

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

    [Fact]
    public async Task A_product_made_from_a_listing_gets_its_pictures()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var listing = (await shop.ListAsync<ListingModel>("/api/listings?limit=200")).First(l => l is { State: "active", ImageUrl: not null });

        await shop.PostAsync($"/api/listings/{listing.Id}/link", new ListingLink(null, true));

        var product = (await shop.GetAsync<ListingDetail>($"/api/listings/{listing.Id}")).Listing.ProductId;
        await Eventually.BecomesTrueAsync(
            async () => (await shop.GetAsync<ProductDetail>($"/api/products/{product}")).Images is { Count: > 0 } images && images.All(i => i.State == "stored"), Cancel);
    }

    [Fact]
    public async Task A_new_picture_and_an_import_change_where_the_product_is_listed_and_an_import_of_the_same_does_not()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var product = (await shop.AddProductsAsync(1))[0];
        await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, [product], null));
        await Eventually.BecomesTrueAsync(async () => await shop.ListAsync<ListingModel>("/api/listings?search=SKU1") is [{ State: "active" }], Cancel);
        var remoteId = (await shop.ListAsync<ListingModel>("/api/listings?search=SKU1"))[0].RemoteId!;

        using (var picture = new MultipartFormDataContent { { new ByteArrayContent(TestPictures.Png(40, 40)), "file", "mug.png" } })
            (await shop.Http.PostAsync($"/api/products/{product}/images", picture, Cancel)).EnsureSuccessStatusCode();
        await Eventually.BecomesTrueAsync(async () => (await RemoteAsync(shop, remoteId)).GetProperty("images").GetInt32() == 2, Cancel);
        await ImportAsync(shop, "Name,SKU,Price\nHand-thrown mug SKU 1,SKU1,31\n");
        await Eventually.BecomesTrueAsync(async () => (await RemoteAsync(shop, remoteId)).GetProperty("price").GetDecimal() == 31m, Cancel);

        var updates = (await shop.ListAsync<OperationModel>("/api/operations?kind=update")).Count;
        await ImportAsync(shop, "Name,SKU,Price\nHand-thrown mug SKU 1,SKU1,31\n");
        (await shop.ListAsync<OperationModel>("/api/operations?kind=update")).Count.ShouldBe(updates);
    }

    private static async Task ImportAsync(EtsyShop shop, string file)
    {
        using var form = new MultipartFormDataContent { { new StringContent(file), "file", "products.csv" } };
        var import = await (await shop.Http.PostAsync("/api/imports", form, Cancel)).ReadAsync<ImportCreated>();
        await (await shop.PostAsync($"/api/imports/{import.Id}/start", new ImportStart(null, null))).ReadAsync<ImportDetail>();
        await Eventually.BecomesTrueAsync(async () => (await shop.GetAsync<ImportDetail>($"/api/imports/{import.Id}")).State == "completed", Cancel);
    }

    private static async Task<JsonElement> RemoteAsync(EtsyShop shop, string id) =>
        (await shop.RemoteListingsAsync()).Single(l => l.GetProperty("listing_id").GetInt64().ToString() == id);
}
