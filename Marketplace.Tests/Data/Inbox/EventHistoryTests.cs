using FsCheck;
using FsCheck.Fluent;
using Marketplace.Data;
using Marketplace.Data.Inventory;
using Marketplace.Data.Orders;
using Marketplace.Tests.Fixtures;
using static Marketplace.Tests.Data.ConnectedShop;

namespace Marketplace.Tests.Data.Inbox;

/// <summary>
/// A notification says that something changed; what is taken in is what the channel says when it is read. So whatever the order of the notifications, and
/// however often each comes, the end is that of the history told once and in order.
/// </summary>
public sealed class EventHistoryTests(PostgresFixture postgres)
{
    /// <summary>What each order goes through on the channel.</summary>
    private static readonly (string Order, string Product, int Quantity, string[] Statuses)[] Histories =
    [
        ("shipped", "P1", 2, ["processing", "shipped", "delivered"]),
        ("cancelled", "P2", 3, ["pending", "processing", "cancelled"]),
        ("short", "P3", 1, ["processing", "shipped"]),
    ];

    [Fact]
    public async Task Any_order_repetition_and_replay_of_a_history_reaches_the_same_state()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres, products: 3, onHand: 1_000_000);
        var expected = await TellAsync(shop, "in order", [.. Histories.SelectMany((h, i) => h.Statuses.Select((_, version) => new Notice(i, version, version, Settle: true)))]);
        expected.ShouldContain("shipped: delivered, P1 committed × 2");
        expected.ShouldContain("cancelled: cancelled, P2 returned × 3");
        expected.ShouldContain("stock: -2, 0, -1");

        var run = 0;
        var property = Prop.ForAll(Arb.From(AnyHistory()), async history =>
        {
            var state = await TellAsync(shop, $"run {++run}", history);
            return state.SequenceEqual(expected);
        });
        await Task.Run(() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), property));
    }

    /// <summary>Every change is notified one to three times, in any order; each reading finds what the channel says by then: the change or a later one.</summary>
    private static Gen<Notice[]> AnyHistory() =>
        from notices in Gen.CollectToArray(Histories.SelectMany((h, order) => h.Statuses.Select((_, version) => NoticesOf(order, version, h.Statuses.Length - 1))))
        from shuffled in Gen.Shuffle(notices.SelectMany(n => n))
        select shuffled;

    private static Gen<Notice[]> NoticesOf(int order, int version, int last) =>
        from times in Gen.Choose(1, 3)
        from notices in Gen.ArrayOf(
            from seen in Gen.Choose(version, last)
            from settle in Gen.Elements(true, false)
            select new Notice(order, version, seen, settle), times)
        select notices;

    /// <returns>What it all came to, without what names the run.</returns>
    private static async Task<List<string>> TellAsync(ConnectedShop shop, string run, Notice[] history)
    {
        var before = await StockAsync(shop);
        foreach (var notice in history)
        {
            var (name, product, quantity, statuses) = Histories[notice.Order];
            await shop.RunAsync(c => OrderStore.WriteAsync(
                c, shop.ConnectionId, [Order($"{run}/{name}", product, quantity, statuses[notice.Seen], notice.Seen)], Now, CancellationToken.None));
            if (notice.Settle)
                await SettleAsync(shop);
        }

        await SettleAsync(shop);
        var after = await StockAsync(shop);
        List<string> state =
        [
            .. await shop.ReadAsync($"""
                select split_part(o.remote_id, '/', 2) || ': ' || o.status || ', ' || l.sku || ' ' || l.stock || ' × ' || l.quantity
                from orders o join order_lines l on l.order_id = o.id where o.remote_id like '{run}/%' order by 1
                """),
            $"stock: {string.Join(", ", after.Zip(before, (a, b) => a - b))}",
        ];
        return state;
    }

    private static async Task SettleAsync(ConnectedShop shop)
    {
        foreach (var line in await shop.RunAsync(c => OrderStore.ReadToSettleAsync(c, shop.ConnectionId, CancellationToken.None)))
        {
            var (kind, key) = line.Back ? ("return", "return") : ("sell", "sale");
            var epoch = (await InventoryStore.ActivateAsync(shop.Source, line.ItemId!.Value, CancellationToken.None))!.Epoch;
            await InventoryStore.ApplyAsync(
                shop.Database, shop.SellerId, line.ItemId.Value, epoch, Now,
                [new(kind, $"{key}:{line.LineId}", line.Quantity, line.LineId, null, line.OrderNumber, null, Now, null)], CancellationToken.None);
        }
    }

    private static Task<List<int>> StockAsync(ConnectedShop shop) =>
        shop.RunAsync(c => c.QueryAsync("select on_hand from inventory_items order by sku", [], row => row.GetInt32(0), CancellationToken.None));

    /// <param name="Version">What it notifies of.</param>
    /// <param name="Seen">What the channel says when it is read.</param>
    /// <param name="Settle">Whether the stock is settled before the next notification.</param>
    private sealed record Notice(int Order, int Version, int Seen, bool Settle);
}
