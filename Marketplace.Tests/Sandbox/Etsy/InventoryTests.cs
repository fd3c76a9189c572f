using System.Net;
using static Marketplace.Tests.Sandbox.SampleListing;

namespace Marketplace.Tests.Sandbox.Etsy;

public sealed class InventoryTests(EtsyFixture fixture) : IClassFixture<EtsyFixture>, IAsyncLifetime
{
    private readonly EtsySandbox sandbox = fixture.Sandbox;
    private readonly EtsyClient etsy = fixture.Etsy;
    private long listing;

    public async ValueTask InitializeAsync() => listing = await etsy.CreateActiveAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Variants_with_their_own_quantities_make_the_listings_quantity()
    {
        var answer = await PutAsync(new
        {
            products = new[] { Variant("Blue", "M-B", Offering(20, 3)), Variant("Green", "M-G", Offering(22, 4)) },
            price_on_property = new[] { 200 },
            quantity_on_property = new[] { 200 },
            sku_on_property = new[] { 200 },
        });

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body.ToString());
        var stored = await etsy.GetAsync($"/listings/{listing}");
        stored["quantity"].GetInt32().ShouldBe(7);
        stored["has_variations"].GetBoolean().ShouldBeTrue();
        stored["price"].GetProperty("amount").GetInt64().ShouldBe(2000);
        stored["skus"].EnumerateArray().Select(s => s.GetString()).ShouldBe(["M-B", "M-G"]);
    }

    [Fact]
    public async Task A_product_keeps_its_ids_when_its_price_changes()
    {
        var before = (await PutAsync(Blue(20)))["products"][0];
        var after = (await PutAsync(Blue(25)))["products"][0];

        after.GetProperty("product_id").GetInt64().ShouldBe(before.GetProperty("product_id").GetInt64());
        after.GetProperty("offerings")[0].GetProperty("offering_id").GetInt64()
            .ShouldBe(before.GetProperty("offerings")[0].GetProperty("offering_id").GetInt64());
        after.GetProperty("offerings")[0].GetProperty("price").GetProperty("amount").GetInt64().ShouldBe(2500);

        static object Blue(decimal price) => new { products = new[] { Variant("Blue", "M-B", Offering(price, 3)) } };
    }

    [Fact]
    public async Task Values_that_differ_need_the_property_they_depend_on()
    {
        await RefusedAsync("price_on_property", new { products = new[] { Variant("Blue", "S", Offering(20, 3)), Variant("Green", "S", Offering(22, 3)) } });
        await RefusedAsync("quantity_on_property", new { products = new[] { Variant("Blue", "S", Offering(20, 3)), Variant("Green", "S", Offering(20, 4)) } });
        await RefusedAsync("sku_on_property", new { products = new[] { Variant("Blue", "S", Offering(20, 3)), Variant("Green", "T", Offering(20, 3)) } });
    }

    [Fact]
    public async Task Inconsistent_products_are_refused()
    {
        await RefusedAsync("products", new { products = Array.Empty<object>() });
        await RefusedAsync("unique combinations", new { products = new[] { Variant("Blue", "S", Offering(20, 3)), Variant("Blue", "S", Offering(20, 3)) } });
        await RefusedAsync("same property_values", new { products = new[] { Variant("Blue", "S", Offering(20, 3)), Plain(Offering(20, 3)) } });
        await RefusedAsync("price_on_property", new { products = new[] { Plain(Offering(20, 3)) }, price_on_property = new[] { 200 } });
    }

    [Fact]
    public async Task Prices_quantities_and_readiness_have_their_ranges()
    {
        await RefusedAsync("price", new { products = new[] { Plain(Offering(0.19m, 1)) } });
        await RefusedAsync("price", new { products = new[] { Plain(Offering(50_000.01m, 1)) } });
        await RefusedAsync("quantity", new { products = new[] { Plain(Offering(20, 1000)) } });
        await RefusedAsync("quantity", new { products = new[] { Plain(Offering(20, -1)) } });
        await RefusedAsync("readiness_state_id", new { products = new[] { Plain(Offering(20, 1, readiness: 5)) } });
        await RefusedAsync("readiness_state_id", new { products = new[] { Plain(Offering(20, 1, readiness: null)) } });
    }

    [Fact]
    public async Task Nothing_left_at_all_is_refused_as_etsy_does()
    {
        await RefusedAsync("greater than 0", new { products = new[] { Plain(Offering(20, 0)) } });
        await RefusedAsync("enabled", new { products = new[] { Plain(Offering(20, 5, enabled: false)) } });
    }

    [Fact]
    public async Task What_reading_shows_but_writing_does_not_take_is_refused()
    {
        await RefusedAsync("product_id", new { products = new[] { new { product_id = 1, sku = "", offerings = new[] { Offering(20, 1) } } } });
        await RefusedAsync("price", new
        {
            products = new[]
            {
                Plain(new { price = new { amount = 2000, divisor = 100 }, quantity = 1, is_enabled = true, readiness_state_id = EtsySandbox.ReadinessStateId }),
            },
        });
        await RefusedAsync("readiness_state_id", new { products = new[] { Plain(new { price = 20, quantity = 1, is_enabled = true }) } });
    }

    [Fact]
    public async Task A_property_must_support_variations_and_a_custom_one_needs_a_name()
    {
        await RefusedAsync("property_id", WithProperty(new { property_id = 46803063641, value_ids = Array.Empty<long>(), values = new[] { "Birthday" } }));
        await RefusedAsync("property_name", WithProperty(new { property_id = 513, value_ids = Array.Empty<long>(), values = new[] { "Gloss" } }));
        await RefusedAsync("value_ids", WithProperty(new { property_id = 200, value_ids = new[] { 7 }, values = new[] { "Blue" } }));

        (await PutAsync(WithProperty(new { property_id = 513, property_name = "Glaze", value_ids = Array.Empty<long>(), values = new[] { "Gloss" } })))
            .Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_the_owner_sees_skus()
    {
        await PutAsync(new { products = new[] { Variant("Blue", "SECRET", Offering(20, 3)) } });
        var other = await sandbox.ConnectAsync(EtsySandbox.OtherOwnerId);

        (await etsy.GetAsync($"/listings/{listing}/inventory")).Body.ToString().ShouldContain("SECRET");
        (await other.GetAsync($"/listings/{listing}/inventory")).Body.ToString().ShouldNotContain("SECRET");
    }

    private static object Plain(object offering) => new { sku = "", offerings = new[] { offering } };

    private static object WithProperty(object property) =>
        new { products = new[] { new { sku = "", property_values = new[] { property }, offerings = new[] { Offering(20, 1) } } } };

    private Task<Answer> PutAsync(object inventory) => etsy.PutInventoryAsync(listing, inventory);

    private async Task RefusedAsync(string because, object inventory)
    {
        var answer = await PutAsync(inventory);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Error.ShouldContain(because);
    }
}
