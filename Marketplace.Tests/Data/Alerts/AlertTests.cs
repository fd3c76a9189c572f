using Marketplace.Data;
using Marketplace.Data.Alerts;
using Marketplace.Data.Listings;
using Marketplace.Data.Operations;
using Marketplace.Tests.Fixtures;
using Npgsql;
using static Marketplace.Tests.Data.ConnectedShop;

namespace Marketplace.Tests.Data.Alerts;

public sealed class AlertTests(PostgresFixture postgres)
{
    private static readonly Guid _lease = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operation_that_gives_up_is_an_alert_in_the_same_transaction()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var operation = await ClaimAsync(shop, await shop.ListAsync(1), Now);

        await GiveUpAsync(shop, operation, Now, commit: false);
        (await shop.ReadAsync("select title from alerts")).ShouldBeEmpty();

        await GiveUpAsync(shop, operation, Now, commit: true);
        (await shop.ReadAsync("select kind || '|' || title || '|' || detail from alerts")).ShouldBe(["dead_operation|Shop refused a change|A lamp: No such thing."]);
    }

    [Fact]
    public async Task More_of_a_kind_on_one_day_is_counted_on_one_alert_that_is_unread_again()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await GiveUpAsync(shop, await shop.ListAsync(1));
        await shop.RunAsync(c => AlertStore.MarkReadAsync(c, null, Now, Cancel));

        await GiveUpAsync(shop, await shop.ListAsync(2));

        (await shop.ReadAsync("select count || case when read_at is null then ' unread' else ' read' end from alerts")).ShouldBe(["2 unread"]);
    }

    [Fact]
    public async Task A_refused_access_is_an_alert_until_the_shop_is_connected_again()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);

        await StatusAsync(shop, "needs_reauth");
        (await shop.ReadAsync("select title || case when read_at is null then ' unread' else ' read' end from alerts")).ShouldBe(["Shop has to be connected again unread"]);

        await StatusAsync(shop, "connected");
        (await shop.ReadAsync("select case when read_at is null then 'unread' else 'read' end from alerts")).ShouldBe(["read"]);
    }

    [Fact]
    public async Task An_alert_whose_teller_dies_is_told_by_the_next_and_one_that_was_told_is_not_told_again()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await StatusAsync(shop, "needs_reauth");
        (await TakeAsync(shop, Now)).ShouldHaveSingleItem();
        (await TakeAsync(shop, Now)).ShouldBeEmpty("another has it");

        var again = (await TakeAsync(shop, Now.AddMinutes(3))).ShouldHaveSingleItem();
        await AlertStore.ToldAsync(shop.Source, again, Now, Cancel);

        (await TakeAsync(shop, Now.AddDays(1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_happens_again_while_an_alert_is_told_is_told_next_but_not_mailed_again()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await GiveUpAsync(shop, await shop.ListAsync(1));
        var first = (await TakeAsync(shop, Now)).ShouldHaveSingleItem();
        first.Mailed.ShouldBeFalse();
        await GiveUpAsync(shop, await shop.ListAsync(2), Now.AddSeconds(1));
        await AlertStore.ToldAsync(shop.Source, first, Now.AddSeconds(2), Cancel);

        (await TakeAsync(shop, Now.AddSeconds(3))).ShouldHaveSingleItem().Mailed.ShouldBeTrue();
    }

    private static Task<List<AlertToTell>> TakeAsync(ConnectedShop shop, DateTimeOffset now) =>
        AlertStore.TakeAsync(shop.Source, now, now.AddMinutes(2), 10, Cancel);

    private static Task<int> StatusAsync(ConnectedShop shop, string status) =>
        shop.RunAsync(c => c.ExecuteAsync("update connections set status = $1", [status], Cancel));

    private static async Task GiveUpAsync(ConnectedShop shop, Guid listing, DateTimeOffset? at = null) =>
        await GiveUpAsync(shop, await ClaimAsync(shop, listing, at ?? Now), at ?? Now, commit: true);

    private static async Task<ClaimedOperation> ClaimAsync(ConnectedShop shop, Guid listing, DateTimeOffset now)
    {
        await shop.RunAsync(c => OperationQueue.EnqueueForListingsAsync(c, OperationKind.Update, [listing], now, Cancel));
        var claimed = await OperationStore.ClaimAsync(shop.Source, [new(shop.ConnectionId, shop.SellerId, _lease, 1)], now, Cancel);
        return claimed.ShouldHaveSingleItem().Operations.ShouldHaveSingleItem();
    }

    private static async Task GiveUpAsync(ConnectedShop shop, ClaimedOperation operation, DateTimeOffset now, bool commit)
    {
        await using var connection = await shop.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        (await OperationStore.GiveUpAsync(connection, operation.Id, _lease, new("No such thing.", null, null), now, Cancel)).ShouldBeTrue();
        if (commit)
            await transaction.CommitAsync(Cancel);
    }
}
