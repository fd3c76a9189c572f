using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Listings;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Journeys;

namespace Marketplace.Tests.Api.Connections;

public sealed class CampaignTests(PostgresFixture postgres)
{
    private static readonly CampaignInput _autumn = new("Autumn", 5, null, null, null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listings_are_promoted_until_the_campaign_is_ended()
    {
        await using var shop = await EbayShop.OpenAsync(postgres);
        var path = Path(shop);
        (await shop.GetAsync<CampaignModel[]>(path)).ShouldBeEmpty();
        var live = (await shop.ListAsync<ListingModel>($"/api/listings?limit=200&state=active")).Count;

        var created = await CreateAsync(shop, _autumn);

        (created.Promoted, created.Refused.Count).ShouldBe((live, 0));
        for (var i = 0; i < 2; i++)
        {
            var campaign = (await shop.GetAsync<CampaignModel[]>(path)).ShouldHaveSingleItem();
            (campaign.Id, campaign.Name, campaign.State, campaign.Rate, campaign.Listings).ShouldBe((created.Id, "Autumn", "running", 5m, live));
        }
        (await shop.Ebay.StateAsync()).GetProperty("calls").GetProperty("getCampaigns").GetInt32().ShouldBe(2);

        foreach (var (change, state) in ((string, string)[])[("pause", "paused"), ("resume", "running"), ("end", "ended"), ("end", "ended")])
        {
            using var changed = await shop.PostAsync($"{path}/{created.Id}/{change}");
            changed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            (await shop.GetAsync<CampaignModel[]>(path)).ShouldHaveSingleItem().State.ShouldBe(state);
        }
        (await shop.GetAsync<ChannelModel[]>("/api/channels")).Where(c => c.Capabilities.Contains("campaigns")).Select(c => c.Id).ShouldBe(["ebay"]);
    }

    [Fact]
    public async Task What_the_channel_does_not_promote_is_named_and_a_cut_creation_is_repeated()
    {
        await using var shop = await EbayShop.OpenAsync(postgres);
        var listings = await shop.ListAsync<ListingModel>("/api/listings?limit=200&state=active");
        await CreateAsync(shop, _autumn with { Name = "First", ListingIds = [listings[0].Id] });
        var second = _autumn with { ListingIds = [listings[0].Id, listings[1].Id] };
        await shop.Ebay.ControlAsync("faults", new { operation = "bulkCreateAdsByInventoryReference", timeoutAfterEffect = 1 });
        using (var cut = await shop.PostAsync(Path(shop), second))
            cut.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        var created = await CreateAsync(shop, second);

        created.Promoted.ShouldBe(1);
        var refused = created.Refused.ShouldHaveSingleItem();
        (refused.ListingId, refused.Title).ShouldBe((listings[0].Id, listings[0].Title));
        refused.Message.ShouldStartWith("It is in another campaign");
        (await shop.GetAsync<CampaignModel[]>(Path(shop))).Single(c => c.Id == created.Id).Listings.ShouldBe(1);
    }

    [Fact]
    public async Task A_bad_value_is_told_by_its_field()
    {
        await using var shop = await EbayShop.OpenAsync(postgres);
        await CreateAsync(shop, _autumn);

        foreach (var (input, field) in ((CampaignInput, string)[])
        [
            (_autumn with { Rate = 1 }, "rate"), (_autumn with { StartsAt = DateTimeOffset.UnixEpoch }, "startsAt"), (_autumn with { EndsAt = DateTimeOffset.UnixEpoch }, "endsAt"),
            (_autumn with { Name = "" }, "name"), (_autumn with { Rate = 6 }, "name"), (_autumn with { ListingIds = [] }, "listingIds"),
            (_autumn with { ListingIds = [Guid.CreateVersion7()] }, "listingIds"),
        ])
        {
            using var refused = await shop.PostAsync(Path(shop), input);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest, field);
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            problem.GetProperty("type").GetString().ShouldBe("urn:marketplace:problem:validation");
            problem.GetProperty("errors").EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe(field);
        }
        using var empty = await shop.PostAsync(Path(shop));
        (await empty.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").TryGetProperty("name", out _).ShouldBeTrue();
        using var unknown = await shop.PostAsync($"{Path(shop)}/1/end");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_sellers_campaigns_are_not_there()
    {
        await using var shop = await EbayShop.OpenAsync(postgres);
        var id = (await CreateAsync(shop, _autumn)).Id;
        var stranger = (await shop.Api.RegisterSellerAsync()).Http;

        (await stranger.GetAsync(Path(shop), Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostAsJsonAsync(Path(shop), _autumn, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostAsJsonAsync($"{Path(shop)}/{id}/end", new { }, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await shop.GetAsync<CampaignModel[]>(Path(shop))).ShouldHaveSingleItem().State.ShouldBe("running");
    }

    private static string Path(EbayShop shop) => $"/api/connections/{shop.ConnectionId}/campaigns";

    private static async Task<CampaignCreatedModel> CreateAsync(EbayShop shop, CampaignInput input)
    {
        using var answer = await shop.PostAsync(Path(shop), input);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancel));
        return (await answer.Content.ReadFromJsonAsync<CampaignCreatedModel>(Cancel))!;
    }
}
