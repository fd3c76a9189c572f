using System.Text.Json;
using Marketplace.Contracts.Inventory;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Operations;
using Marketplace.Contracts.Orders;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Journeys;

/// <summary>One product, four channels, one unit: whichever sells it first, the others no longer do.</summary>
public sealed class OneOfAKindTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whichever_channel_sells_the_only_one_ends_it_on_the_three_others()
    {
        await using var shops = await FourShops.OpenAsync(postgres);
        var products = await shops.Api.AddProductsAsync(shops.Seller.SellerId, FourShops.Channels.Length, onHand: 1, prefix: "SOLO");
        await shops.PostAsync("/api/listings/publish", new PublishRequest(null, products, null, [.. shops.Connections.Values]));
        await BecomesAsync(async () => await StatesAsync("SOLO", "active") == 16);

        foreach (var (i, channel) in FourShops.Channels.Index())
        {
            var sku = $"SOLO{i + 1}";
            (await shops.BuyAsync(channel, sku)).ShouldBeTrue($"{channel} has {sku}");

            await BecomesAsync(async () => (await shops.GetAsync<JsonElement>($"/api/inventory/{sku}")).GetProperty("available").GetInt32() == 0);
            await BecomesAsync(async () => await StatesAsync(sku, "sold_out") == 4);
            foreach (var other in FourShops.Channels)
                (await shops.BuyAsync(other, sku)).ShouldBeFalse($"{other} sold {sku}, which {channel} had sold");
        }

        (await shops.ListAsync<OrderSummary>("/api/orders?search=SOLO")).Count.ShouldBe(4);
        (await shops.ListAsync<OversellCaseModel>("/api/oversell-cases")).ShouldBeEmpty();
        (await shops.ListAsync<OperationModel>("/api/operations?state=dead")).ShouldBeEmpty();

        async Task<int> StatesAsync(string sku, string state) => (await shops.ListAsync<ListingModel>($"/api/listings?limit=100&search={sku}")).Count(l => l.State == state);
    }

    private static Task BecomesAsync(Func<Task<bool>> condition) => Eventually.BecomesTrueAsync(condition, Cancel);
}
