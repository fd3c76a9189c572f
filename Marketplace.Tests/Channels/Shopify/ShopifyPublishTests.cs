using Marketplace.Channels.Seam;

namespace Marketplace.Tests.Channels.Shopify;

public sealed class ShopifyPublishTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-10")]
    [InlineData("2026-07")]
    public async Task A_product_with_variants_becomes_active_in_the_online_store_with_its_skus_prices_stock_and_pictures(string version)
    {
        await using var shopify = await ShopifySandbox.StartAsync(version);
        var session = await shopify.ConnectAsync();

        var published = await new Publish(shopify, session, ShopifyDrafts.Shirt()).RunAsync();

        published.Error.ShouldBeNull();
        published.Value!.State.ShouldBe("active");
        published.Value.Url!.AbsolutePath.ShouldStartWith($"/shopify/{ShopifySandbox.EmptyShop}/products/linen-shirt-");
        published.Value.Variants.Select(v => (v.Sku, v.Price, v.Quantity)).ShouldBe([("SHIRT-S-W", 60m, 3), ("SHIRT-M-W", 60m, 0), ("SHIRT-S-G", 65.50m, 2)]);
        published.Value.Variants[1].Options.ShouldBe([new ChannelOption("Size", "M"), new ChannelOption("Color", "White")]);
        published.Value.Images.Count.ShouldBe(2);
        shopify.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_crash_after_any_checkpoint_resumes_to_the_same_single_product()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync();
        var steps = new Publish(shopify, session, ShopifyDrafts.Mug());
        (await steps.RunAsync()).Error.ShouldBeNull();

        for (var crash = 1; crash <= steps.Checkpoints.Count; crash++)
        {
            var publish = new Publish(shopify, session, ShopifyDrafts.Mug($"Mug that crashed {crash} times")) { CrashAt = crash };
            await Should.ThrowAsync<Crash>(publish.RunAsync());
            publish.CrashAt = null;
            (await publish.RunAsync()).Error.ShouldBeNull();
        }

        var products = await shopify.ProductsAsync();
        products.Length.ShouldBe(1 + steps.Checkpoints.Count);
        products.ShouldAllBe(product => product.GetProperty("status").GetString() == "ACTIVE" && product.GetProperty("images").GetInt32() == 2);
    }

    [Theory]
    [InlineData("productSet", null)]
    [InlineData("productSet", 504)]
    [InlineData("stagedUploadsCreate", null)]
    [InlineData("publishablePublish", null)]
    [InlineData("productUpdate", null)]
    public async Task An_effect_whose_answer_was_lost_is_not_repeated_into_a_second_product(string operation, int? visible)
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var publish = new Publish(shopify, await shopify.ConnectAsync(), ShopifyDrafts.Mug());
        await shopify.FaultAsync(new { operation, timeoutAfterEffect = 1, timeoutStatus = visible });

        var first = await publish.RunAsync();
        var listing = first.Succeeded ? first : await publish.RunAsync();

        listing.Error.ShouldBeNull();
        if (operation is "productSet")
            first.Error!.Kind.ShouldBe(ChannelErrorKind.Unknown);
        var only = (await shopify.ProductsAsync()).ShouldHaveSingleItem();
        only.GetProperty("images").GetInt32().ShouldBe(2);
        only.GetProperty("status").GetString().ShouldBe("ACTIVE");
        only.GetProperty("variants")[0].GetProperty("quantity").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task A_product_that_was_deleted_in_Shopify_in_between_is_made_anew()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync();
        var publish = new Publish(shopify, session, ShopifyDrafts.Mug()) { CrashAt = 2 };
        await Should.ThrowAsync<Crash>(publish.RunAsync());
        (await shopify.Channel.DeleteAsync(session, publish.Reached.RemoteId!, Cancelled)).Error.ShouldBeNull();
        publish.CrashAt = null;

        (await publish.RunAsync()).Error.ShouldBeNull();

        (await shopify.ProductsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Two_products_of_one_title_are_two_products()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync();

        var ids = new HashSet<string>();
        for (var i = 0; i < 2; i++)
            ids.Add((await new Publish(shopify, session, ShopifyDrafts.Mug()).RunAsync()).Value!.RemoteId);

        ids.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_price_in_another_currency_is_said_before_anything_is_made()
    {
        await using var shopify = await ShopifySandbox.StartAsync();

        var refused = await new Publish(shopify, await shopify.ConnectAsync(), ShopifyDrafts.Mug() with { Currency = "EUR" }).RunAsync();

        refused.Error!.Field.ShouldBe("price");
        refused.Error.Message.ShouldBe("The Shopify shop sells in USD, the product's price is in EUR.");
        (await shopify.ProductsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Shopifys_refusal_names_our_field_in_words()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var settings = System.Text.Json.JsonSerializer.SerializeToElement(new { locationId = "gid://shopify/Location/99" });

        var refused = await new Publish(shopify, await shopify.ConnectAsync(), ShopifyDrafts.Mug() with { Settings = settings }).RunAsync();

        refused.Error!.Kind.ShouldBe(ChannelErrorKind.Rejected);
        refused.Error.Field.ShouldBe("quantity");
        refused.Error.Message.ShouldBe("Shopify refuses this: The quantity name or the location is invalid.");
    }

    [Fact]
    public async Task An_update_changes_text_price_and_pictures_and_leaves_the_stock_and_the_sellers_own_pictures()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync();
        var draft = ShopifyDrafts.Mug(images: 3);
        var publish = new Publish(shopify, session, draft);
        var id = (await publish.RunAsync()).Value!.RemoteId;
        await shopify.PurchaseAsync("MUG-1");

        var changed = draft with
        {
            Title = "Green mug",
            Variants = [draft.Variants[0] with { Price = 21m, Quantity = 99 }],
            Images = [draft.Images[2], ShopifyDrafts.Picture(9), draft.Images[0]],
        };
        // One of the three is no longer ours: as if the seller had added it.
        publish.Forget(draft.Images[1].ImageId);
        var updated = await shopify.Channel.UpdateAsync(session, id, changed, publish.Reached, publish.CheckpointAsync, Cancelled);

        updated.Error.ShouldBeNull();
        updated.Value!.Title.ShouldBe("Green mug");
        updated.Value.Variants.ShouldHaveSingleItem().ShouldBe(updated.Value.Variants[0] with { Price = 21m, Quantity = 4 });
        updated.Value.Images.Count.ShouldBe(4);
        changed.Images.ShouldAllBe(image => publish.Reached.Images.ContainsKey(image.ImageId));
        (await shopify.Channel.UpdateAsync(session, id, changed, publish.Reached, publish.CheckpointAsync, Cancelled)).Value!.Fingerprint.ShouldBe(updated.Value.Fingerprint);
        shopify.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_ended_product_is_archived_and_a_deleted_one_is_gone_however_often_it_is_asked()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync();
        var id = (await new Publish(shopify, session, ShopifyDrafts.Mug()).RunAsync()).Value!.RemoteId;

        (await shopify.Channel.EndAsync(session, id, Cancelled)).Error.ShouldBeNull();
        (await shopify.Channel.ReadListingAsync(session, id, Cancelled)).Value!.State.ShouldBe("ended");
        for (var i = 0; i < 2; i++)
            (await shopify.Channel.DeleteAsync(session, id, Cancelled)).Error.ShouldBeNull();
        (await shopify.Channel.EndAsync(session, id, Cancelled)).Error.ShouldBeNull();
        (await shopify.Channel.ReadListingAsync(session, id, Cancelled)).Error!.Kind.ShouldBe(ChannelErrorKind.NotFound);
        shopify.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void A_handle_is_readable_and_ends_in_the_random_part_of_the_listings_id()
    {
        var draft = ShopifyDrafts.Mug("  Salad bowl & spoon, 12 cm!");
        var random = draft.ListingId.ToString("N")[^12..];

        ListingSlug.Of(draft).ShouldBe($"salad-bowl-spoon-12-cm-{random}");
        ListingSlug.Of(draft with { Title = "茶碗" }).ShouldBe(random);
    }

    /// <summary>One publish as the operation pump does it, which may crash after a checkpoint was stored.</summary>
    private sealed class Publish(ShopifySandbox shopify, ChannelSession session, ListingDraft draft)
    {
        public PublishCheckpoint Reached { get; private set; } = PublishCheckpoint.None;

        public List<PublishCheckpoint> Checkpoints { get; } = [];

        public int? CrashAt { get; set; }

        public Task<ChannelResult<RemoteListing>> RunAsync() =>
            shopify.Channel.PublishAsync(session, draft, Reached, CheckpointAsync, _ => Task.FromResult(false), Cancelled);

        public void Forget(Guid image) => Reached = Reached with { Images = Reached.Images.Where(pair => pair.Key != image).ToDictionary() };

        public Task CheckpointAsync(PublishCheckpoint next)
        {
            Reached = next;
            Checkpoints.Add(next);
            return Checkpoints.Count == CrashAt ? throw new Crash() : Task.CompletedTask;
        }
    }

    private sealed class Crash : Exception;
}
