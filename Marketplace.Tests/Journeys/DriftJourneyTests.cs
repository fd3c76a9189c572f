using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts.Drifts;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Operations;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Sandbox;

namespace Marketplace.Tests.Journeys;

/// <summary>The channel says something else than we believe: it is found, it has a cause, and it is repaired as the seller's rules say.</summary>
public sealed class DriftJourneyTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stock_edited_on_the_channel_is_set_right_by_itself()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var listing = await PublishAsync(shop);
        await EditAsync(shop, listing, quantity: 1);

        await shop.SyncAsync("inventory");

        await Eventually.BecomesTrueAsync(async () => (await FirstOfferAsync(shop, listing)).GetProperty("quantity").GetInt32() == 5, Cancel);
        await Eventually.BecomesTrueAsync(async () => (await shop.ListAsync<DriftModel>("/api/drift?state=repaired")).Count == 1, Cancel);
        var drift = (await shop.ListAsync<DriftModel>("/api/drift"))[0];
        (drift.Field, drift.Cause, drift.Ours, drift.Theirs, drift.Decision).ShouldBe(("quantity", "channel_edit", "5", "1", "we_win"));
    }

    [Theory]
    [InlineData("we_win", 12.5)]
    [InlineData("they_win", 14)]
    public async Task A_price_edited_on_the_channel_waits_for_the_seller_whose_word_counts(string decision, double price)
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var listing = await PublishAsync(shop);
        await EditAsync(shop, listing, price: 14);
        await shop.SyncAsync("inventory");
        var drift = (await shop.ListAsync<DriftModel>("/api/drift?state=open")).ShouldHaveSingleItem();
        (drift.Field, drift.Cause, drift.Ours, drift.Theirs).ShouldBe(("price", "channel_edit", "12.5", "14"));

        (await shop.PostAsync("/api/drift/repair", new DriftRepairRequest([drift.Id], null, decision))).EnsureSuccessStatusCode();

        await Eventually.BecomesTrueAsync(async () => (await shop.ListAsync<DriftModel>("/api/drift?state=repaired")).Count == 1, Cancel);
        await shop.SyncAsync("inventory");
        (await shop.ListAsync<DriftModel>("/api/drift?state=standing")).ShouldBeEmpty();
        (await FirstOfferAsync(shop, listing)).GetProperty("price").GetDecimal().ShouldBe((decimal)price);
    }

    [Fact]
    public async Task A_listing_switched_off_on_the_channel_comes_back_where_the_rule_says_that_we_win()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var listing = await PublishAsync(shop);
        (await shop.Http.PutAsJsonAsync("/api/drift/rules", new DriftRuleModel(shop.ConnectionId, "state", "we_win"), Cancel)).EnsureSuccessStatusCode();
        await EditAsync(shop, listing, state: "inactive");

        await shop.SyncAsync("inventory");

        await Eventually.BecomesTrueAsync(async () => (await RemoteAsync(shop, listing)).GetProperty("state").GetString() == "active", Cancel);
        await Eventually.BecomesTrueAsync(async () => await shop.ListAsync<DriftModel>("/api/drift?field=state") is [{ State: "repaired", Decision: "we_win" }], Cancel);
    }

    [Fact]
    public async Task A_listing_switched_off_on_the_channel_waits_for_the_seller_however_often_it_is_looked_at()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var listing = await PublishAsync(shop);
        (await shop.Http.PutAsJsonAsync("/api/drift/rules", new DriftRuleModel(shop.ConnectionId, "state", "ask"), Cancel)).EnsureSuccessStatusCode();
        await EditAsync(shop, listing, state: "inactive");

        await shop.SyncAsync("inventory");
        await shop.SyncAsync("inventory");

        var drift = (await shop.ListAsync<DriftModel>("/api/drift")).ShouldHaveSingleItem();
        (drift.Field, drift.State, drift.Ours, drift.Theirs).ShouldBe(("state", "open", "active", "inactive"));
        (await shop.PostAsync("/api/drift/repair", new DriftRepairRequest([drift.Id], null, "we_win"))).EnsureSuccessStatusCode();
        await Eventually.BecomesTrueAsync(async () => (await RemoteAsync(shop, listing)).GetProperty("state").GetString() == "active", Cancel);
        await Eventually.BecomesTrueAsync(async () => await shop.ListAsync<DriftModel>("/api/drift?field=state") is [{ State: "repaired", Decision: "we_win" }], Cancel);
    }

    [Fact]
    public async Task A_repair_that_the_channel_refuses_leaves_the_difference_open_and_says_so()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var listing = await PublishAsync(shop);
        await EditAsync(shop, listing, quantity: 1);
        await shop.Etsy.ControlAsync("faults", new { operation = "updateListingInventory", failNext = 1, status = 400 });

        await shop.SyncAsync("inventory");

        await Eventually.BecomesTrueAsync(async () => await shop.ListAsync<DriftModel>("/api/drift") is [{ State: "open", Cause: "failed_push" }], Cancel);
        (await shop.ListAsync<OperationModel>("/api/operations?state=dead")).ShouldHaveSingleItem();
    }

    private static async Task<string> PublishAsync(EtsyShop shop)
    {
        await shop.AddProductsAsync(1);
        var products = await shop.GetAsync<JsonElement>("/api/products");
        var id = products.GetProperty("items")[0].GetProperty("id").GetGuid();
        await shop.PostAsync("/api/inventory/SKU1/adjust", new { onHand = 6 });
        await shop.PostAsync("/api/inventory/SKU1/adjust", new { onHand = 5 });
        await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, [id], null));
        await Eventually.BecomesTrueAsync(async () => await shop.ListAsync<ListingModel>("/api/listings?search=SKU1") is [{ State: "active" }], Cancel);
        await shop.SyncAsync("inventory");
        (await shop.ListAsync<DriftModel>("/api/drift")).ShouldBeEmpty();
        return (await shop.ListAsync<ListingModel>("/api/listings?search=SKU1"))[0].RemoteId!;
    }

    /// <summary>As the seller does on the channel's own pages.</summary>
    private static async Task EditAsync(EtsyShop shop, string listing, int? quantity = null, decimal? price = null, string? state = null)
    {
        var seller = await shop.Etsy.ConnectAsync();
        if (state is not null)
            (await seller.FormAsync(HttpMethod.Patch, $"/shops/{EtsySandbox.ShopId}/listings/{listing}", ("state", state))).Status.ShouldBe(HttpStatusCode.OK);
        if (quantity is null && price is null)
            return;
        var inventory = (await seller.GetAsync($"/listings/{listing}/inventory")).Body;
        var offer = inventory.GetProperty("products")[0].GetProperty("offerings")[0];
        var shown = offer.GetProperty("price");
        var edited = await seller.JsonAsync(HttpMethod.Put, $"/listings/{listing}/inventory", new
        {
            products = new[]
            {
                new
                {
                    sku = "SKU1",
                    property_values = Array.Empty<object>(),
                    offerings = new[]
                    {
                        new
                        {
                            price = price ?? shown.GetProperty("amount").GetDecimal() / shown.GetProperty("divisor").GetDecimal(),
                            quantity = quantity ?? offer.GetProperty("quantity").GetInt32(),
                            is_enabled = true,
                            readiness_state_id = EtsySandbox.ReadinessStateId,
                        },
                    },
                },
            },
            price_on_property = Array.Empty<int>(),
            quantity_on_property = Array.Empty<int>(),
            sku_on_property = Array.Empty<int>(),
            readiness_state_on_property = Array.Empty<int>(),
        });
        edited.Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<JsonElement> FirstOfferAsync(EtsyShop shop, string listing) => (await RemoteAsync(shop, listing)).GetProperty("products")[0];

    private static async Task<JsonElement> RemoteAsync(EtsyShop shop, string listing) =>
        (await shop.RemoteListingsAsync()).Single(l => l.GetProperty("listing_id").ToString() == listing);
}
