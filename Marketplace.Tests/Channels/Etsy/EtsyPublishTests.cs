using System.Text.Json;
using Marketplace.Channels.Seam;

namespace Marketplace.Tests.Channels.Etsy;

public sealed class EtsyPublishTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_product_with_variants_becomes_an_active_listing_with_its_skus_prices_and_pictures()
    {
        await using var etsy = await EtsySandbox.StartAsync();
        var session = await etsy.ConnectAsync();

        var published = await new Publish(etsy, session, EtsyDrafts.Shirt()).RunAsync();

        published.Error.ShouldBeNull();
        published.Value!.State.ShouldBe("active");
        published.Value.Description.ShouldBe("Thrown by hand.\n\n• 350 ml\n• Dishwasher safe");
        published.Value.Variants.Select(v => (v.Sku, v.Price, v.Quantity)).ShouldBe([("SHIRT-S-W", 60m, 3), ("SHIRT-M-W", 60m, 0), ("SHIRT-S-G", 65.50m, 2)]);
        published.Value.Variants[1].Options.ShouldBe([new ChannelOption("Size", "M [tall]"), new ChannelOption("Color", "White")]);
        published.Value.Images.Count.ShouldBe(2);
        etsy.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_crash_after_any_checkpoint_resumes_to_the_same_single_listing()
    {
        await using var etsy = await EtsySandbox.StartAsync();
        var session = await etsy.ConnectAsync();
        var steps = new Publish(etsy, session, EtsyDrafts.Mug());
        (await steps.RunAsync()).Error.ShouldBeNull();

        for (var crash = 1; crash <= steps.Checkpoints.Count; crash++)
        {
            var publish = new Publish(etsy, session, EtsyDrafts.Mug($"Mug that crashed {crash} times")) { CrashAt = crash };
            await Should.ThrowAsync<Crash>(publish.RunAsync());
            publish.CrashAt = null;
            var resumed = await publish.RunAsync();
            resumed.Error.ShouldBeNull();
            resumed.Value!.Images.Count.ShouldBe(2);
        }

        var listings = await etsy.ListingsAsync();
        listings.Length.ShouldBe(1 + steps.Checkpoints.Count);
        listings.ShouldAllBe(listing => listing.GetProperty("state").GetString() == "active" && listing.GetProperty("images").GetInt32() == 2);
    }

    [Theory]
    [InlineData("createDraftListing", null)]
    [InlineData("createDraftListing", 504)]
    [InlineData("uploadListingImage", null)]
    [InlineData("updateListingInventory", null)]
    [InlineData("updateListing", null)]
    public async Task An_effect_whose_answer_was_lost_is_not_repeated(string operation, int? visible)
    {
        await using var etsy = await EtsySandbox.StartAsync();
        var publish = new Publish(etsy, await etsy.ConnectAsync(), EtsyDrafts.Mug());
        await etsy.FaultAsync(new { operation, timeoutAfterEffect = 1, timeoutStatus = visible });

        var first = await publish.RunAsync();
        var listing = first.Succeeded ? first : await publish.RunAsync();

        listing.Error.ShouldBeNull();
        if (operation is "createDraftListing" or "uploadListingImage")
            first.Error!.Kind.ShouldBe(ChannelErrorKind.Unknown);
        var only = (await etsy.ListingsAsync()).ShouldHaveSingleItem();
        only.GetProperty("images").GetInt32().ShouldBe(2);
        only.GetProperty("state").GetString().ShouldBe("active");
    }

    [Fact]
    public async Task A_look_up_does_not_take_the_draft_of_another_of_our_listings()
    {
        await using var etsy = await EtsySandbox.StartAsync();
        var session = await etsy.ConnectAsync();
        var first = new Publish(etsy, session, EtsyDrafts.Mug()) { CrashAt = 2 };
        await Should.ThrowAsync<Crash>(first.RunAsync());
        var taken = (await etsy.ListingsAsync()).ShouldHaveSingleItem().GetProperty("listing_id").ToString();

        var second = new Publish(etsy, session, EtsyDrafts.Mug()) { Reached = new(DateTimeOffset.UtcNow, null, new Dictionary<Guid, string>(), null), Known = [taken] };
        var published = await second.RunAsync();

        published.Error.ShouldBeNull();
        published.Value!.RemoteId.ShouldNotBe(taken);
    }

    [Fact]
    public async Task A_draft_that_was_deleted_on_Etsy_in_between_is_made_anew()
    {
        await using var etsy = await EtsySandbox.StartAsync();
        var session = await etsy.ConnectAsync();
        var publish = new Publish(etsy, session, EtsyDrafts.Mug()) { CrashAt = 3 };
        await Should.ThrowAsync<Crash>(publish.RunAsync());
        (await etsy.Channel.DeleteAsync(session, publish.Reached.RemoteId!, Cancelled)).Error.ShouldBeNull();
        publish.CrashAt = null;

        var published = await publish.RunAsync();

        published.Error.ShouldBeNull();
        published.Value!.Images.Count.ShouldBe(2);
        (await etsy.ListingsAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Etsys_refusal_names_our_field_in_words()
    {
        await using var etsy = await EtsySandbox.StartAsync();
        var session = await etsy.ConnectAsync();
        var settings = JsonSerializer.SerializeToElement(new { taxonomyId = 1062, whoMade = "i_did", whenMade = "2020_2026", shippingProfileId = 12345, readinessStateId = 3152790207 });

        var refused = await new Publish(etsy, session, EtsyDrafts.Mug() with { Settings = settings }).RunAsync();

        refused.Error.ShouldNotBeNull();
        refused.Error.Kind.ShouldBe(ChannelErrorKind.Rejected);
        refused.Error.Field.ShouldBe("shippingProfileId");
        refused.Error.Message.ShouldBe("Etsy refuses the shipping profile id: does not exist: 12345.");
    }

    [Fact]
    public async Task An_update_changes_text_price_and_pictures_and_leaves_the_stock()
    {
        await using var etsy = await EtsySandbox.StartAsync();
        var session = await etsy.ConnectAsync();
        var draft = EtsyDrafts.Mug(images: 3);
        var publish = new Publish(etsy, session, draft);
        var id = (await publish.RunAsync()).Value!.RemoteId;

        var changed = draft with
        {
            Title = "Green mug",
            Variants = [draft.Variants[0] with { Price = 21m, Quantity = 99 }],
            Images = [draft.Images[2], EtsyDrafts.Picture(9), draft.Images[0]],
        };
        var updated = await etsy.Channel.UpdateAsync(session, id, changed, publish.Reached, publish.CheckpointAsync, Cancelled);

        updated.Error.ShouldBeNull();
        updated.Value!.Title.ShouldBe("Green mug");
        updated.Value.Variants.ShouldHaveSingleItem().ShouldBe(updated.Value.Variants[0] with { Price = 21m, Quantity = 5 });
        updated.Value.Images.Count.ShouldBe(3);
        changed.Images.ShouldAllBe(image => publish.Reached.Images.ContainsKey(image.ImageId));
        (await etsy.Channel.UpdateAsync(session, id, changed, publish.Reached, publish.CheckpointAsync, Cancelled)).Value!.Fingerprint.ShouldBe(updated.Value.Fingerprint);
        etsy.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_ended_listing_is_off_sale_and_a_deleted_one_is_gone_however_often_it_is_asked()
    {
        await using var etsy = await EtsySandbox.StartAsync();
        var session = await etsy.ConnectAsync();
        var id = (await new Publish(etsy, session, EtsyDrafts.Mug()).RunAsync()).Value!.RemoteId;

        (await etsy.Channel.EndAsync(session, id, Cancelled)).Error.ShouldBeNull();
        (await etsy.Channel.ReadListingAsync(session, id, Cancelled)).Value!.State.ShouldBe("inactive");
        for (var i = 0; i < 2; i++)
            (await etsy.Channel.DeleteAsync(session, id, Cancelled)).Error.ShouldBeNull();
        (await etsy.Channel.EndAsync(session, id, Cancelled)).Error.ShouldBeNull();
        (await etsy.Channel.ReadListingAsync(session, id, Cancelled)).Error!.Kind.ShouldBe(ChannelErrorKind.NotFound);
        etsy.Calls.Violations.ShouldBeEmpty();
    }

    /// <summary>One publish as the operation pump does it, which may crash after a checkpoint was stored.</summary>
    private sealed class Publish(EtsySandbox etsy, ChannelSession session, ListingDraft draft)
    {
        public PublishCheckpoint Reached { get; set; } = PublishCheckpoint.None;

        public List<PublishCheckpoint> Checkpoints { get; } = [];

        public string[] Known { get; init; } = [];

        public int? CrashAt { get; set; }

        public Task<ChannelResult<RemoteListing>> RunAsync() =>
            etsy.Channel.PublishAsync(session, draft, Reached, CheckpointAsync, id => Task.FromResult(Known.Contains(id)), Cancelled);

        public Task CheckpointAsync(PublishCheckpoint next)
        {
            Reached = next;
            Checkpoints.Add(next);
            return Checkpoints.Count == CrashAt ? throw new Crash() : Task.CompletedTask;
        }
    }

    private sealed class Crash : Exception;
}
