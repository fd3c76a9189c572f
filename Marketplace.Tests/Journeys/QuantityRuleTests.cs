using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts.Inventory;
using Marketplace.Contracts.Listings;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Journeys;

/// <summary>How much of the stock a shop shows.</summary>
public sealed class QuantityRuleTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shop_shows_what_the_most_particular_rules_leave_of_the_stock()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var product = (await shop.AddProductsAsync(1, onHand: 10))[0];
        await SetAsync(shop, new(shop.ConnectionId, null, null, HoldBack: 2, ListAtMost: 5));

        await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, [product], null));
        await shop.OffersAsync("SKU1", 5);

        await SetAsync(shop, new(shop.ConnectionId, product, null, HoldBack: 3, ListAtMost: 50));
        await shop.OffersAsync("SKU1", 7);

        await SetAsync(shop, new(shop.ConnectionId, null, "SKU1", HoldBack: 4, ListAtMost: null));
        await shop.OffersAsync("SKU1", 6);
        var rule = (await shop.GetAsync<List<QuantityRuleModel>>("/api/quantity-rules?sku=SKU1")).ShouldHaveSingleItem();
        (rule.HoldBack, rule.ListAtMost, rule.InheritedHoldBack, rule.InheritedListAtMost, rule.Shown).ShouldBe((4, null, 3, 50, 6));

        await SetAsync(shop, new(shop.ConnectionId, null, "SKU1", HoldBack: null, ListAtMost: null));
        await shop.OffersAsync("SKU1", 7);
    }

    [Fact]
    public async Task What_is_held_back_takes_a_listing_off_sale_before_the_last_unit_is_gone()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var product = (await shop.AddProductsAsync(1, onHand: 3))[0];
        await SetAsync(shop, new(shop.ConnectionId, null, null, HoldBack: 1, ListAtMost: null));
        await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, [product], null));
        await shop.OffersAsync("SKU1", 2);

        await shop.BuyAsync("SKU1", 2);

        await Eventually.BecomesTrueAsync(async () => await shop.AvailableAsync("SKU1") == 1, Cancel);
        await Eventually.BecomesTrueAsync(async () => await shop.ListAsync<ListingModel>("/api/listings?search=SKU1") is [{ State: "sold_out" }], Cancel);
        await shop.PostAsync("/api/inventory/SKU1/adjust", new AdjustRequest(2, null, null, null));
        await shop.OffersAsync("SKU1", 2);
    }

    [Theory]
    [InlineData(-1, null, "holdBack")]
    [InlineData(null, -1, "listAtMost")]
    public async Task A_quantity_below_nothing_is_refused(int? holdBack, int? listAtMost, string field)
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);

        var refused = await shop.Http.PutAsJsonAsync("/api/quantity-rules", new QuantityRuleInput(shop.ConnectionId, null, null, holdBack, listAtMost), Cancel);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    private static async Task SetAsync(EtsyShop shop, QuantityRuleInput rule) =>
        (await shop.Http.PutAsJsonAsync("/api/quantity-rules", rule, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
}
