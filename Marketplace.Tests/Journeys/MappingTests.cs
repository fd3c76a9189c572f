using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Listings;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Journeys;

/// <summary>What one catalogue becomes on a channel: by the connection's rules, the category's mapping, and the listing's own word.</summary>
public sealed class MappingTests(PostgresFixture postgres)
{
    private const int CupsTaxonomy = 1062;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_price_rule_makes_the_prices_on_the_channel_and_changing_it_changes_them()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        (await PutAsync(shop, "price", new PriceRuleModel(8, 0, 0.99m))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await PublishAsync(shop, await shop.AddProductsAsync(1));
        (await PriceAsync(shop)).ShouldBe(13.99m);

        await PutAsync(shop, "price", new PriceRuleModel(20, 0, null));
        await Eventually.BecomesTrueAsync(async () => await PriceAsync(shop) == 15.00m, Cancel);
    }

    [Fact]
    public async Task A_rule_that_makes_no_sense_is_refused_by_its_field()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);

        foreach (var (rule, field) in new (object, string)[] { (new PriceRuleModel(-95, 0, null), "percent"), (new PriceRuleModel(0, 0, 1), "ending"), (new PriceRuleModel(0, 200_000, null), "add") })
            (await (await PutAsync(shop, "price", rule)).Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(field);
    }

    [Fact]
    public async Task Products_of_a_category_take_its_settings_and_a_listing_of_its_own_goes_before_them()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var products = await shop.AddProductsAsync(2);
        var (parent, child) = (await CategoryAsync(shop, "Kitchen", null), await CategoryAsync(shop, "Cups", null));
        await shop.ReadAsync($"update categories set parent_id = '{parent}' where id = '{child}' returning 'ok'");
        await shop.ReadAsync($"update products set category_id = '{child}' returning 'ok'");
        (await PutAsync(shop, $"categories/{parent}", new { settings = new { taxonomyId = CupsTaxonomy, whenMade = "2020_2026" } })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var prepared = await (await shop.PostAsync("/api/listings/prepare", new PrepareRequest(shop.ConnectionId, products[1]))).ReadAsync<PreparedListing>();
        await shop.PostAsync($"/api/listings/{prepared.Id}/update", new ListingUpdate("A cup of its own", null, 40, JsonSerializer.SerializeToElement(new { whenMade = "made_to_order" })));

        await PublishAsync(shop, products);

        var remote = (await shop.RemoteListingsAsync()).Where(l => l.GetProperty("title").GetString() is "A cup of its own" or "Hand-thrown mug SKU 1")
            .ToDictionary(l => l.GetProperty("title").GetString()!);
        (await WhenMadeAsync(shop, remote["Hand-thrown mug SKU 1"])).ShouldBe("2020_2026");
        (await WhenMadeAsync(shop, remote["A cup of its own"])).ShouldBe("made_to_order");
        remote["A cup of its own"].GetProperty("price").GetDecimal().ShouldBe(40);
    }

    [Fact]
    public async Task Before_publishing_it_is_said_what_is_ready_and_what_is_missing()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var good = await shop.AddProductsAsync(2);
        var bad = await shop.AddProductsAsync(1, prefix: "FREE", price: 0);
        await PublishAsync(shop, [good[0]]);

        var answer = await (await shop.PostAsync("/api/listings/check", new PublishRequest(null, null, true, [shop.ConnectionId]))).ReadAsync<List<Readiness>>();

        var readiness = answer.ShouldHaveSingleItem();
        (readiness.Ready, readiness.Listed, readiness.Blocked).ShouldBe((1, 1, 1));
        readiness.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.ProductId.ShouldBe(bad[0]), p => p.Field.ShouldBe("price"));
    }

    private static async Task PublishAsync(EtsyShop shop, List<Guid> products)
    {
        await shop.PostAsync("/api/listings/publish", new PublishRequest(null, products, null, [shop.ConnectionId]));
        await Eventually.BecomesTrueAsync(async () => (await shop.GetAsync<PublishProgress>("/api/listings/publish-progress")) is { Pending: 0 } p && p.Done == products.Count, Cancel);
    }

    private static Task<HttpResponseMessage> PutAsync(EtsyShop shop, string path, object body) =>
        shop.Http.PutAsJsonAsync($"/api/connections/{shop.ConnectionId}/mapping/{path}", body, Cancel);

    private static async Task<decimal> PriceAsync(EtsyShop shop) =>
        (await shop.RemoteListingsAsync()).Single(l => l.GetProperty("title").GetString() == "Hand-thrown mug SKU 1").GetProperty("price").GetDecimal();

    private static async Task<Guid> CategoryAsync(EtsyShop shop, string name, Guid? parent) =>
        (await (await shop.PostAsync("/api/categories", new { name, parentId = parent, sortOrder = 0 })).ReadAsync<JsonElement>()).GetProperty("id").GetGuid();

    private static async Task<string?> WhenMadeAsync(EtsyShop shop, JsonElement listing)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{shop.Etsy.Origin}/etsy/v3/application/listings/{listing.GetProperty("listing_id").GetInt64()}");
        request.Headers.Add("x-api-key", $"{Sandbox.EtsySandbox.Keystring}:{Sandbox.EtsySandbox.SharedSecret}");
        using var http = new HttpClient();
        using var response = await http.SendAsync(request, Cancel);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("when_made").GetString();
    }
}
