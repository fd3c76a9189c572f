using Marketplace.Data;
using Marketplace.Data.Drifts;
using Marketplace.Data.Orders;
using Marketplace.Tests.Fixtures;
using static Marketplace.Tests.Data.ConnectedShop;

namespace Marketplace.Tests.Data.Drifts;

public sealed class DriftStoreTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_difference_stands_once_with_its_first_cause_until_a_look_does_not_find_it()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var listing = await shop.ListAsync(1);

        await LookAsync(shop, listing, Found(listing, DriftCause.ChannelEdit, theirs: "3"));
        await LookAsync(shop, listing, Found(listing, DriftCause.UnsentChange, theirs: "2"));
        (await shop.ReadAsync("select state || ' ' || cause || ' ' || theirs from drifts")).ShouldBe(["open channel_edit 2"]);

        await LookAsync(shop, listing);
        (await shop.ReadAsync("select state from drifts")).ShouldBe(["gone"]);

        await LookAsync(shop, listing, Found(listing, DriftCause.FailedPush, theirs: "1"));
        (await shop.ReadAsync("select state from drifts order by id")).ShouldBe(["gone", "open"]);
    }

    [Fact]
    public async Task Where_we_win_the_channel_is_told_and_the_difference_closes_when_it_knows()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var listing = await shop.ListAsync(1);
        await LookAsync(shop, listing, Found(listing, DriftCause.ChannelEdit, theirs: "3"));

        var decided = await DecideAsync(shop, DriftDecision.WeWin);

        decided.Count.ShouldBe(1);
        decided.Wake.ShouldBe([shop.ConnectionId]);
        (await shop.ReadAsync("select kind from operations where state = 'pending'")).ShouldBe(["push_stock"]);
        await shop.RunAsync(c => DriftStore.RepairedAsync(c, listing, [DriftField.Quantity], Now, Cancel));
        (await shop.ReadAsync("select state from drifts")).ShouldBe(["repaired"]);
    }

    [Fact]
    public async Task A_repair_that_gives_up_opens_the_difference_again_and_says_why()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var listing = await shop.ListAsync(1);
        await LookAsync(shop, listing, Found(listing, DriftCause.ChannelEdit, theirs: "3"));
        await DecideAsync(shop, DriftDecision.WeWin);

        await shop.RunAsync(c => DriftStore.FailedAsync(c, listing, [DriftField.Quantity], Cancel));

        (await shop.ReadAsync("select state || ' ' || cause from drifts")).ShouldBe(["open failed_push"]);
    }

    [Fact]
    public async Task Where_they_win_the_listing_keeps_the_channels_price_and_the_stock_is_to_be_taken_over()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        var listing = await shop.ListAsync(1);
        await LookAsync(shop, listing, Found(listing, DriftCause.ChannelEdit, theirs: "3"), Found(listing, DriftCause.ChannelEdit, DriftField.Price, "10", "12.5"));

        var decided = await DecideAsync(shop, DriftDecision.TheyWin);

        decided.Stock.ShouldHaveSingleItem().Change.ShouldBe(-2);
        (await shop.ReadAsync("select overrides -> 'prices' ->> 'P1' from listings")).ShouldBe(["12.5"]);
        (await shop.ReadAsync("select field || ' ' || state from drifts order by field")).ShouldBe(["price repaired", "quantity repairing"]);
    }

    [Fact]
    public async Task A_sale_that_no_notification_told_is_a_missed_notice_and_one_that_is_still_to_be_processed_is_not()
    {
        await using var shop = await ConnectedShop.CreateAsync(postgres);
        await shop.ListAsync(1);
        await shop.RunAsync(c => c.ExecuteAsync("update connections set webhook_secret = 'x'", [], Cancel));
        await shop.RunAsync(c => c.ExecuteAsync(
            """
            insert into webhook_events (id, seller_id, connection_id, event_id, type, payload, received_at, state, attempts, not_before)
            values (uuid_v7(), $1, $2, 'e', 'order.paid', convert_to('{"id":"TOLD"}', 'UTF8'), $3, 'stored', 0, $3)
            """,
            [shop.SellerId, shop.ConnectionId, Now], Cancel));
        var orders = await shop.RunAsync(c => OrderStore.WriteAsync(
            c, shop.ConnectionId,
            [OfListing("MISSED", 2), OfListing("TOLD", 1), OfListing("FRESH", 1) with { PlacedAt = Now.AddMinutes(10) }], Now, Cancel));

        await shop.RunAsync(c => DriftStore.WriteMissedAsync(c, shop.ConnectionId, [.. orders.Select(o => o.Id)], Now.AddMinutes(10), Cancel));

        (await shop.ReadAsync("select cause || ' ' || ours || '>' || theirs || ' ' || state from drifts")).ShouldBe(["missed_notice 5>3 repaired"]);
    }

    private static ObservedOrder OfListing(string id, int quantity)
    {
        var order = Order(id, "P1", quantity);
        return order with { Lines = [order.Lines[0] with { ListingRemoteId = "R1" }] };
    }

    private static FoundDrift Found(Guid listing, DriftCause cause, DriftField field = DriftField.Quantity, string ours = "5", string theirs = "3") =>
        new(listing, field, 0, "P1", cause, ours, theirs);

    private static Task<List<StandingDrift>> LookAsync(ConnectedShop shop, Guid listing, params FoundDrift[] found) =>
        shop.RunAsync(c => DriftStore.WriteAsync(c, shop.ConnectionId, [listing], [DriftField.Quantity, DriftField.Price], found, Now, Cancel));

    private static Task<DecidedDrifts> DecideAsync(ConnectedShop shop, DriftDecision decision) =>
        shop.RunAsync(c => DriftRepairs.DecideAsync(c, null, decision, Now, Cancel));
}
