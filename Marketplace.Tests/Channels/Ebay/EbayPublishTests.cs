using Marketplace.Channels.Seam;

namespace Marketplace.Tests.Channels.Ebay;

public sealed class EbayPublishTests : IAsyncLifetime
{
    private EbayAccountAtSandbox _ebay = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ebay = await EbayAccountAtSandbox.ConnectAsync();

    public async ValueTask DisposeAsync()
    {
        _ebay.Calls.Violations.ShouldBeEmpty();
        await _ebay.DisposeAsync();
    }

    [Fact]
    public async Task A_product_of_one_variant_becomes_an_item_with_an_offer_on_sale()
    {
        var published = (await _ebay.PublishAsync(EbayDrafts.Mug())).ShouldSucceed();

        (published.RemoteId, published.State, published.Currency).ShouldBe(("MUG-1", "active", "USD"));
        var variant = published.Variants.ShouldHaveSingleItem();
        (variant.Sku, variant.Price, variant.Quantity).ShouldBe(("MUG-1", 18.40m, 5));
        published.Images.Count.ShouldBe(2);
        var listing = (await _ebay.ListingsAsync()).ShouldHaveSingleItem();
        published.Url!.ToString().ShouldEndWith($"/itm/{listing.GetProperty("listingId").GetString()}");
        (await _ebay.CountAsync("createImageFromFile")).ShouldBe(2);
    }

    [Fact]
    public async Task A_product_of_many_variants_becomes_one_listing_with_variations_in_calls_of_25()
    {
        string[] colors = [.. Enumerable.Range(1, 30).Select(i => $"Shade{i}")];

        var published = (await _ebay.PublishAsync(EbayDrafts.Mugs(colors))).ShouldSucceed();

        published.RemoteId.ShouldStartWith("group:");
        published.Variants.Count.ShouldBe(30);
        published.Variants[1].Options.ShouldHaveSingleItem().ShouldBe(new ChannelOption("Color", "Shade2"));
        (await _ebay.ListingsAsync()).ShouldHaveSingleItem().GetProperty("variants").GetArrayLength().ShouldBe(30);
        (await _ebay.CountAsync("bulkCreateOrReplaceInventoryItem")).ShouldBe(2);
        (await _ebay.CountAsync("bulkCreateOffer")).ShouldBe(2);
    }

