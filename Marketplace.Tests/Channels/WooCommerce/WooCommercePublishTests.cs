using Marketplace.Channels.Seam;

namespace Marketplace.Tests.Channels.WooCommerce;

public sealed class WooCommercePublishTests : IAsyncLifetime
{
    private WooCommerceSandbox _woo = null!;
    private ChannelSession _session = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _woo = await WooCommerceSandbox.StartAsync();
        _session = await _woo.ConnectAsync();
    }

    public ValueTask DisposeAsync() => _woo.DisposeAsync();

    [Fact]
    public async Task A_product_with_variants_is_published_with_its_skus_prices_stock_tags_and_pictures()
    {
        var published = (await new Publish(this, _woo.Shirt()).RunAsync()).ShouldSucceed();

        published.State.ShouldBe("active");
        published.Url!.AbsolutePath.ShouldStartWith($"/woocommerce/{WooCommerceSandbox.EmptyShop}/product/linen-shirt-");
        published.Variants.Select(v => (v.Sku, v.Price, v.Quantity)).ShouldBe([("SHIRT-S-W", 60m, 3), ("SHIRT-M-W", 60m, 0), ("SHIRT-S-G", 65.50m, 2)]);
        published.Variants[1].Options.ShouldBe([new ChannelOption("Size", "M"), new ChannelOption("Color", "White")]);
        published.Tags.ShouldBe(["mug", "pottery"]);
        published.Images.Count.ShouldBe(2);
        _woo.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_product_without_options_is_a_simple_one_whose_stock_is_counted()
    {
        var published = (await new Publish(this, _woo.Mug()).RunAsync()).ShouldSucceed();

        var product = (await _woo.ProductsAsync()).ShouldHaveSingleItem();
        (product.GetProperty("type").GetString(), product.GetProperty("status").GetString(), product.GetProperty("sku").GetString()).ShouldBe(("simple", "publish", "MUG-1"));
        product.GetProperty("quantity").GetInt32().ShouldBe(5);
        published.Variants.ShouldHaveSingleItem().ShouldBe(new RemoteVariant(published.RemoteId, "MUG-1", [], 18.40m, 5));
        _woo.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_crash_after_any_checkpoint_resumes_to_the_same_single_product()
    {
        var steps = new Publish(this, _woo.Shirt());
        (await steps.RunAsync()).ShouldSucceed();

        for (var crash = 1; crash <= steps.Checkpoints.Count; crash++)
        {
            var draft = _woo.Shirt() with { Title = $"Shirt that crashed {crash} times" };
            draft = draft with { Variants = [.. draft.Variants.Select(v => v with { Sku = $"{v.Sku}-{crash}" })] };
            var publish = new Publish(this, draft) { CrashAt = crash };
            await Should.ThrowAsync<Crash>(publish.RunAsync());
            publish.CrashAt = null;
            (await publish.RunAsync()).ShouldSucceed();
        }

        var products = await _woo.ProductsAsync();
        products.Length.ShouldBe(1 + steps.Checkpoints.Count);
        products.ShouldAllBe(p => p.GetProperty("status").GetString() == "publish" && p.GetProperty("images").GetArrayLength() == 2 && p.GetProperty("variations").GetArrayLength() == 3);
    }

    [Theory]
    [InlineData("createProduct", null)]
    [InlineData("createProduct", 504)]
    [InlineData("batchVariations", null)]
    [InlineData("batchTags", null)]
    [InlineData("updateProduct", null)]
    public async Task An_effect_whose_answer_was_lost_is_not_repeated_into_a_second_product(string operation, int? visible)
    {
        var publish = new Publish(this, _woo.Shirt());
        await _woo.FaultAsync(new { operation, timeoutAfterEffect = 1, timeoutStatus = visible });

        var first = await publish.RunAsync();
        var listing = first.Succeeded ? first : await publish.RunAsync();

        listing.ShouldSucceed();
        if (operation is "createProduct" or "batchVariations")
            first.Error!.Kind.ShouldBe(ChannelErrorKind.Unknown);
        var only = (await _woo.ProductsAsync()).ShouldHaveSingleItem();
        only.GetProperty("variations").GetArrayLength().ShouldBe(3);
        only.GetProperty("images").GetArrayLength().ShouldBe(2);
        only.GetProperty("tags").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task One_that_was_given_up_after_a_lost_answer_is_found_when_it_is_asked_for_again()
    {
        var publish = new Publish(this, _woo.Mug());
        await _woo.FaultAsync(new { operation = "createProduct", timeoutAfterEffect = 1 });
        (await publish.RunAsync()).Error!.Kind.ShouldBe(ChannelErrorKind.Unknown);

        // Asking again forgets the step, and nothing else.
        await publish.CheckpointAsync(publish.Reached with { Step = null });
        (await publish.RunAsync()).ShouldSucceed();

        (await _woo.ProductsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_product_that_was_deleted_in_the_store_in_between_is_made_anew()
    {
        var publish = new Publish(this, _woo.Mug()) { CrashAt = 2 };
        await Should.ThrowAsync<Crash>(publish.RunAsync());
        (await _woo.Channel.DeleteAsync(_session, publish.Reached.RemoteId!, Cancelled)).ShouldSucceed();
        publish.CrashAt = null;

        (await publish.RunAsync()).ShouldSucceed();

        (await _woo.ProductsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_price_in_another_currency_is_said_before_anything_is_made()
    {
        var refused = await new Publish(this, _woo.Mug() with { Currency = "EUR" }).RunAsync();

        refused.Error!.Field.ShouldBe("price");
        refused.Error.Message.ShouldBe("The WooCommerce store sells in USD, the product's price is in EUR.");
        (await _woo.ProductsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sku_that_another_product_has_is_refused_with_its_number_and_what_to_do()
    {
        var first = (await new Publish(this, _woo.Mug()).RunAsync()).ShouldSucceed();

        var refused = await new Publish(this, _woo.Mug("Another mug")).RunAsync();

        (refused.Error!.Kind, refused.Error.Code, refused.Error.Field).ShouldBe((ChannelErrorKind.Rejected, "product_invalid_sku", "sku"));
        refused.Error.Message.ShouldBe($"Another product of your store has this SKU (number {first.RemoteId}). Give one of them another SKU, or match that product instead of publishing this one.");
    }

    [Fact]
    public async Task A_picture_that_the_store_cannot_fetch_is_named()
    {
        var draft = _woo.Mug();

        var refused = await new Publish(this, draft with { Images = [_woo.Picture(1, "broken-")] }).RunAsync();

        (refused.Error!.Kind, refused.Error.Field).ShouldBe((ChannelErrorKind.Rejected, "images"));
        (await _woo.ProductsAsync()).ShouldHaveSingleItem().GetProperty("status").GetString().ShouldBe("pending");
    }

    [Fact]
    public async Task An_update_changes_text_price_and_pictures_and_leaves_the_stock_and_the_sellers_own_pictures()
    {
        var draft = _woo.Mug(images: 3);
        var publish = new Publish(this, draft);
        var id = (await publish.RunAsync()).ShouldSucceed().RemoteId;
        await _woo.PurchaseAsync("MUG-1");

        var changed = draft with
        {
            Title = "Green mug",
            Tags = ["mug", "green"],
            Variants = [draft.Variants[0] with { Price = 21m, Quantity = 99 }],
            Images = [draft.Images[2], _woo.Picture(9), draft.Images[0]],
        };
        // One of the three is no longer ours: as if the seller had added it.
        publish.Forget(draft.Images[1].ImageId);
        var updated = (await _woo.Channel.UpdateAsync(_session, id, changed, publish.Reached, publish.CheckpointAsync, Cancelled)).ShouldSucceed();

        updated.Title.ShouldBe("Green mug");
        updated.Tags.ShouldBe(["mug", "green"]);
        updated.Variants.ShouldHaveSingleItem().ShouldBe(updated.Variants[0] with { Price = 21m, Quantity = 4 });
        updated.Images.Count.ShouldBe(4);
        updated.Images[0].AbsolutePath.ShouldEndWith($"{draft.Images[2].ImageId:N}.png");
        changed.Images.ShouldAllBe(image => publish.Reached.Images.ContainsKey(image.ImageId));
        (await _woo.Channel.UpdateAsync(_session, id, changed, publish.Reached, publish.CheckpointAsync, Cancelled)).ShouldSucceed().Fingerprint.ShouldBe(updated.Fingerprint);
        _woo.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_variant_that_is_dropped_is_switched_off_and_comes_back_as_it_was()
    {
        var draft = _woo.Shirt();
        var publish = new Publish(this, draft);
        var id = (await publish.RunAsync()).ShouldSucceed().RemoteId;
        var fewer = draft with { Variants = [draft.Variants[0], draft.Variants[1] with { Price = 61m }] };

        var updated = (await _woo.Channel.UpdateAsync(_session, id, fewer, publish.Reached, publish.CheckpointAsync, Cancelled)).ShouldSucceed();
        updated.Variants.Select(v => (v.Sku, v.Price)).ShouldBe([("SHIRT-S-W", 60m), ("SHIRT-M-W", 61m)]);
        var back = (await _woo.Channel.UpdateAsync(_session, id, draft, publish.Reached, publish.CheckpointAsync, Cancelled)).ShouldSucceed();

        back.Variants.Select(v => (v.Sku, v.Price, v.Quantity)).ShouldBe([("SHIRT-S-W", 60m, 3), ("SHIRT-M-W", 60m, 0), ("SHIRT-S-G", 65.50m, 2)]);
        _woo.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_ended_product_is_off_sale_and_can_be_published_again_and_a_deleted_one_is_gone_however_often_it_is_asked()
    {
        var publish = new Publish(this, _woo.Mug());
        var id = (await publish.RunAsync()).ShouldSucceed().RemoteId;

        (await _woo.Channel.EndAsync(_session, id, Cancelled)).ShouldSucceed();
        (await _woo.Channel.ReadListingAsync(_session, id, Cancelled)).ShouldSucceed().State.ShouldBe("inactive");
        await publish.CheckpointAsync(publish.Reached with { Step = null });
        (await publish.RunAsync()).ShouldSucceed().ShouldSatisfyAllConditions(l => l.RemoteId.ShouldBe(id), l => l.State.ShouldBe("active"));
        for (var i = 0; i < 2; i++)
            (await _woo.Channel.DeleteAsync(_session, id, Cancelled)).ShouldSucceed();
        (await _woo.Channel.EndAsync(_session, id, Cancelled)).ShouldSucceed();
        (await _woo.Channel.ReadListingAsync(_session, id, Cancelled)).Error!.Kind.ShouldBe(ChannelErrorKind.NotFound);
        _woo.Calls.Violations.ShouldBeEmpty();
    }

    /// <summary>One publish as the operation pump does it, which may crash after a checkpoint was stored.</summary>
    private sealed class Publish(WooCommercePublishTests test, ListingDraft draft)
    {
        public PublishCheckpoint Reached { get; private set; } = PublishCheckpoint.None;

        public List<PublishCheckpoint> Checkpoints { get; } = [];

        public int? CrashAt { get; set; }

        public Task<ChannelResult<RemoteListing>> RunAsync() =>
            test._woo.Channel.PublishAsync(test._session, draft, Reached, CheckpointAsync, _ => Task.FromResult(false), Cancelled);

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
