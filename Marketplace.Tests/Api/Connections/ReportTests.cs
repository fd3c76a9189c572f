using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts.Alerts;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Syncs;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Journeys;
using Marketplace.Tests.Sandbox;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Api.Connections;

public sealed class ReportTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sellers_standing_is_asked_of_the_channel_once_and_its_refusal_is_a_problem_of_the_channel()
    {
        await using var shop = await EbayShop.OpenAsync(postgres);
        var path = $"/api/connections/{shop.ConnectionId}/standing";
        await shop.Ebay.ControlAsync("faults", new { operation = "getTrafficReport", failNext = 1, status = 400 });
        using var refused = await shop.Seller.Http.GetAsync(path, Cancel);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        problem.GetProperty("type").GetString().ShouldBe("urn:marketplace:problem:channel-refused");
        problem.GetProperty("detail").GetString()!.ShouldContain("eBay refuses this");

        for (var i = 0; i < 2; i++)
        {
            var standing = await shop.GetAsync<StandingModel>(path);
            standing.Evaluations.Select(e => e.Projected).ShouldBe([false, true]);
            standing.Traffic!.Conversion.ShouldBeNull();
        }
        (await shop.Ebay.StateAsync()).GetProperty("calls").GetProperty("getTrafficReport").GetInt32().ShouldBe(2);

        (await shop.GetAsync<ChannelModel[]>("/api/channels")).Where(c => c.Capabilities.Contains("standing")).Select(c => c.Id).ShouldBe(["ebay"]);
        using var stranger = await (await shop.Api.RegisterSellerAsync()).Http.GetAsync(path, Cancel);
        stranger.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_connection_that_was_given_up_is_to_be_made_again_first()
    {
        await using var shop = await EbayShop.OpenAsync(postgres);
        (await shop.Seller.Http.DeleteAsync($"/api/connections/{shop.ConnectionId}", Cancel)).Dispose();

        using var refused = await shop.Seller.Http.GetAsync($"/api/connections/{shop.ConnectionId}/standing", Cancel);

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("type").GetString().ShouldBe("urn:marketplace:problem:channel-unauthorized");
    }

    [Fact]
    public async Task A_violation_is_shown_on_our_listing_with_its_reason_and_the_advice()
    {
        await using var shop = await EbayShop.OpenAsync(postgres);

        var violations = await shop.GetAsync<ListingViolationModel[]>($"/api/connections/{shop.ConnectionId}/violations");

        var listings = (await shop.ListAsync<ListingModel>("/api/listings?limit=200")).ToDictionary(l => l.Id);
        violations.ShouldNotBeEmpty();
        foreach (var violation in violations)
        {
            var listing = listings[violation.ListingId!.Value];
            (listing.RemoteUrl, listing.Title).ShouldBe((violation.Url, violation.Title));
            violation.Reason.ShouldNotBeEmpty();
            violation.Advice.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task A_violation_is_told_once_with_the_read_of_the_listings_in_the_app_and_by_mail()
    {
        await using var shop = await EbayShop.OpenAsync(postgres);
        await Eventually.BecomesTrueAsync(async () => (await AlertsAsync(shop)).Count == 1, Cancel);
        (await AlertsAsync(shop))[0].Title.ShouldBe("3 listings on harbour-and-pine will soon break a rule");

        await ReadListingsAsync(shop);
        (await AlertsAsync(shop)).ShouldHaveSingleItem().Count.ShouldBe(1);

        var seller = await shop.Ebay.ConnectAsync();
        (await seller.PutAsync($"{EbayClient.Inventory}/inventory_item/HP-MUG-ESP", EbayGoods.Item())).Status.ShouldBe(HttpStatusCode.NoContent);
        await ReadListingsAsync(shop);

        await Eventually.BecomesTrueAsync(async () => (await AlertsAsync(shop))[0].Count == 2, Cancel);
        var alert = (await AlertsAsync(shop)).ShouldHaveSingleItem();
        (alert.Kind, alert.Title, alert.Path).ShouldBe(("violation", "A listing on harbour-and-pine will soon break a rule", $"/connections/{shop.ConnectionId}"));
        alert.Detail.ShouldBe("Stoneware mug: The item specific Material will be required soon.");
        await Eventually.BecomesTrueAsync(() => shop.Api.Letters($"alert-{alert.Id:N}-*.eml").Length == 1, Cancel);
    }

    /// <summary>As an hour later, when the channel is asked for its report again.</summary>
    private static async Task ReadListingsAsync(EbayShop shop)
    {
        await shop.Api.Services.GetRequiredService<IDistributedCache>().RemoveAsync($"violations:{shop.ConnectionId:N}", Cancel);
        using var started = await shop.PostAsync($"/api/connections/{shop.ConnectionId}/sync", new SyncRequest("listings"));
        var run = (await started.Content.ReadFromJsonAsync<SyncStarted>(Cancel))!.RunId;
        await Eventually.BecomesTrueAsync(async () => (await shop.GetAsync<SyncRunModel>($"/api/sync-runs/{run}")).State == "completed", Cancel);
        await Eventually.BecomesTrueAsync(
            async () => await shop.Api.Services.GetRequiredService<IDistributedCache>().GetAsync($"violations:{shop.ConnectionId:N}", Cancel) is not null, Cancel);
    }

    private static async Task<List<AlertModel>> AlertsAsync(EbayShop shop) => [.. (await shop.ListAsync<AlertModel>("/api/alerts")).Where(a => a.Kind == "violation")];
}
