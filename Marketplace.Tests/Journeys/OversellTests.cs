using System.Net;
using Marketplace.Contracts.Inventory;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Orders;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Journeys;

/// <summary>The last unit, sold twice.</summary>
public sealed class OversellTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_sold_twice_is_a_case_until_the_seller_has_found_a_unit()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var oversold = await SellTwiceAsync(shop);
        (oversold.Sku, oversold.Quantity, oversold.State, oversold.ConnectionName).ShouldBe(("SKU1", 1, "open", "Etsy shop"));

        (await shop.PostAsync($"/api/oversell-cases/{oversold.Id}/resolve")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await shop.ListAsync<OversellCaseModel>("/api/oversell-cases?state=open")).ShouldBeEmpty();
        (await shop.ListAsync<OversellCaseModel>("/api/oversell-cases")).ShouldHaveSingleItem().State.ShouldBe("resolved");
        (await shop.GetAsync<OrderDetail>($"/api/orders/{oversold.OrderId}")).Lines.ShouldHaveSingleItem().Stock.ShouldBe("committed");
        (await shop.PostAsync($"/api/oversell-cases/{oversold.Id}/resolve")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("payment_status = 'refunded'", "refunded")]
    [InlineData("status = 'cancelled'", "cancelled")]
    public async Task A_case_closes_with_its_order(string change, string state)
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var oversold = await SellTwiceAsync(shop);

        await shop.ReadAsync($"update orders set {change} where id = '{oversold.OrderId}' returning number");

        (await shop.ListAsync<OversellCaseModel>($"/api/oversell-cases?orderId={oversold.OrderId}")).ShouldHaveSingleItem().State.ShouldBe(state);
    }

    /// <summary>One of two units goes elsewhere, and before the shop can be told, somebody buys both there.</summary>
    private static async Task<OversellCaseModel> SellTwiceAsync(EtsyShop shop)
    {
        var product = (await shop.AddProductsAsync(1, onHand: 2))[0];
        await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, [product], null));
        await Eventually.BecomesTrueAsync(async () => await shop.ListAsync<ListingModel>("/api/listings?search=SKU1") is [{ State: "active" }], Cancel);
        await shop.Etsy.ControlAsync("faults", new { operation = "updateListingInventory", failNext = 50 });
        (await shop.PostAsync("/api/inventory/SKU1/adjust", new AdjustRequest(-1, null, null, null))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await shop.BuyAsync("SKU1", 2);
        await shop.Etsy.ControlAsync("faults", new { clear = true });
        List<OversellCaseModel> cases = [];
        await Eventually.BecomesTrueAsync(async () => (cases = await shop.ListAsync<OversellCaseModel>("/api/oversell-cases?state=open")).Count > 0, Cancel);
        return cases.ShouldHaveSingleItem();
    }
}
