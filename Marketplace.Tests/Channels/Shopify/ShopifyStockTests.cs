using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify;

namespace Marketplace.Tests.Channels.Shopify;

public sealed class ShopifyStockTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-10")]
    [InlineData("2026-01")]
    [InlineData("2026-07")]
    public async Task Stock_is_set_where_it_differs_and_left_where_it_does_not(string version)
    {
        await using var shopify = await ShopifySandbox.StartAsync(version);
        var session = await shopify.ConnectAsync();
        var id = await PublishAsync(shopify, session);

        (await PushAsync(shopify, session, id, 2)).ShouldBe(("active", true, 5));
        (await PushAsync(shopify, session, id, 2)).ShouldBe(("active", false, 2));
        (await PushAsync(shopify, session, id, 0)).ShouldBe(("sold_out", true, 2));
        (await PushAsync(shopify, session, id, 4)).ShouldBe(("active", true, 0));

        (await shopify.Channel.ReadListingAsync(session, id, Cancelled)).Value!.Variants[0].Quantity.ShouldBe(4);
        shopify.Calls.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2025-10")]
    [InlineData("2026-07")]
    public async Task What_is_sold_out_is_no_longer_sold_without_stock(string version)
    {
        await using var shopify = await ShopifySandbox.StartAsync(version);
        var session = await shopify.ConnectAsync();
        var id = await PublishAsync(shopify, session);
        var client = new ShopifyClient(session, shopify.Options);
        var product = (await client.GetProductAsync(id, null, pictures: false, after: null, Cancelled)).Value!.Product!;
        (await client.SetPolicyAsync(product.Id, product.Variants.Nodes.Select(v => v.Id), "CONTINUE", Cancelled)).Value!.ProductVariantsBulkUpdate.UserErrors.ShouldBeEmpty();

        (await PushAsync(shopify, session, id, 1)).ShouldBe(("active", true, 5));
        (await PolicyAsync()).ShouldBe("CONTINUE", "while there is stock it is the seller's business");
        (await PushAsync(shopify, session, id, 0)).ShouldBe(("sold_out", true, 1));
        (await PolicyAsync()).ShouldBe("DENY");
        (await PushAsync(shopify, session, id, 0)).ShouldBe(("sold_out", false, 0));

        (await client.SetPolicyAsync(product.Id, ["gid://shopify/ProductVariant/1"], "DENY", Cancelled)).Value!.ProductVariantsBulkUpdate.UserErrors
            .ShouldHaveSingleItem().Code.ShouldBe("PRODUCT_VARIANT_DOES_NOT_EXIST");
        shopify.Calls.Violations.ShouldBeEmpty();

        async Task<string> PolicyAsync() => (await client.GetProductAsync(id, null, pictures: false, after: null, Cancelled)).Value!.Product!.Variants.Nodes[0].InventoryPolicy;
    }

    /// <summary>Somebody buys between our reading and our writing, which the simulator's slowness makes likely and the comparison makes harmless.</summary>
    [Theory]
    [InlineData("2025-10")]
    [InlineData("2026-07")]
    public async Task A_sale_between_reading_and_setting_is_not_put_back_on_sale(string version)
    {
        await using var shopify = await ShopifySandbox.StartAsync(version);
        var session = await shopify.ConnectAsync();
        var id = await PublishAsync(shopify, session);
        var client = new ShopifyClient(session, shopify.Options);
        var item = (await client.GetProductAsync(id, ShopifySandbox.Settings().GetProperty("locationId").GetString(), pictures: false, after: null, Cancelled))
            .Value!.Product!.Variants.Nodes[0].InventoryItem!.Id;

        await shopify.PurchaseAsync("MUG-1", quantity: 2);
        var stale = await client.SetStockAsync([(ShopifyId.Number(item), 5, 4)], ShopifySandbox.Settings().GetProperty("locationId").GetString()!, Cancelled);

        stale.Value!.InventorySetQuantities.UserErrors.ShouldHaveSingleItem().Code.ShouldBe(version == "2025-10" ? "COMPARE_QUANTITY_STALE" : "CHANGE_FROM_QUANTITY_STALE");
        (await shopify.Channel.ReadListingAsync(session, id, Cancelled)).Value!.Variants[0].Quantity.ShouldBe(3);
    }

    [Theory]
    [InlineData(4, 5, 5, 4)]
    [InlineData(4, 5, 3, 2)]
    [InlineData(1, 5, 2, 0)]
    [InlineData(4, 5, 9, 4)]
    public void What_was_sold_since_the_first_reading_is_taken_off(int wanted, int first, int now, int set) => ShopifyInventory.Decide(wanted, first, now).ShouldBe(set);

    [Fact]
    public async Task A_push_whose_answer_was_lost_is_found_to_have_happened()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync();
        var id = await PublishAsync(shopify, session);
        await shopify.FaultAsync(new { operation = "inventorySetQuantities", timeoutAfterEffect = 1 });

        (await PushAsync(shopify, session, id, 2)).Changed.ShouldBeTrue();

        (await shopify.Channel.ReadListingAsync(session, id, Cancelled)).Value!.Variants[0].Quantity.ShouldBe(2);
    }

    [Fact]
    public async Task A_variant_that_Shopify_does_not_count_or_have_is_said_in_words()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync();
        var id = await PublishAsync(shopify, session);
        var elsewhere = session with { Settings = System.Text.Json.JsonSerializer.SerializeToElement(new { locationId = "gid://shopify/Location/701120021" }) };

        (await PushAsync(shopify, session, id, "OTHER", 1)).Error!.Message.ShouldBe("The Shopify product has no variant with the SKU OTHER.");
        (await PushAsync(shopify, elsewhere, id, "MUG-1", 1)).Error!.Field.ShouldBe("locationId");
        (await PushAsync(shopify, session, "1", "MUG-1", 1)).Error!.Kind.ShouldBe(ChannelErrorKind.NotFound);
    }

    [Fact]
    public async Task A_throttled_call_waits_for_its_points_and_is_done()
    {
        await using var shopify = await ShopifySandbox.StartAsync(pointsPerSecond: 1000);
        var session = await shopify.ConnectAsync();
        await shopify.FaultAsync(new { operation = "productSet", throttle = 2 });

        await PublishAsync(shopify, session);

        (await shopify.ProductsAsync()).Length.ShouldBe(1);
        (await shopify.CountAsync("productSet")).ShouldBe(3);
    }

    private static async Task<string> PublishAsync(ShopifySandbox shopify, ChannelSession session)
    {
        var published = await shopify.Channel.PublishAsync(
            session, ShopifyDrafts.Mug(images: 1), PublishCheckpoint.None, _ => Task.CompletedTask, _ => Task.FromResult(false), Cancelled);
        published.Error.ShouldBeNull();
        return published.Value!.RemoteId;
    }

    private static async Task<(string State, bool Changed, int Before)> PushAsync(ShopifySandbox shopify, ChannelSession session, string id, int level)
    {
        var answer = await PushAsync(shopify, session, id, "MUG-1", level);
        answer.Error.ShouldBeNull();
        return (answer.Value!.State, answer.Value.Changed, answer.Value.Before["MUG-1"]);
    }

    private static async Task<ChannelResult<StockPushed>> PushAsync(ShopifySandbox shopify, ChannelSession session, string id, string sku, int level) =>
        (await shopify.Channel.PushStockAsync(session, [new StockPush(id, new Dictionary<string, int> { [sku] = level })], Cancelled)).ShouldHaveSingleItem();
}
