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

        await InboxStore.StoreAsync(shop.Source, [Event(shop, "b"), Event(shop, "a"), Event(shop, "b")], CancellationToken.None);
        await InboxStore.StoreAsync(shop.Source, [Event(shop, "a")], CancellationToken.None);

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
            await shop.RunAsync(c => InboxStore.RetryAsync(c, [stored.Id], "Later.", counts: true, maxAttempts: 2, Now, CancellationToken.None));

        (await shop.ReadAsync("select state from webhook_events")).ShouldBe(["dead"]);
        (await shop.RunAsync(c => InboxStore.ReplayAsync(c, [stored.Id], Now, CancellationToken.None))).ShouldBe([shop.ConnectionId]);
        (await DueAsync(shop)).ShouldHaveSingleItem().Attempts.ShouldBe(0);
    }

    private static NewWebhookEvent Event(ConnectedShop shop, string id) => new(shop.ConnectionId, shop.SellerId, id, $"type-{id}", "{}"u8.ToArray(), Now);

    private static Task<List<StoredEvent>> DueAsync(ConnectedShop shop) =>
        shop.RunAsync(c => InboxStore.ReadDueAsync(c, shop.ConnectionId, Now, 10, CancellationToken.None));

    private static async Task<List<Guid>> WithWorkAsync(ConnectedShop shop)
    {
        await using var connection = await shop.Source.OpenConnectionAsync();
        return await connection.QueryAsync("select * from connections_with_work()", [], r => r.GetGuid(0), CancellationToken.None);
    }
}
