using Marketplace.Data;
using Marketplace.Data.Inbox;
using Marketplace.Tests.Fixtures;
using Npgsql;
using static Marketplace.Tests.Data.ConnectedShop;

namespace Marketplace.Tests.Data.Inbox;

public sealed class InboxStoreTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_notification_is_stored_once_and_read_in_the_order_it_came()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);

        (await InboxStore.StoreAsync(shop.Source, [Event(shop, "b"), Event(shop, "a"), Event(shop, "b")], CancellationToken.None)).ShouldBe([0, 1], ignoreOrder: true);
        (await InboxStore.StoreAsync(shop.Source, [Event(shop, "a")], CancellationToken.None)).ShouldBeEmpty();

        (await DueAsync(shop)).Select(e => e.Type).ShouldBe(["type-b", "type-a"]);
        (await WithWorkAsync(shop)).ShouldBe([shop.ConnectionId]);
    }

    [Fact]
    public async Task An_event_of_a_connection_that_is_not_the_sellers_is_dropped()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);

        await InboxStore.StoreAsync(shop.Source, [Event(shop, "a") with { SellerId = Guid.CreateVersion7() }], CancellationToken.None);

        (await DueAsync(shop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task At_its_attempts_end_an_event_is_a_dead_letter_that_can_be_replayed()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await InboxStore.StoreAsync(shop.Source, [Event(shop, "a")], CancellationToken.None);
        var stored = (await DueAsync(shop))[0];
        for (var i = 0; i < 2; i++)
            await shop.RunAsync(c => InboxStore.RetryAsync(c, [stored], "Later.", counts: true, maxAttempts: 2, Now, CancellationToken.None));

        (await shop.ReadAsync("select state from webhook_events")).ShouldBe(["dead"]);
        (await shop.RunAsync(c => InboxStore.ReplayAsync(c, [stored.Id], Now, CancellationToken.None))).ShouldBe([shop.ConnectionId]);
        (await DueAsync(shop)).ShouldHaveSingleItem().Attempts.ShouldBe(0);
    }

    [Fact]
    public async Task A_day_is_dropped_when_its_time_is_over_but_for_what_still_waits_or_is_dead()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await KeepAsync(shop, Now);
        await InboxStore.StoreAsync(shop.Source, [Event(shop, "done"), Event(shop, "waiting"), Event(shop, "dead")], CancellationToken.None);
        var stored = await DueAsync(shop);
        await shop.RunAsync(c => InboxStore.CompleteAsync(c, [stored[0]], Now, CancellationToken.None));
        await shop.RunAsync(c => InboxStore.RetryAsync(c, [stored[2]], "No.", counts: true, maxAttempts: 1, Now, CancellationToken.None));
        (await PartitionsAsync(shop)).ShouldContain($"webhook_events_{Now.UtcDateTime:yyyyMMdd}");

        await KeepAsync(shop, Now + Kept);
        (await shop.ReadAsync("select event_id from webhook_events order by event_id")).ShouldBe(["dead", "done", "waiting"]);
        (await InboxStore.StoreAsync(shop.Source, [Event(shop, "done")], CancellationToken.None)).ShouldBeEmpty("it is recognised for as long as it is kept");
        await KeepAsync(shop, Now + Kept + TimeSpan.FromDays(1));

        (await shop.ReadAsync("select event_id from webhook_events order by event_id")).ShouldBe(["dead", "waiting"]);
        (await DueAsync(shop)).ShouldHaveSingleItem().Type.ShouldBe("type-waiting");
        (await PartitionsAsync(shop)).ShouldNotContain($"webhook_events_{Now.UtcDateTime:yyyyMMdd}");
        (await shop.ReadAsync("select event_id from webhook_event_ids")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Partitions_are_nobodys_way_around_the_policies()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await KeepAsync(shop, Now);
        await KeepAsync(shop, Now);
        await InboxStore.StoreAsync(shop.Source, [Event(shop, "a")], CancellationToken.None);

        foreach (var partition in await PartitionsAsync(shop))
        {
            (await Should.ThrowAsync<PostgresException>(shop.ReadAsync($"select event_id from {partition}")))
                .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, partition);
        }
    }

    private static readonly TimeSpan Kept = TimeSpan.FromDays(8);

    private static Task KeepAsync(ConnectedShop shop, DateTimeOffset now) => InboxStore.KeepAsync(shop.Source, now, Kept, CancellationToken.None);

    private static async Task<List<string>> PartitionsAsync(ConnectedShop shop) =>
        await shop.ReadAsync("select c.relname::text from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'webhook_events'::regclass order by 1");

    private static NewWebhookEvent Event(ConnectedShop shop, string id) => new(shop.ConnectionId, shop.SellerId, id, $"type-{id}", "{}"u8.ToArray(), Now);

    private static Task<List<StoredEvent>> DueAsync(ConnectedShop shop) =>
        shop.RunAsync(c => InboxStore.ReadDueAsync(c, shop.ConnectionId, Now, 10, CancellationToken.None));

    private static async Task<List<Guid>> WithWorkAsync(ConnectedShop shop)
    {
        await using var connection = await shop.Source.OpenConnectionAsync();
        return await connection.QueryAsync("select * from connections_with_work()", [], r => r.GetGuid(0), CancellationToken.None);
    }
}
