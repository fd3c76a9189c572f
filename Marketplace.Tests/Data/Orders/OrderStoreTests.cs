using Marketplace.Data.Orders;
using Marketplace.Tests.Fixtures;
using static Marketplace.Tests.Data.ConnectedShop;

namespace Marketplace.Tests.Data.Orders;

public sealed class OrderStoreTests(PostgresFixture postgres)
{
    [Fact]
    public async Task An_order_that_arrives_again_is_the_same_order()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);

        (await WriteAsync(shop, Order("1", "P1"))).ShouldHaveSingleItem().Created.ShouldBeTrue();
        (await WriteAsync(shop, Order("1", "P1"))).ShouldBeEmpty();

        (await shop.ReadAsync("select stock from order_lines")).ShouldBe(["pending"]);
    }

    [Fact]
    public async Task An_older_version_never_overwrites_a_newer()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);

        await WriteAsync(shop, Order("1", "P1", status: "shipped", version: 2));
        await WriteAsync(shop, Order("1", "P1", status: "processing", version: 1));

        (await shop.ReadAsync("select status from orders")).ShouldBe(["shipped"]);
    }

    /// <summary>Whatever the order, the repetitions and the losses, as long as the last version comes once.</summary>
    [Fact]
    public async Task Every_permutation_of_a_history_ends_the_same()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var random = new Random(7);
        ObservedOrder[] history = [Order("x", "P1"), Order("x", "P1", status: "shipped", version: 2, tracking: "T1"), Order("x", "P1", status: "delivered", version: 3, tracking: "T1")];
        for (var round = 0; round < 20; round++)
        {
            var told = Enumerable.Range(0, 5).Select(_ => random.GetItems(history, 1)[0]).Append(history[2]).ToArray();
            random.Shuffle(told);
            foreach (var version in told)
                await WriteAsync(shop, version with { RemoteId = $"x{round}", Lines = [version.Lines[0] with { RemoteId = $"x{round}" }] });
        }

        (await shop.ReadAsync("select distinct status || count(*) over () from orders")).ShouldBe(["delivered20"]);
        (await shop.ReadAsync("select count(*)::text from order_lines where stock = 'pending'")).ShouldBe(["20"]);
        (await shop.ReadAsync("select count(*)::text from shipments where state = 'sent'")).ShouldBe(["20"]);
    }

    [Fact]
    public async Task Only_an_order_from_before_the_second_of_connecting_takes_no_stock()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var second = new DateTimeOffset(2026, 11, 20, 12, 0, 5, TimeSpan.Zero);
        await shop.ReadAsync("update connections set created_at = '2026-11-20 12:00:05.9+00' returning 'ok'");

        await WriteAsync(shop, Order("1", "P1", placed: second), Order("2", "P1", placed: second.AddSeconds(-1)));

        (await shop.ReadAsync("select l.stock from order_lines l join orders o on o.id = l.order_id order by o.remote_id")).ShouldBe(["pending", "historic"]);
    }

    [Fact]
    public async Task A_refund_that_the_channel_tells_of_is_one_whether_it_was_made_there_or_here()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var order = (await WriteAsync(shop, Order("1", "P1")))[0].Id;
        var asked = await shop.RunAsync(c => RefundStore.AddAsync(c, order, 5, "A scratch", Now, CancellationToken.None));
        asked.ConnectionId.ShouldBe(shop.ConnectionId);
        var ours = Guid.Parse((await shop.ReadAsync("select id::text from refunds"))[0]);

        // The channel tells of both before it answers us.
        await WriteAsync(shop, Order("1", "P1", version: 2) with { Refunds = [new("r1", 5, null, Now), new("r2", 3, "Late", Now)] });
        await shop.RunAsync(c => RefundStore.SetSentAsync(c, ours, "r1", CancellationToken.None));
        await WriteAsync(shop, Order("1", "P1", version: 3) with { Refunds = [new("r1", 5, null, Now), new("r2", 3, "Late", Now)] });

        (await shop.ReadAsync("select remote_id || ' ' || state || ' ' || amount::int || ' ' || reason from refunds order by remote_id")).ShouldBe(["r1 sent 5 A scratch", "r2 sent 3 Late"]);
        (await shop.RunAsync(c => RefundStore.AddAsync(c, order, 6, null, Now, CancellationToken.None))).ShouldBe(new RefundRequested(null, 5));
    }

    [Fact]
    public async Task A_cancelled_order_gives_back_what_it_took_and_takes_nothing_anew()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await WriteAsync(shop, Order("1", "P1"));
        await shop.ReadAsync("update order_lines set stock = 'committed' returning 'ok'");

        await WriteAsync(shop, Order("1", "P1", status: "cancelled", version: 2), Order("2", "P1", status: "cancelled"));

        (await shop.ReadAsync("select l.stock from order_lines l join orders o on o.id = l.order_id order by o.remote_id")).ShouldBe(["returning", "returned"]);
        var line = (await shop.RunAsync(c => OrderStore.ReadToSettleAsync(c, shop.ConnectionId, CancellationToken.None))).ShouldHaveSingleItem();
        (line.Back, line.Quantity, line.ItemId is not null).ShouldBe((true, 1, true));
    }

    [Fact]
    public async Task Sales_from_before_the_connection_and_unknown_skus_take_no_stock()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);

        await WriteAsync(shop, Order("1", "P1", placed: Now.AddDays(-2)), Order("2", "unknown"));

        (await shop.ReadAsync("select l.stock from order_lines l join orders o on o.id = l.order_id order by o.remote_id")).ShouldBe(["historic", "unmatched"]);
    }

    [Fact]
    public async Task A_tracking_number_is_told_once()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var order = (await WriteAsync(shop, Order("1", "P1")))[0].Id;

        (await ShipAsync(shop, order)).ShouldBe(shop.ConnectionId);
        await ShipAsync(shop, order);

        (await shop.ReadAsync("select kind || ' ' || (payload ->> 'shipmentId' = s.id::text) from operations join shipments s on true")).ShouldBe(["ship true"]);
        (await ShipAsync(shop, Guid.CreateVersion7())).ShouldBeNull();
    }

    private static Task<Guid?> ShipAsync(ConnectedShop shop, Guid order) =>
        shop.RunAsync(c => ShipmentStore.AddAsync(c, order, "usps", "T1", null, Now, CancellationToken.None));

    private static Task<List<WrittenOrder>> WriteAsync(ConnectedShop shop, params ObservedOrder[] page) =>
        shop.RunAsync(c => OrderStore.WriteAsync(c, shop.ConnectionId, page, Now, CancellationToken.None));
}