    [Theory]
    [InlineData("createOrReplaceInventoryItem")]
    [InlineData("createOffer")]
    [InlineData("publishOffer")]
    public async Task A_publish_whose_answer_was_lost_goes_on_where_it_was_and_leaves_one_listing(string operation)
    {
        var draft = EbayDrafts.Mug();
        var reached = PublishCheckpoint.None;
        // Four: the pipeline repeats what is safe to repeat.
        await _ebay.FaultAsync(new { operation, timeoutAfterEffect = 4 });
        (await _ebay.PublishAsync(draft, checkpoint: Remember)).Error!.Kind.ShouldBeOneOf(ChannelErrorKind.Unknown, ChannelErrorKind.Unavailable);
        await _ebay.FaultAsync(new { clear = true });

        (await _ebay.PublishAsync(draft, reached, Remember)).ShouldSucceed();

        (await _ebay.ListingsAsync()).ShouldHaveSingleItem().GetProperty("status").GetString().ShouldBe("ACTIVE");
        (await _ebay.CountAsync("createImageFromFile")).ShouldBe(2);

        Task Remember(PublishCheckpoint checkpoint)
        {
            reached = checkpoint;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_SKU_that_is_on_sale_already_is_not_written_over()
    {
        (await _ebay.PublishAsync(EbayDrafts.Mug())).ShouldSucceed();

        var refused = (await _ebay.PublishAsync(EbayDrafts.Mug(price: 99))).Error!;

        (refused.Kind, refused.Field).ShouldBe((ChannelErrorKind.Rejected, "sku"));
        (await _ebay.Channel.ReadListingAsync(_ebay.Session, "MUG-1", Cancel)).ShouldSucceed().Variants[0].Price.ShouldBe(18.40m);
    }

    [Fact]
    public async Task An_update_changes_text_and_price_leaves_the_stock_and_costs_no_revision_when_nothing_differs()
    {
        var draft = EbayDrafts.Mug();
        (await _ebay.PublishAsync(draft)).ShouldSucceed();
        await _ebay.BuyAsync("MUG-1", 2);
        var changed = draft with { Title = "Green mug", Variants = [draft.Variants[0] with { Price = 21m }] };

        var updated = (await _ebay.UpdateAsync("MUG-1", changed)).ShouldSucceed();

        (updated.Title, updated.Variants[0].Price, updated.Variants[0].Quantity, updated.Images.Count).ShouldBe(("Green mug", 21m, 3, 2));
        var revisions = await RevisionsAsync();
        (await _ebay.UpdateAsync("MUG-1", changed)).ShouldSucceed();
        (await RevisionsAsync()).ShouldBe(revisions);

        async Task<int> RevisionsAsync() => (await _ebay.ListingsAsync())[0].GetProperty("revisions").GetInt32();
    }

    [Fact]
    public async Task An_update_brings_new_variations_on_sale_and_takes_old_ones_off()
    {
        var draft = EbayDrafts.Mugs("Blue", "Red");
        var key = (await _ebay.PublishAsync(draft)).ShouldSucceed().RemoteId;
        var changed = EbayDrafts.Mugs("Red", "Green") with { ListingId = draft.ListingId };

        var updated = (await _ebay.UpdateAsync(key, changed)).ShouldSucceed();

        updated.Variants.Select(v => v.Sku).ShouldBe(["MUG-RED", "MUG-GREEN"]);
        (await _ebay.ListingsAsync()).Single(l => l.GetProperty("status").GetString() == "ACTIVE").GetProperty("variants").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task An_ended_listing_is_off_sale_and_can_be_published_again()
    {
        var draft = EbayDrafts.Mug();
        (await _ebay.PublishAsync(draft)).ShouldSucceed();

        (await _ebay.Channel.EndAsync(_ebay.Session, "MUG-1", Cancel)).ShouldSucceed();
        (await _ebay.Channel.EndAsync(_ebay.Session, "MUG-1", Cancel)).ShouldSucceed();
        (await _ebay.Channel.ReadListingAsync(_ebay.Session, "MUG-1", Cancel)).ShouldSucceed().State.ShouldBe("ended");

        (await _ebay.PublishAsync(draft)).ShouldSucceed().State.ShouldBe("active");
        (await _ebay.Channel.DeleteAsync(_ebay.Session, "MUG-1", Cancel)).ShouldSucceed();
        (await _ebay.Channel.ReadListingAsync(_ebay.Session, "MUG-1", Cancel)).Error!.Kind.ShouldBe(ChannelErrorKind.NotFound);
    }

    [Fact]
    public async Task A_group_is_ended_and_deleted_with_its_variations()
    {
        var key = (await _ebay.PublishAsync(EbayDrafts.Mugs("Blue", "Red"))).ShouldSucceed().RemoteId;

        (await _ebay.Channel.EndAsync(_ebay.Session, key, Cancel)).ShouldSucceed();
        (await _ebay.Channel.EndAsync(_ebay.Session, key, Cancel)).ShouldSucceed();
        (await _ebay.Channel.DeleteAsync(_ebay.Session, key, Cancel)).ShouldSucceed();

        (await _ebay.Channel.ReadListingsAsync(_ebay.Session, null, Cancel)).ShouldSucceed().Records.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_eBay_refuses_is_said_with_the_field_and_what_to_do()
    {
        var draft = EbayDrafts.Mug() with { Settings = EbayAccountAtSandbox.Settings().Without("aspects.Brand") };

        var refused = (await _ebay.PublishAsync(draft)).Error!;

        (refused.Kind, refused.Field).ShouldBe((ChannelErrorKind.Rejected, "aspects.Brand"));
        refused.Message.ShouldContain("Brand");
    }

    [Fact]
    public async Task A_seller_without_a_place_to_send_from_gets_one_with_the_first_listing()
    {
        var settings = EbayAccountAtSandbox.Settings().Without("merchantLocationKey").With("locationCountry", "US").With("locationPostalCode", "04856");

        (await _ebay.PublishAsync(EbayDrafts.Mug() with { Settings = settings })).ShouldSucceed();
        (await _ebay.PublishAsync(EbayDrafts.Mug("MUG-2") with { Settings = settings })).ShouldSucceed();
    }
}
