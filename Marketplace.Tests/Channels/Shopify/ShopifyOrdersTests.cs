using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Tests.Channels.Shopify;

public sealed class ShopifyOrdersTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_order_of_many_pages_is_read_once_and_later_runs_read_what_is_new()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync();
        await PublishAsync(shopify, session, quantity: 100);
        for (var i = 0; i < 20; i++)
            await shopify.PurchaseAsync("MUG-1");

        var (first, cursor) = await PullAsync(shopify, session, null);
        await shopify.PurchaseAsync("MUG-1");
        var (later, _) = await PullAsync(shopify, session, cursor);

        first.Select(o => o.RemoteId).Distinct().Count().ShouldBe(20);
        first.Count.ShouldBe(20);
        later.Select(o => o.Number).ShouldContain("#1021");
        shopify.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_is_read_with_its_lines_its_buyer_and_its_amounts()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync();
        var product = await PublishAsync(shopify, session, quantity: 5);
        var id = (await shopify.PurchaseAsync("MUG-1", quantity: 2)).GetProperty("id").ToString();

        var order = (await shopify.Channel.ReadOrderAsync(session, id, Cancelled)).Value!;

        (order.Status, order.PaymentStatus, order.FulfilmentStatus, order.Currency).ShouldBe(("processing", "paid", "unfulfilled", "USD"));
        (order.Subtotal, order.Shipping, order.Total).ShouldBe((36.80m, 5m, 41.80m));
        var line = order.Lines.ShouldHaveSingleItem();
        (line.ListingRemoteId, line.Sku, line.Quantity, line.UnitPrice).ShouldBe((product, "MUG-1", 2, 18.40m));
        order.ShippingAddress!.Country.ShouldNotBeNull();
        (await shopify.Channel.ReadOrderAsync(session, "1", Cancelled)).Error!.Kind.ShouldBe(ChannelErrorKind.NotFound);
    }

    [Fact]
    public async Task A_tracking_number_is_sent_once_though_its_answer_was_lost()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync();
        await PublishAsync(shopify, session, quantity: 2);
        var id = (await shopify.PurchaseAsync("MUG-1")).GetProperty("id").ToString();
        await shopify.FaultAsync(new { operation = "fulfillmentCreate", timeoutAfterEffect = 1 });

        (await ShipAsync("1Z999")).Error!.Kind.ShouldBe(ChannelErrorKind.Unknown);
        (await ShipAsync("1Z999")).Error.ShouldBeNull();

        (await shopify.CountAsync("fulfillmentCreate")).ShouldBe(1);
        var order = (await shopify.Channel.ReadOrderAsync(session, id, Cancelled)).Value!;
        order.Status.ShouldBe("shipped");
        order.Shipments.ShouldHaveSingleItem().TrackingNumber.ShouldBe("1Z999");
        (await ShipAsync("another")).Error!.Message.ShouldBe("Everything of this order is shipped already, with another tracking number.");
        shopify.Calls.Violations.ShouldBeEmpty();

        Task<ChannelResult<Done>> ShipAsync(string number) => shopify.Channel.ShipAsync(session, id, "UPS", number, null, Cancelled);
    }

    [Fact]
    public async Task A_cancelled_order_gives_money_and_stock_back_once()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync();
        var product = await PublishAsync(shopify, session, quantity: 2);
        var id = (await shopify.PurchaseAsync("MUG-1")).GetProperty("id").ToString();

        for (var i = 0; i < 2; i++)
            (await shopify.Channel.CancelAsync(session, id, CancelReasons.OutOfStock, Cancelled)).Error.ShouldBeNull();

        var order = (await shopify.Channel.ReadOrderAsync(session, id, Cancelled)).Value!;
        (order.Status, order.PaymentStatus).ShouldBe(("cancelled", "refunded"));
        order.Refunds.ShouldHaveSingleItem().Amount.ShouldBe(23.40m);
        (await shopify.Channel.ReadListingAsync(session, product, Cancelled)).Value!.Variants[0].Quantity.ShouldBe(2);
        (await shopify.Channel.ShipAsync(session, id, "UPS", "1", null, Cancelled)).Error!.Message.ShouldBe("The order was cancelled in Shopify: there is nothing to ship.");
        shopify.Calls.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2025-10")]
    [InlineData("2026-07")]
    public async Task A_refund_whose_answer_was_lost_is_not_given_twice(string version)
    {
        await using var shopify = await ShopifySandbox.StartAsync(version);
        var session = await shopify.ConnectAsync();
        await PublishAsync(shopify, session, quantity: 2);
        var id = (await shopify.PurchaseAsync("MUG-1")).GetProperty("id").ToString();
        await shopify.FaultAsync(new { operation = "refundCreate", timeoutAfterEffect = 1 });

        var request = new RefundRequest(id, Guid.CreateVersion7().ToString(), 10m, "USD", "Scratched", []);
        var first = await shopify.Channel.RefundAsync(session, request, Cancelled);
        var again = first.Succeeded ? first : await shopify.Channel.RefundAsync(session, request, Cancelled);

        again.Error.ShouldBeNull();
        var refund = (await shopify.Channel.ReadOrderAsync(session, id, Cancelled)).Value!.Refunds.ShouldHaveSingleItem();
        (refund.RemoteId, refund.Amount, refund.Reason).ShouldBe((again.Value!.RemoteId!, 10m, "Scratched"));
        var tooMuch = await shopify.Channel.RefundAsync(session, request with { Key = "another", Amount = 1000m }, Cancelled);
        (tooMuch.Error!.Kind, tooMuch.Error.Field).ShouldBe((ChannelErrorKind.Rejected, "amount"));
        shopify.Calls.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("PAID", "UNFULFILLED", false, "processing", "paid", "unfulfilled")]
    [InlineData("PAID", "FULFILLED", false, "shipped", "paid", "fulfilled")]
    [InlineData("PARTIALLY_REFUNDED", "PARTIALLY_FULFILLED", false, "processing", "paid", "partial")]
    [InlineData("REFUNDED", "UNFULFILLED", false, "refunded", "refunded", "unfulfilled")]
    [InlineData("REFUNDED", "UNFULFILLED", true, "cancelled", "refunded", "unfulfilled")]
    [InlineData("VOIDED", "UNFULFILLED", true, "cancelled", "failed", "unfulfilled")]
    [InlineData("PENDING", "UNFULFILLED", false, "pending", "pending", "unfulfilled")]
    [InlineData(null, "ON_HOLD", false, "pending", "pending", "unfulfilled")]
    public void Shopifys_statuses_are_ours(string? financial, string fulfilment, bool cancelled, string status, string payment, string shipped)
    {
        var order = ShopifyOrderMapper.ToRemote(
            new WireOrder
            {
                Id = "gid://shopify/Order/7",
                Name = "#7",
                CurrencyCode = "USD",
                CreatedAt = DateTimeOffset.UnixEpoch,
                UpdatedAt = DateTimeOffset.UnixEpoch,
                CancelledAt = cancelled ? DateTimeOffset.UnixEpoch : null,
                DisplayFinancialStatus = financial,
                DisplayFulfillmentStatus = fulfilment,
                TotalPriceSet = new(new(1)),
                LineItems = new([]),
            },
            "{}");

        (order.RemoteId, order.Status, order.PaymentStatus, order.FulfilmentStatus).ShouldBe(("7", status, payment, shipped));
    }

    private static async Task<string> PublishAsync(ShopifySandbox shopify, ChannelSession session, int quantity)
    {
        var published = await shopify.Channel.PublishAsync(
            session, ShopifyDrafts.Mug(images: 0, quantity: quantity), PublishCheckpoint.None, _ => Task.CompletedTask, _ => Task.FromResult(false), Cancelled);
        published.Error.ShouldBeNull();
        return published.Value!.RemoteId;
    }

    private static async Task<(List<RemoteOrder> Orders, string Cursor)> PullAsync(ShopifySandbox shopify, ChannelSession session, string? cursor)
    {
        for (var orders = new List<RemoteOrder>(); ;)
        {
            var page = (await shopify.Channel.ReadOrdersAsync(session, cursor, Cancelled)).Value!;
            page.Problems.ShouldBeEmpty();
            orders.AddRange(page.Records);
            cursor = page.Cursor;
            if (!page.More)
                return (orders, cursor);
        }
    }
}
