using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Operations;
using Marketplace.Contracts.Replays;
using Marketplace.Contracts.Syncs;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Journeys;

/// <summary>The program stops in the middle, answers are lost, the channel refuses: nothing is lost and nothing happens twice.</summary>
public sealed class CrashTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_publish_interrupted_by_a_stop_is_finished_by_the_next_start_without_duplicates()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var products = await shop.AddProductsAsync(8);
        await shop.Etsy.ControlAsync("faults", new { slowMs = 50 });
        await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, products, null));
        await Eventually.BecomesTrueAsync(async () => (await MugsAsync(shop)).Count >= 2, Cancel);

        await shop.RestartAsync(() => shop.Etsy.ControlAsync("faults", new { slowMs = 0, clear = true }));

        await PublishedAsync(shop, 8);
        var mugs = await MugsAsync(shop);
        mugs.Select(Title).ShouldBe(mugs.Select(Title).Distinct());
        mugs.Count.ShouldBe(8);
        mugs.ShouldAllBe(m => m.GetProperty("state").GetString() == "active");
    }

    [Fact]
    public async Task Listings_whose_answers_were_lost_are_found_and_not_made_again()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var products = await shop.AddProductsAsync(3);
        await shop.Etsy.ControlAsync("faults", new { operation = "createDraftListing", timeoutAfterEffect = 3 });

        await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, products, null));

        await PublishedAsync(shop, 3);
        (await MugsAsync(shop)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_sync_that_meets_the_channels_limit_goes_on_by_itself()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        // More than a call repeats by itself.
        await shop.Etsy.ControlAsync("faults", new { operation = "getListingsByShop", throttle = 5 });

        await shop.SyncAsync("listings");

        (await shop.ListAsync<SyncRunModel>("/api/sync-runs?limit=1")).ShouldHaveSingleItem().State.ShouldBe("completed");
    }

    [Fact]
    public async Task What_gave_up_says_why_and_can_be_replayed()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var products = await shop.AddProductsAsync(1);
        await shop.Etsy.ControlAsync("faults", new { operation = "createDraftListing", failNext = 1, status = 400 });
        await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, products, null));
        await Eventually.BecomesTrueAsync(async () => (await shop.ListAsync<OperationModel>("/api/operations?state=dead")).Count == 1, Cancel);
        var dead = (await shop.ListAsync<OperationModel>("/api/operations?state=dead"))[0];
        dead.LastError.ShouldNotBeNullOrEmpty();
        (await shop.ListAsync<ListingModel>("/api/listings?state=error")).ShouldHaveSingleItem().LastError.ShouldBe(dead.LastError);

        (await shop.PostAsync($"/api/operations/{dead.Id}/replay")).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        await PublishedAsync(shop, 1);
        (await shop.PostAsync($"/api/operations/{dead.Id}/dismiss")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_gave_up_is_dismissed_by_choice_or_all_at_once()
    {
        await using var shop = await EtsyShop.OpenAsync(postgres);
        var products = await shop.AddProductsAsync(3);
        await shop.Etsy.ControlAsync("faults", new { operation = "createDraftListing", failNext = 3, status = 400 });
        await shop.PostAsync("/api/listings/publish", new PublishRequest(shop.ConnectionId, products, null));
        await Eventually.BecomesTrueAsync(async () => (await shop.ListAsync<OperationModel>("/api/operations?state=dead")).Count == 3, Cancel);
        var chosen = (await shop.ListAsync<OperationModel>("/api/operations?state=dead"))[1].Id;

        (await shop.PostAsync("/api/operations/dismiss", new DeadLetterChoice([], null))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await DismissAsync(new([chosen], null))).ShouldBe(1);
        (await shop.ListAsync<OperationModel>("/api/operations?state=dead")).ShouldNotContain(o => o.Id == chosen);
        (await DismissAsync(new(null, true))).ShouldBe(2);
        (await shop.ListAsync<OperationModel>("/api/operations?state=dismissed")).Count.ShouldBe(3);

        async Task<int> DismissAsync(DeadLetterChoice choice) =>
            (await (await shop.PostAsync("/api/operations/dismiss", choice)).Content.ReadFromJsonAsync<DeadLetterCount>(Cancel))!.Count;
    }

    private static async Task<List<JsonElement>> MugsAsync(EtsyShop shop) =>
        (await shop.RemoteListingsAsync()).FindAll(l => Title(l).StartsWith("Hand-thrown mug", StringComparison.Ordinal));

    private static string Title(JsonElement listing) => listing.GetProperty("title").GetString()!;

    private static Task PublishedAsync(EtsyShop shop, int count) => Eventually.BecomesTrueAsync(
        async () => (await shop.GetAsync<PublishProgress>($"/api/listings/publish-progress?connectionId={shop.ConnectionId}")).Done == count, Cancel);
}
