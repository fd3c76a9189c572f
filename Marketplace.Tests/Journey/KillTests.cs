using System.Text.Json;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Operations;
using Marketplace.Contracts.Syncs;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Journey;

/// <summary>Every process ends at once with SIGKILL in the middle of the work: the next start finishes it, and nothing happens twice.</summary>
public sealed class KillTests
{
    private const int Products = 30;

    /// <summary>The machine may have other tests to run.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(4);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_publish_that_is_killed_is_finished_by_the_next_start_and_each_product_is_listed_once()
    {
        await using var product = await RunningProduct.StartAsync(Cancel, webApp: false);
        using var seller = await KilledSeller.RegisterAsync(product, "31527902", "502218846");
        await seller.ImportAsync(Products);
        await seller.ControlAsync("faults", new { slowMs = 100 });
        (await seller.PostAsync<PublishAccepted>("/api/listings/publish", new PublishRequest(seller.ConnectionId, null, true))).Queued.ShouldBe(Products);

        foreach (var some in (int[])[3, 12])
        {
            await EventuallyAsync(async () => (await RemoteAsync(seller)).Count(IsActive) >= some);
            await product.KillAndRestartAsync(Cancel);
            (await RemoteAsync(seller)).Count(IsActive).ShouldBeLessThan(Products);
        }

        await EventuallyAsync(async () => (await seller.ListAsync<ListingModel>("/api/listings?state=active")).Count == Products);
        var remote = await RemoteAsync(seller);
        remote.ShouldAllBe(l => IsActive(l) && l.GetProperty("images").GetInt32() == 1);
        remote.Select(l => l.GetProperty("title").GetString()).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(1, Products).Select(KilledSeller.Title).Order(StringComparer.Ordinal));
        (await seller.ListAsync<ListingModel>("/api/listings")).Select(l => l.RemoteId).ShouldBe(remote.Select(Id), ignoreOrder: true);
        await NothingIsLeftAsync(seller);
    }

    [Fact]
    public async Task A_sync_that_is_killed_is_finished_by_the_next_start_and_each_listing_is_here_once()
    {
        await using var product = await RunningProduct.StartAsync(Cancel, webApp: false);
        using var seller = await KilledSeller.RegisterAsync(product, "28840117", "471190023");
        await seller.ControlAsync("seed", new { listings = 400 });
        await seller.ControlAsync("faults", new { slowMs = 300 });
        var run = (await seller.PostAsync<SyncStarted>($"/api/connections/{seller.ConnectionId}/sync", new SyncRequest("listings"))).RunId;

        await EventuallyAsync(async () => (await seller.GetAsync<SyncRunModel>($"/api/sync-runs/{run}")).Pages > 0);
        (await seller.GetAsync<SyncRunModel>($"/api/sync-runs/{run}")).State.ShouldBe("running");
        await product.KillAndRestartAsync(Cancel);

        await EventuallyAsync(async () => (await seller.GetAsync<SyncRunModel>($"/api/sync-runs/{run}")).State != "running");
        (await seller.GetAsync<SyncRunModel>($"/api/sync-runs/{run}")).ShouldSatisfyAllConditions(r => r.State.ShouldBe("completed"), r => r.Failed.ShouldBe(0));
        var remote = await RemoteAsync(seller);
        remote.Count.ShouldBeGreaterThan(400);
        (await seller.ListAsync<ListingModel>("/api/listings")).Select(l => l.RemoteId).ShouldBe(remote.Select(Id), ignoreOrder: true);
        await NothingIsLeftAsync(seller);
    }

    private static async Task NothingIsLeftAsync(KilledSeller seller)
    {
        foreach (var state in (string[])["pending", "running", "dead"])
            await EventuallyAsync(async () => (await seller.ListAsync<OperationModel>($"/api/operations?state={state}")).Count == 0);
    }

    private static async Task<List<JsonElement>> RemoteAsync(KilledSeller seller) => await seller.RemoteListingsAsync();

    private static bool IsActive(JsonElement listing) => listing.GetProperty("state").GetString() == "active";

    private static string Id(JsonElement listing) => listing.GetProperty("listing_id").ToString();

    private static Task EventuallyAsync(Func<Task<bool>> condition) => Eventually.BecomesTrueAsync(condition, _patience, Cancel);
}
