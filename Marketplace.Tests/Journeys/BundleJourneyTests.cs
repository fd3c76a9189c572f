using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts.Inventory;
using Marketplace.Contracts.Listings;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Journeys;

/// <summary>A set of mugs, <c>SET1</c>, sold beside the mugs that it is made of: one <c>MUG1</c> and two <c>MUG2</c>.</summary>
public sealed class BundleJourneyTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bundle_that_is_bought_takes_all_of_its_components_and_a_component_that_is_sold_moves_the_bundles_listing()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var set = await OfferSetAsync(shop);
        await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, [set], null));
        await shop.OffersAsync("SET1", 4);

        await shop.BuyAsync("SET1");

        await Eventually.BecomesTrueAsync(async () => (await shop.AvailableAsync("MUG1"), await shop.AvailableAsync("MUG2")) == (4, 6), Cancel);
        await shop.PostAsync("/api/inventory/MUG2/adjust", new AdjustRequest(null, 3, null, null));
        await shop.OffersAsync("SET1", 1);
    }

    [Fact]
    public async Task A_bundle_is_reserved_through_the_api_like_any_sku_but_never_adjusted()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        await OfferSetAsync(shop);

        var reserved = await (await shop.PostAsync("/api/inventory/SET1/reserve", new ReserveRequest(3, null, null, null))).ReadAsync<InventoryAnswer>();
        (reserved.Outcome, reserved.Available).ShouldBe(("done", 1));
        (await shop.AvailableAsync("MUG1"), await shop.AvailableAsync("MUG2")).ShouldBe((2, 2));
        (await shop.PostAsync("/api/inventory/SET1/commit", new ReservationRequest(reserved.ReservationId!.Value))).StatusCode.ShouldBe(HttpStatusCode.OK);

        var refused = await shop.PostAsync("/api/inventory/SET1/adjust", new AdjustRequest(1, null, null, null));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("type").GetString().ShouldBe("urn:marketplace:problem:bundle-stock");
    }

    [Fact]
    public async Task What_a_bundle_cannot_be_made_of_is_refused_with_its_field()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        await OfferSetAsync(shop);

        (await RefusedFieldAsync(shop, ("SET1", 1))).ShouldBe("components[0].sku");
        (await RefusedFieldAsync(shop, ("NOWHERE", 1))).ShouldBe("components[0].sku");
        (await RefusedFieldAsync(shop, ("MUG1", 0))).ShouldBe("components[0].quantity");
        (await RefusedFieldAsync(shop, ("MUG1", 1), ("MUG1", 2))).ShouldBe("components[1].sku");
    }

    [Fact]
    public async Task A_product_that_a_bundle_is_made_of_is_not_deleted()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        await OfferSetAsync(shop);
        var mug = (await shop.GetAsync<InventoryItemModel>("/api/inventory/MUG1")).ProductId;

        (await shop.Http.DeleteAsync($"/api/products/{mug}", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await ComposeAsync(shop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await shop.Http.DeleteAsync($"/api/products/{mug}", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await shop.GetAsync<InventoryItemModel>("/api/inventory/SET1")).ShouldSatisfyAllConditions(i => i.Bundle.ShouldBeFalse(), i => i.OnHand.ShouldBe(0));
    }

    /// <returns>The set's product.</returns>
    private static async Task<Guid> OfferSetAsync(EtsyShop shop)
    {
        await shop.AddProductsAsync(2, onHand: 5, prefix: "MUG");
        await shop.PostAsync("/api/inventory/MUG2/adjust", new AdjustRequest(null, 8, null, null));
        var set = (await shop.AddProductsAsync(1, onHand: 0, prefix: "SET"))[0];
        (await ComposeAsync(shop, ("MUG1", 1), ("MUG2", 2))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await shop.GetAsync<InventoryItemModel>("/api/inventory/SET1")).ShouldSatisfyAllConditions(i => i.Bundle.ShouldBeTrue(), i => i.Available.ShouldBe(4));
        return set;
    }

    private static Task<HttpResponseMessage> ComposeAsync(EtsyShop shop, params (string Sku, int Quantity)[] components) =>
        shop.Http.PutAsJsonAsync("/api/inventory/SET1/components", new BundleInput([.. components.Select(c => new BundleComponentInput(c.Sku, c.Quantity))]), Cancel);

    private static async Task<string> RefusedFieldAsync(EtsyShop shop, params (string Sku, int Quantity)[] components)
    {
        var refused = await ComposeAsync(shop, components);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").EnumerateObject().Single().Name;
    }
}
