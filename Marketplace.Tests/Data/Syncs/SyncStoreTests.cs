using Marketplace.Data.Syncs;
using Marketplace.Tests.Fixtures;
using static Marketplace.Tests.Data.ConnectedShop;

namespace Marketplace.Tests.Data.Syncs;

public sealed class SyncStoreTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Runs_of_one_kind_do_not_overlap()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);

        var (first, started) = await StartAsync(shop);
        var (second, again) = await StartAsync(shop);

        (started, again).ShouldBe((true, false));
        second.Id.ShouldBe(first.Id);
    }

    [Fact]
    public async Task A_page_is_kept_once_with_the_cursor_after_it()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var (run, _) = await StartAsync(shop);
        var page = new SyncPage("next", 2, 1, 1, 0, [new("R9", "Unknown state.", "{}")], 10);

        (await AdvanceAsync(shop, run, page)).ShouldBeTrue();
        (await AdvanceAsync(shop, run, page)).ShouldBeFalse("the cursor has moved on");

        (await shop.ReadAsync("select cursor || pages || records || failed from sync_runs")).ShouldBe(["next121"]);
        (await shop.ReadAsync("select remote_id from sync_issues")).ShouldBe(["R9"]);
        (await shop.RunAsync(c => SyncStore.ReadRunningAsync(c, shop.ConnectionId, CancellationToken.None))).ShouldHaveSingleItem().Cursor.ShouldBe("next");
    }

    [Fact]
    public async Task The_next_orders_begin_where_the_last_ended_and_are_due_after_the_interval()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var (run, _) = await StartAsync(shop);
        await AdvanceAsync(shop, run, new("there", 0, 0, 0, 0, [], null));
        await shop.RunAsync(c => SyncStore.FinishAsync(c, shop.ConnectionId, run, SyncRunState.Completed, null, Now, CancellationToken.None));

        (await shop.RunAsync(c => SyncStore.ReadDueAsync(c, shop.ConnectionId, Now, CancellationToken.None))).ShouldNotContain(SyncKind.Orders);
        (await shop.RunAsync(c => SyncStore.ReadDueAsync(c, shop.ConnectionId, Now.AddHours(1), CancellationToken.None))).ShouldContain(SyncKind.Orders);
        (await StartAsync(shop)).Run.Cursor.ShouldBe("there");
    }

    [Fact]
    public async Task Orders_that_begin_while_the_last_page_of_the_run_before_commits_begin_after_it()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var (run, _) = await StartAsync(shop);
        Task<(SyncRunWork Run, bool Started)> next = null!;

        await shop.RunAsync(async c =>
        {
            await SyncStore.AdvanceAsync(c, run, shop.ConnectionId, new("there", 0, 0, 0, 0, [], null), Now, CancellationToken.None);
            await SyncStore.FinishAsync(c, shop.ConnectionId, run, SyncRunState.Completed, null, Now, CancellationToken.None);
            next = StartAsync(shop);
            await Eventually.BecomesTrueAsync(async () => (await shop.ReadAsync("select 'waits' from pg_locks where not granted")).Count > 0, TestContext.Current.CancellationToken);
        });

        var (started, isNew) = await next;
        (started.Cursor, isNew).ShouldBe(("there", true));
    }

    private static Task<(SyncRunWork Run, bool Started)> StartAsync(ConnectedShop shop) =>
        shop.RunAsync(c => SyncStore.StartAsync(c, shop.ConnectionId, SyncKind.Orders, SyncTrigger.Seller, Now, CancellationToken.None));

    private static Task<bool> AdvanceAsync(ConnectedShop shop, SyncRunWork run, SyncPage page) =>
        shop.RunAsync(c => SyncStore.AdvanceAsync(c, run, shop.ConnectionId, page, Now, CancellationToken.None));
}
