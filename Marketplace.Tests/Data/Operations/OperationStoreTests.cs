using Marketplace.Data.Operations;
using Marketplace.Tests.Fixtures;
using static Marketplace.Tests.Data.ConnectedShop;

namespace Marketplace.Tests.Data.Operations;

public sealed class OperationStoreTests(PostgresFixture postgres)
{
    private readonly Guid _lease = Guid.CreateVersion7();

    [Fact]
    public async Task A_newer_operation_of_the_same_key_replaces_the_pending_one()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var listing = await shop.ListAsync(1);

        await EnqueueAsync(shop, OperationKind.Update, listing);
        (await EnqueueAsync(shop, OperationKind.Update, listing)).ShouldBe([shop.ConnectionId]);

        (await shop.ReadAsync("select state from operations")).ShouldBe(["pending"]);
    }

    [Fact]
    public async Task Stock_goes_before_edits_and_edits_before_publishing()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await EnqueueAsync(shop, OperationKind.Publish, await shop.ListAsync(1));
        await EnqueueAsync(shop, OperationKind.Update, await shop.ListAsync(2));
        await EnqueueAsync(shop, OperationKind.PushStock, await shop.ListAsync(3));

        List<OperationKind> order = [];
        while (await ClaimAsync(shop, 1) is [var claimed])
            order.Add(claimed.Kind);

        order.ShouldBe([OperationKind.PushStock, OperationKind.Update, OperationKind.Publish]);
    }

    [Fact]
    public async Task One_listing_has_one_operation_in_flight()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var listing = await shop.ListAsync(1);
        await EnqueueAsync(shop, OperationKind.Update, listing);
        await EnqueueAsync(shop, OperationKind.PushStock, listing);
        await EnqueueAsync(shop, OperationKind.PushStock, await shop.ListAsync(2));

        var claimed = await ClaimAsync(shop, 10);

        claimed.Count(c => c.ListingId == listing).ShouldBe(1);
        claimed.Count.ShouldBe(2);
        await shop.RunAsync(c => OperationStore.CompleteAsync(c, claimed.Single(o => o.ListingId == listing).Id, _lease, Now, CancellationToken.None));
        (await ClaimAsync(shop, 10)).ShouldHaveSingleItem().Kind.ShouldBe(OperationKind.Update);
    }

    [Fact]
    public async Task What_another_activation_left_running_is_taken_back_and_the_other_can_write_nothing_more()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await EnqueueAsync(shop, OperationKind.Update, await shop.ListAsync(1));
        var operation = (await ClaimAsync(shop, 1)).ShouldHaveSingleItem();
        var other = Guid.CreateVersion7();

        await shop.RunAsync(c => OperationStore.TakeBackAsync(c, shop.ConnectionId, other, Now, Now, CancellationToken.None));

        (await shop.RunAsync(c => OperationStore.CompleteAsync(c, operation.Id, _lease, Now, CancellationToken.None))).ShouldBeFalse();
        (await shop.RunAsync(c => OperationStore.HoldsAsync(c, operation.Id, _lease, CancellationToken.None))).ShouldBeFalse();
        (await shop.ReadAsync("select state from operations")).ShouldBe(["pending"]);
    }

    [Fact]
    public async Task Operations_of_several_connections_are_taken_and_completed_together_but_only_by_who_holds_them()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        for (var i = 1; i <= 3; i++)
            await EnqueueAsync(shop, OperationKind.Update, await shop.ListAsync(i));
        var stranger = new OperationClaim(shop.ConnectionId, Guid.CreateVersion7(), _lease, 10);
        (await OperationStore.ClaimAsync(shop.Source, [stranger], Now, CancellationToken.None))[0].Operations.ShouldBeEmpty("the connection is another seller's");

        var claimed = await ClaimAsync(shop, 10);
        var done = await OperationStore.CompleteAsync(
            shop.Source,
            [new(shop.SellerId, claimed[0].Id, _lease), new(shop.SellerId, claimed[1].Id, Guid.CreateVersion7()), new(shop.SellerId, claimed[2].Id, _lease)],
            Now, CancellationToken.None);

        done.ShouldBe([claimed[0].Id, claimed[2].Id], ignoreOrder: true);
        (await shop.ReadAsync("select state from operations order by state")).ShouldBe(["done", "done", "running"]);
    }

    [Fact]
    public async Task What_ended_long_ago_is_forgotten_and_what_still_waits_is_not()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        for (var i = 1; i <= 3; i++)
            await EnqueueAsync(shop, OperationKind.Update, await shop.ListAsync(i));
        var claimed = await ClaimAsync(shop, 2);
        foreach (var operation in claimed)
            await shop.RunAsync(c => OperationStore.CompleteAsync(c, operation.Id, _lease, Now, CancellationToken.None));

        await OperationHistory.KeepAsync(shop.Source, TimeProvider.System.GetUtcNow().AddDays(-1), CancellationToken.None);
        (await shop.ReadAsync("select state from operations order by state")).ShouldBe(["done", "done", "pending"]);

        await OperationHistory.KeepAsync(shop.Source, TimeProvider.System.GetUtcNow().AddDays(1), CancellationToken.None);
        (await shop.ReadAsync("select state from operations")).ShouldBe(["pending"]);
    }

    [Fact]
    public async Task A_failed_operation_waits_unless_a_newer_one_has_replaced_it()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var listing = await shop.ListAsync(1);
        await EnqueueAsync(shop, OperationKind.Update, listing);
        var first = (await ClaimAsync(shop, 1))[0];
        await RetryAsync(shop, first.Id);
        (await TryClaimAsync(shop, 1)).ShouldSatisfyAllConditions(
            c => c.Operations.ShouldBeEmpty("it is not due yet"), c => c.NextDue.ShouldBe(Now.AddMinutes(1)));

        var again = (await ClaimAsync(shop, 1, Now.AddMinutes(1)))[0];
        again.Attempts.ShouldBe(1);
        await EnqueueAsync(shop, OperationKind.Update, listing);
        await RetryAsync(shop, again.Id);

        (await shop.ReadAsync("select state from operations order by id")).ShouldBe(["superseded", "pending"]);
    }

    [Fact]
    public async Task The_dead_are_replayed_newest_first_and_dismissed_once()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var listing = await shop.ListAsync(1);
        for (var i = 0; i < 2; i++)
        {
            await EnqueueAsync(shop, OperationKind.Update, listing);
            var operation = (await ClaimAsync(shop, 1))[0];
            await shop.RunAsync(c => OperationStore.GiveUpAsync(c, operation.Id, _lease, new("No.", "400", "title"), Now, CancellationToken.None));
        }

        var replayed = await shop.RunAsync(c => DeadLetters.ReplayAsync(c, null, Now, CancellationToken.None));

        replayed.Count.ShouldBe(2);
        (await shop.ReadAsync("select state from operations order by id")).ShouldBe(["superseded", "pending"]);
        (await shop.RunAsync(c => DeadLetters.DismissAsync(c, [replayed[0].Id], Now, CancellationToken.None))).ShouldBe(0, "nothing is dead any more");
    }

    [Fact]
    public async Task An_update_waits_for_the_publish_of_its_listing()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var listing = await shop.ListAsync(1);
        await EnqueueAsync(shop, OperationKind.Update, listing);
        await EnqueueAsync(shop, OperationKind.Publish, listing);

        (await ClaimAsync(shop, 10)).ShouldHaveSingleItem().Kind.ShouldBe(OperationKind.Publish);
    }

    private static Task<List<Guid>> EnqueueAsync(ConnectedShop shop, OperationKind kind, Guid listing) =>
        shop.RunAsync(c => OperationQueue.EnqueueForListingsAsync(c, kind, [listing], Now, CancellationToken.None));

    private async Task<IReadOnlyList<ClaimedOperation>> ClaimAsync(ConnectedShop shop, int limit, DateTimeOffset? now = null) =>
        (await TryClaimAsync(shop, limit, now)).Operations;

    private async Task<ClaimedOperations> TryClaimAsync(ConnectedShop shop, int limit, DateTimeOffset? now = null) =>
        (await OperationStore.ClaimAsync(shop.Source, [new(shop.ConnectionId, shop.SellerId, _lease, limit)], now ?? Now, CancellationToken.None))[0];

    private Task<bool> RetryAsync(ConnectedShop shop, Guid id) =>
        shop.RunAsync(c => OperationStore.RetryAsync(c, id, _lease, new("Later.", null, null), counts: true, Now.AddMinutes(1), Now, CancellationToken.None));
}
