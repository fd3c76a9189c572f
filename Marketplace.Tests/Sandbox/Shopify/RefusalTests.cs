using System.Net;
using System.Text.Json;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Sandbox.Shopify;

/// <summary>The simulator refuses what Shopify refuses, in its words.</summary>
public sealed class RefusalTests
{
    private const string SetStock = "mutation($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) { userErrors { code } } }";
    private const string SetStockOnce = "mutation($input: InventorySetQuantitiesInput!, $key: String!) { inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { code } } }";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_works_once_and_an_address_that_nobody_registered_gets_none()
    {
        await using var shopify = await ShopifyApi.StartAsync();
        using var answer = await shopify.AuthorizeAsync(ShopifyApi.AllScopes);
        var code = ShopifyApi.CodeOf(answer);

        (await shopify.ExchangeAsync(code)).Status.ShouldBe(HttpStatusCode.OK);
        (await shopify.ExchangeAsync(code)).Body.GetProperty("error").GetString().ShouldBe("invalid_request");
        (await shopify.AuthorizeAsync(ShopifyApi.AllScopes, "https://elsewhere.example/")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await shopify.AuthorizeAsync("write_everything")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await shopify.AuthorizeAsync(ShopifyApi.AllScopes, shop: "nobody.myshopify.com")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Tokens_versions_and_scopes_are_checked()
    {
        await using var shopify = await ShopifyApi.StartAsync("read_products");

        (await shopify.RefusalAsync("{ orders(first: 1) { nodes { id } } }")).ShouldBe("ACCESS_DENIED");
        (await shopify.RefusalAsync("""mutation { productDelete(input: { id: "gid://shopify/Product/1" }) { deletedProductId } }""")).ShouldBe("ACCESS_DENIED");
        await shopify.AskAsync("{ shop { name } }", version: "2019-04", status: HttpStatusCode.NotFound);
        shopify.Token = "shpat_nothing";
        await shopify.AskAsync("{ shop { name } }", status: HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Documents_are_validated_and_lists_need_a_size()
    {
        await using var shopify = await ShopifyApi.StartAsync();

        (await shopify.AskAsync("{ shop { nothing } }")).GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("Cannot query field 'nothing'");
        (await shopify.AskAsync("{ products { nodes { id } } }")).GetProperty("errors")[0].GetProperty("message").GetString().ShouldBe("you must provide one of first or last");
        (await shopify.RefusalAsync("{ products(first: 251) { nodes { id } } }")).ShouldBe("BAD_REQUEST");
        (await shopify.RefusalAsync("{ product(id: \"12\") { id } }")).ShouldBe("argumentLiteralsIncompatible");
        (await shopify.RefusalAsync("{ shop {")).ShouldBe("GRAPHQL_PARSE_FAILED");
    }

    [Fact]
    public async Task A_query_costs_what_it_may_answer_and_an_empty_bucket_throttles()
    {
        await using var shopify = await ShopifyApi.StartAsync(ShopifyApi.AllScopes, "--Sandbox:Shopify:PointsPerSecond", "20");
        const string Costly = "{ products(first: 100) { nodes { id variants(first: 1) { nodes { id } } } } }";

        (await shopify.RefusalAsync("{ products(first: 250) { nodes { id variants(first: 50) { nodes { id } } } } }")).ShouldBe("MAX_COST_EXCEEDED");
        var cost = (await shopify.AskAsync("{ products(first: 100) { nodes { id } } }")).GetProperty("extensions").GetProperty("cost");
        cost.GetProperty("requestedQueryCost").GetInt32().ShouldBe(102);
        cost.GetProperty("actualQueryCost").GetInt32().ShouldBe(13);
        var status = cost.GetProperty("throttleStatus");
        (status.GetProperty("maximumAvailable").GetDouble(), status.GetProperty("restoreRate").GetDouble()).ShouldBe((400, 20));
        (await shopify.RefusalAsync(Costly)).ShouldBe("THROTTLED");
    }

    [Fact]
    public async Task Stock_is_set_only_from_what_it_is()
    {
        await using var shopify = await ShopifyApi.StartAsync();
        var item = await ItemAsync(shopify);

        (await SetAsync(shopify, "2025-10", new { inventoryItemId = item, locationId = ShopifyApi.Location, quantity = 3 })).ShouldBe("COMPARE_QUANTITY_REQUIRED");
        (await SetAsync(shopify, "2025-10", new { inventoryItemId = item, locationId = ShopifyApi.Location, quantity = 3, compareQuantity = 1 })).ShouldBe("COMPARE_QUANTITY_STALE");
        (await SetAsync(shopify, "2025-10", new { inventoryItemId = item, locationId = ShopifyApi.Location, quantity = -1, compareQuantity = 9 })).ShouldBe("INVALID_QUANTITY_NEGATIVE");
        (await SetAsync(shopify, "2025-10", new { inventoryItemId = item, locationId = "gid://shopify/Location/701120011", quantity = 3, compareQuantity = 9 })).ShouldBe("ITEM_NOT_STOCKED_AT_LOCATION");
        (await SetAsync(shopify, "2025-10", new { inventoryItemId = item, locationId = ShopifyApi.Location, quantity = 3, compareQuantity = 9 })).ShouldBeNull();
        (await SetAsync(shopify, "2026-01", new { inventoryItemId = item, locationId = ShopifyApi.Location, quantity = 4, changeFromQuantity = 9 })).ShouldBe("CHANGE_FROM_QUANTITY_STALE");
    }

    [Fact]
    public async Task A_key_is_a_must_from_2026_04_on_and_does_a_thing_once()
    {
        await using var shopify = await ShopifyApi.StartAsync();
        var item = await ItemAsync(shopify);
        object Input(int to, int from) => new { name = "available", reason = "correction", quantities = new[] { new { inventoryItemId = item, locationId = ShopifyApi.Location, quantity = to, changeFromQuantity = from } } };

        (await shopify.RefusalAsync(SetStock, new { input = Input(3, 9) }, "2026-07")).ShouldBe("BAD_REQUEST");
        for (var i = 0; i < 2; i++)
        {
            var answer = await shopify.AskAsync(SetStockOnce, new { input = Input(3, 9), key = "one" }, "2026-07");
            answer.GetProperty("data").GetProperty("inventorySetQuantities").GetProperty("userErrors").GetArrayLength().ShouldBe(0);
        }
        (await shopify.RefusalAsync(SetStockOnce, new { input = Input(2, 3), key = "one" }, "2026-07")).ShouldBe("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
    }

    [Theory]
    [InlineData("""{ "title": " " }""", "INVALID_PRODUCT")]
    [InlineData("""{ "title": "A", "handle": "bud-vase" }""", "HANDLE_NOT_UNIQUE")]
    [InlineData("""{ "title": "A", "variants": [{ "optionValues": [] }] }""", "PRODUCT_OPTIONS_INPUT_MISSING")]
    [InlineData("""{ "title": "A", "productOptions": [{ "name": "Size", "values": [{ "name": "S" }] }], "variants": [{ "optionValues": [{ "optionName": "Size", "name": "L" }] }] }""", "OPTION_VALUE_DOES_NOT_EXIST")]
    [InlineData("""{ "title": "A", "files": [{ "originalSource": "not an address" }] }""", "INVALID_INPUT")]
    public async Task A_product_that_is_wrong_is_not_made(string input, string code)
    {
        await using var shopify = await ShopifyApi.StartAsync();

        var answer = await shopify.AskAsync(
            "mutation($input: ProductSetInput!) { productSet(input: $input) { product { id } userErrors { code field message } } }", new { input = JsonSerializer.Deserialize<JsonElement>(input) });

        answer.GetProperty("data").GetProperty("productSet").GetProperty("userErrors")[0].GetProperty("code").GetString().ShouldBe(code);
        (await shopify.StateAsync()).GetProperty("shops")[0].GetProperty("product_count").GetInt32().ShouldBe(12);
    }

    [Fact]
    public async Task A_subscription_whose_address_does_not_answer_is_deleted_after_its_attempts()
    {
        await using var shopify = await ShopifyApi.StartAsync(ShopifyApi.AllScopes, "--Sandbox:WebhookRetries:0", "00:00:00.010");
        await shopify.AskAsync("""mutation { webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: { uri: "http://127.0.0.1:9/deaf" }) { userErrors { message } } }""");
        (await SubscriptionsAsync(shopify)).ShouldBe(1);

        await shopify.ControlAsync("purchase", new { sku = "CS-MUG-01" });

        await Eventually.BecomesTrueAsync(async () => await SubscriptionsAsync(shopify) == 0, Cancel);
    }

    [Fact]
    public async Task The_last_unit_can_be_bought_once_in_the_storefront()
    {
        await using var shopify = await ShopifyApi.StartAsync();
        const string Mirror = $"/shopify/{ShopifyApi.Shop}/products/driftwood-mirror-one-of-a-kind";
        using var nothing = new FormUrlEncodedContent([]);

        (await shopify.Http.GetStringAsync(Mirror, Cancel)).ShouldContain("Buy it now");
        (await shopify.Http.PostAsync($"{Mirror}/buy", nothing, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var again = new FormUrlEncodedContent([]);
        (await shopify.Http.PostAsync($"{Mirror}/buy", again, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await shopify.Http.GetStringAsync($"/shopify/{ShopifyApi.Shop}/orders", Cancel)).ShouldContain("CS-ONE-01");
    }

    private static async Task<int> SubscriptionsAsync(ShopifyApi shopify) => (await shopify.StateAsync()).GetProperty("webhooks").GetProperty("subscriptions").GetArrayLength();

    /// <summary>The tall coffee mug's, of which there are nine.</summary>
    private static async Task<string> ItemAsync(ShopifyApi shopify) =>
        (await shopify.AskAsync("""{ products(first: 1, query: "sku:CS-MUG-02") { nodes { variants(first: 1) { nodes { inventoryItem { id } } } } } }"""))
        .GetProperty("data").GetProperty("products").GetProperty("nodes")[0].GetProperty("variants").GetProperty("nodes")[0].GetProperty("inventoryItem").GetProperty("id").GetString()!;

    private static async Task<string?> SetAsync(ShopifyApi shopify, string version, object quantity)
    {
        var answer = await shopify.AskAsync(SetStock, new { input = new { name = "available", reason = "correction", quantities = new[] { quantity } } }, version);
        var errors = answer.GetProperty("data").GetProperty("inventorySetQuantities").GetProperty("userErrors");
        return errors.GetArrayLength() == 0 ? null : errors[0].GetProperty("code").GetString();
    }
}
