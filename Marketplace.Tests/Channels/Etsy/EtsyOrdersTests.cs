using Marketplace.Channels.Seam;
using Marketplace.Data.Orders;
using Marketplace.Grains.Orders;
using Marketplace.Tests.Data;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Channels.Etsy;

public sealed class EtsyOrdersTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>More than a page, most of it within one second, with changes while it is read.</summary>
    [Fact]
    public async Task Every_order_of_many_pages_is_read_and_none_is_stored_twice()
    {
        await using var etsy = await EtsySandbox.StartAsync();
        await using var shop = await ConnectedShop.CreateAsync(postgres, products: 0);
        var session = await etsy.ConnectAsync();
        var listing = await PublishAsync(etsy, session, quantity: 300);
        for (var i = 0; i < 230; i++)
            await etsy.PurchaseAsync(new { listingId = listing });

        var first = await PullAsync(etsy, shop, session, cursor: null);
        var again = await PullAsync(etsy, shop, session, first.Cursor);
        await etsy.PurchaseAsync(new { listingId = listing });
        var more = await PullAsync(etsy, shop, session, again.Cursor);

        (first.Written, again.Written, more.Written).ShouldBe((230, 0, 1));
        (await shop.ReadAsync("select count(*) || ' ' || count(distinct remote_id) from orders")).ShouldBe(["231 231"]);
        (await shop.ReadAsync("select count(*)::text from order_lines")).ShouldBe(["231"]);
        etsy.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tracking_number_is_sent_once_though_its_answer_was_lost()
    {
        await using var etsy = await EtsySandbox.StartAsync();
        var session = await etsy.ConnectAsync();
        var receipt = (await etsy.PurchaseAsync(new { listingId = await PublishAsync(etsy, session, quantity: 2) })).GetProperty("receipt_id").ToString();
        await etsy.FaultAsync(new { operation = "createReceiptShipment", timeoutAfterEffect = 1 });

        (await ShipAsync()).Error!.Kind.ShouldBe(ChannelErrorKind.Unknown);
        (await ShipAsync()).Succeeded.ShouldBeTrue();
        (await ShipAsync()).Succeeded.ShouldBeTrue();

        (await etsy.CountAsync("createReceiptShipment")).ShouldBe(1);
        (await etsy.Channel.ReadOrderAsync(session, receipt, Cancelled)).Value!.Shipments.ShouldHaveSingleItem().TrackingNumber.ShouldBe("9400100000000000000001");

        Task<ChannelResult<Done>> ShipAsync() => etsy.Channel.ShipAsync(session, receipt, "usps", "9400100000000000000001", null, Cancelled);
    }

    [Fact]
    public async Task A_carrier_that_Etsy_does_not_know_is_sent_as_another()
    {
        await using var etsy = await EtsySandbox.StartAsync();
        var session = await etsy.ConnectAsync();
        var receipt = (await etsy.PurchaseAsync(new { listingId = await PublishAsync(etsy, session, quantity: 1) })).GetProperty("receipt_id").ToString();

        (await etsy.Channel.ShipAsync(session, receipt, "Pigeon post", "COO-1", null, Cancelled)).Error.ShouldBeNull();

        (await etsy.Channel.ReadOrderAsync(session, receipt, Cancelled)).Value!.Shipments.ShouldHaveSingleItem().Carrier.ShouldBe("other");
    }

    private static async Task<long> PublishAsync(EtsySandbox etsy, ChannelSession session, int quantity)
    {
        var published = await etsy.Channel.PublishAsync(
            session, EtsyDrafts.Mug(images: 1, quantity: quantity), PublishCheckpoint.None, _ => Task.CompletedTask, _ => Task.FromResult(false), Cancelled);
        published.Error.ShouldBeNull();
        return long.Parse(published.Value!.RemoteId);
    }

    private static async Task<(int Written, string Cursor)> PullAsync(EtsySandbox etsy, ConnectedShop shop, ChannelSession session, string? cursor)
    {
        for (var written = 0; ;)
        {
            var page = (await etsy.Channel.ReadOrdersAsync(session, cursor, Cancelled)).Value!;
            page.Problems.ShouldBeEmpty();
            written += (await shop.RunAsync(c => OrderStore.WriteAsync(c, shop.ConnectionId, [.. page.Records.Select(o => o.ToObserved())], ConnectedShop.Now, Cancelled))).Count;
            cursor = page.Cursor;
            if (!page.More)
                return (written, cursor);
        }
    }
}
