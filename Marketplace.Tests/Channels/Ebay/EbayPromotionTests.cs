using Marketplace.Channels.Ebay;
using Marketplace.Channels.Seam;
using Marketplace.Tests.Sandbox;

namespace Marketplace.Tests.Channels.Ebay;

public sealed class EbayPromotionTests : IAsyncLifetime
{
    private EbayAccountAtSandbox _ebay = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync() => _ebay = await EbayAccountAtSandbox.ConnectAsync();

    public async ValueTask DisposeAsync()
    {
        _ebay.Calls.Violations.ShouldBeEmpty();
        await _ebay.DisposeAsync();
    }

    [Fact]
    public async Task A_campaign_promotes_single_items_and_items_with_variations_at_its_rate()
    {
        var draft = await DraftAsync();

        var created = (await CreateAsync(draft with { EndsAt = Now.AddDays(30) })).ShouldSucceed();

        created.Refused.ShouldBeEmpty();
        var campaign = (await ReadAsync()).ShouldHaveSingleItem();
        (campaign.Id, campaign.Name, campaign.State, campaign.Rate, campaign.Listings).ShouldBe((created.Id, "Autumn", "running", 5.5m, 2));
        campaign.EndsAt!.Value.ShouldBe(Now.AddDays(30), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_eBay_does_not_promote_is_told_listing_by_listing()
    {
        var draft = await DraftAsync();
        (await CreateAsync(draft with { Name = "Other", Listings = [draft.Listings[1]] })).ShouldSucceed();
        var fresh = (await _ebay.PublishAsync(EbayDrafts.Mug("MUG-2"))).ShouldSucceed().RemoteId;
        (await _ebay.Channel.EndAsync(_ebay.Session, "MUG-1", Cancel)).ShouldSucceed();

        var created = (await CreateAsync(draft with { Listings = [.. draft.Listings, fresh, "MUG-BLUE"] })).ShouldSucceed();

        var refused = created.Refused.ToDictionary(r => r.RemoteId, r => r.Message);
        refused.Keys.ShouldBe([.. draft.Listings, "MUG-BLUE"], ignoreOrder: true);
        refused["MUG-1"].ShouldStartWith("eBay has no live listing of this.");
        refused[draft.Listings[1]].ShouldStartWith("It is in another campaign");
        refused["MUG-BLUE"].ShouldStartWith("It is a variation.");
        (await ReadAsync()).Single(c => c.Name == "Autumn").Listings.ShouldBe(1);
    }

    [Fact]
    public async Task A_campaign_whose_ads_were_cut_off_is_gone_on_with()
    {
        var draft = await DraftAsync();
        await _ebay.FaultAsync(new { operation = "bulkCreateAdsByInventoryReference", timeoutAfterEffect = 1 });
        var cut = (await CreateAsync(draft with { Listings = [draft.Listings[0]] })).Error!;
        cut.Kind.ShouldBe(ChannelErrorKind.Unknown);
        cut.Message.ShouldStartWith("The campaign is there, without all of its listings.");

        var created = (await CreateAsync(draft)).ShouldSucceed();

        created.Refused.ShouldBeEmpty();
        var campaign = (await ReadAsync()).ShouldHaveSingleItem();
        (campaign.Id, campaign.Listings).ShouldBe((created.Id, 2));
    }

    [Fact]
    public async Task A_campaign_whose_creation_was_not_answered_is_found_by_its_name()
    {
        await _ebay.FaultAsync(new { operation = "createCampaign", timeoutAfterEffect = 1 });

        (await CreateAsync(await DraftAsync())).ShouldSucceed().Refused.ShouldBeEmpty();

        (await ReadAsync()).ShouldHaveSingleItem().Listings.ShouldBe(2);
    }

    [Fact]
    public async Task The_name_of_another_campaign_is_refused()
    {
        var draft = await DraftAsync();
        (await CreateAsync(draft)).ShouldSucceed();

        foreach (var other in (CampaignDraft[])[draft with { Rate = 6 }, draft with { EndsAt = Now.AddDays(1) }, draft with { Listings = [draft.Listings[0]] }])
        {
            var refused = (await CreateAsync(other)).Error!;
            (refused.Kind, refused.Code, refused.Field).ShouldBe((ChannelErrorKind.Rejected, "35021", "name"));
        }
    }

    [Theory]
    [InlineData(" ", 5, 0, 0, "name")]
    [InlineData("Autumn <b>", 5, 0, 0, "name")]
    [InlineData("Autumn", 1.9, 0, 0, "rate")]
    [InlineData("Autumn", 100.1, 0, 0, "rate")]
    [InlineData("Autumn", 10.75, 0, 0, "rate")]
    [InlineData("Autumn", 5, -1, 0, "startsAt")]
    [InlineData("Autumn", 5, 0, -1, "endsAt")]
    [InlineData("Autumn", 5, 3, 2, "endsAt")]
    public async Task A_bad_value_is_refused_by_its_field_before_eBay_is_asked(string name, double rate, int starts, int ends, string field)
    {
        var draft = new CampaignDraft(name, (decimal)rate, starts == 0 ? null : Now.AddDays(starts), ends == 0 ? null : Now.AddDays(ends), ["MUG-1"]);

        (await CreateAsync(draft)).Error!.Field.ShouldBe(field);

        (await _ebay.CountAsync("createCampaign")).ShouldBe(0);
    }

    [Theory]
    [InlineData(35007, "rate")]
    [InlineData(35023, "name")]
    [InlineData(35024, "endsAt")]
    [InlineData(35026, "startsAt")]
    [InlineData(35036, "listingIds")]
    [InlineData(35077, null)]
    public void A_documented_refusal_has_words_and_a_field(int errorId, string? field) => EbayPromotionRules.Known(errorId)!.Value.Field.ShouldBe(field);

    [Fact]
    public async Task A_campaign_is_paused_resumed_and_ended_and_each_may_be_said_twice()
    {
        var id = (await CreateAsync(await DraftAsync())).ShouldSucceed().Id;

        foreach (var (change, state) in ((CampaignChange, string)[])[(CampaignChange.Pause, "paused"), (CampaignChange.Resume, "running"), (CampaignChange.End, "ended")])
        {
            (await ChangeAsync(id, change)).ShouldSucceed();
            (await ChangeAsync(id, change)).ShouldSucceed();
            (await ReadAsync()).ShouldHaveSingleItem().State.ShouldBe(state);
        }
        (await ReadAsync()).ShouldHaveSingleItem().Listings.ShouldBeNull();
        (await ChangeAsync(id, CampaignChange.Resume)).Error!.Message.ShouldStartWith("The campaign has ended.");
        (await ChangeAsync("1", CampaignChange.End)).Error!.Kind.ShouldBe(ChannelErrorKind.NotFound);
    }

    [Fact]
    public async Task One_that_has_not_started_cannot_be_ended()
    {
        var id = (await CreateAsync(await DraftAsync() with { StartsAt = Now.AddDays(2) })).ShouldSucceed().Id;

        (await ChangeAsync(id, CampaignChange.End)).Error!.Code.ShouldBe("35056");

        (await ReadAsync()).ShouldHaveSingleItem().State.ShouldBe("scheduled");
    }

    [Fact]
    public async Task Without_the_permission_the_seller_is_asked_to_allow_it()
    {
        _ebay.Options.Scopes = string.Join(' ', _ebay.Options.Scopes.Split(' ').Where(scope => !scope.Contains("marketing", StringComparison.Ordinal)));
        var granted = (await _ebay.GrantAsync()).ShouldSucceed();
        var session = _ebay.Session with { Http = _ebay.Pipeline.Create(_ebay.Channel, EbaySandbox.OtherUserId, new HeldCredentials(granted.Credentials)) };

        var refused = (await _ebay.Channel.ReadCampaignsAsync(session, Cancel)).Error!;

        (refused.Kind, refused.Code).ShouldBe((ChannelErrorKind.Unauthorized, "1100"));
        refused.Message.ShouldContain("lacks a permission");
    }

    [Fact]
    public async Task More_listings_than_a_call_takes_are_added_in_several()
    {
        await using var large = await EbayAccountAtSandbox.ConnectAsync(EbaySandbox.UserId);
        await large.Sandbox.ControlAsync("seed", new { listings = 600 });
        var draft = new CampaignDraft("All", 2, null, null, [.. Enumerable.Range(1, 600).Select(i => $"SEED-{i:D6}")]);

        (await large.Channel.CreateCampaignAsync(large.Session, draft, Cancel)).ShouldSucceed().Refused.ShouldBeEmpty();

        (await large.CountAsync("bulkCreateAdsByInventoryReference")).ShouldBe(2);
        (await large.Channel.ReadCampaignsAsync(large.Session, Cancel)).ShouldSucceed().ShouldHaveSingleItem().Listings.ShouldBe(600);
        large.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Campaigns_of_another_site_are_not_shown()
    {
        (await CreateAsync(await DraftAsync())).ShouldSucceed();

        (await _ebay.Channel.ReadCampaignsAsync(_ebay.Session with { Settings = EbayAccountAtSandbox.Settings().With("marketplaceId", "EBAY_GB") }, Cancel)).ShouldSucceed().ShouldBeEmpty();
    }

    private async Task<CampaignDraft> DraftAsync() => new(
        "Autumn", 5.5m, null, null,
        [(await _ebay.PublishAsync(EbayDrafts.Mug())).ShouldSucceed().RemoteId, (await _ebay.PublishAsync(EbayDrafts.Mugs("Blue", "Red"))).ShouldSucceed().RemoteId]);

    private Task<ChannelResult<CampaignCreated>> CreateAsync(CampaignDraft draft) => _ebay.Channel.CreateCampaignAsync(_ebay.Session, draft, Cancel);

    private Task<ChannelResult<Done>> ChangeAsync(string id, CampaignChange change) => _ebay.Channel.ChangeCampaignAsync(_ebay.Session, id, change, Cancel);

    private async Task<IReadOnlyList<Campaign>> ReadAsync() => (await _ebay.Channel.ReadCampaignsAsync(_ebay.Session, Cancel)).ShouldSucceed();
}
