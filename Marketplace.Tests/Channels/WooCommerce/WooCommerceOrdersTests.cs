using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Tests.Channels.WooCommerce;

public sealed class WooCommerceOrdersTests : IAsyncLifetime
{
    private const string Shop = WooCommerceSandbox.FullShop, Pot = "FF-POT-01";

    private WooCommerceSandbox _woo = null!;
    private ChannelSession _session = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _woo = await WooCommerceSandbox.StartAsync();
        _session = await _woo.ConnectAsync(Shop);
    }

    public ValueTask DisposeAsync() => _woo.DisposeAsync();

    [Fact]
    public async Task Orders_are_read_from_the_beginning_and_then_from_the_cursor()
    {
        var first = (await _woo.Channel.ReadOrdersAsync(_session, null, Cancelled)).ShouldSucceed();
        (first.Records.Count, first.More, first.Problems.Count).ShouldBe((2, false, 0));
        first.Records.Select(o => (o.Status, o.PaymentStatus)).ShouldBe([("processing", "paid"), ("pending", "pending")], ignoreOrder: true);

        var id = await _woo.PurchaseAsync("FF-KIT-01-MOSS", 2, shop: Shop);
        var second = (await _woo.Channel.ReadOrdersAsync(_session, first.Cursor, Cancelled)).ShouldSucceed();

        var order = second.Records.Single(o => o.RemoteId == id);
        (order.Subtotal, order.Tax, order.Shipping, order.Total, order.Currency).ShouldBe((46m, 3.22m, 6m, 55.22m, "USD"));
        order.Lines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(l => l.Sku.ShouldBe("FF-KIT-01-MOSS"), l => (l.Quantity, l.UnitPrice, l.Tax).ShouldBe((2, 23m, 3.22m)), l => l.VariantRemoteId.ShouldNotBe(l.ListingRemoteId));
        order.ShippingAddress!.Line1.ShouldNotBeNullOrEmpty();
        order.BuyerEmail!.ShouldEndWith("@example.com");
        (await _woo.Channel.ReadOrderAsync(_session, id, Cancelled)).ShouldSucceed().Total.ShouldBe(55.22m);
        _woo.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_is_shipped_once_with_a_note_to_the_buyer()
    {
        var id = await _woo.PurchaseAsync(Pot, shop: Shop);

        for (var i = 0; i < 2; i++)
            (await _woo.Channel.ShipAsync(_session, id, "UPS", "1Z999AA10123456784", "Left at the gate.", Cancelled)).ShouldSucceed();

        var order = await _woo.OrderAsync(id, Shop);
        order.GetProperty("status").GetString().ShouldBe("completed");
        order.GetProperty("notes").EnumerateArray().Select(n => n.GetString()).ShouldBe(["Shipped with UPS, tracking number 1Z999AA10123456784. Left at the gate."]);
        var read = (await _woo.Channel.ReadOrderAsync(_session, id, Cancelled)).ShouldSucceed();
        (read.Status, read.FulfilmentStatus).ShouldBe(("shipped", "fulfilled"));
        read.Shipments.ShouldHaveSingleItem().ShouldSatisfyAllConditions(s => s.Carrier.ShouldBe("UPS"), s => s.TrackingNumber.ShouldBe("1Z999AA10123456784"));
        _woo.Calls.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("createNote")]
    [InlineData("updateOrder")]
    public async Task A_shipment_whose_answer_was_lost_writes_to_the_buyer_once(string operation)
    {
        var id = await _woo.PurchaseAsync(Pot, shop: Shop);
        await _woo.FaultAsync(new { operation, timeoutAfterEffect = 1 });

        var first = await _woo.Channel.ShipAsync(_session, id, "UPS", "1Z999AA10123456784", null, Cancelled);
        if (!first.Succeeded)
            (await _woo.Channel.ShipAsync(_session, id, "UPS", "1Z999AA10123456784", null, Cancelled)).ShouldSucceed();

        (await _woo.OrderAsync(id, Shop)).GetProperty("notes").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_paid_or_over_cannot_be_shipped_and_what_is_shipped_cannot_be_cancelled()
    {
        var (unpaid, cancelled, shipped) = (await _woo.PurchaseAsync(Pot, payment: "bacs", shop: Shop), await _woo.PurchaseAsync(Pot, shop: Shop), await _woo.PurchaseAsync(Pot, payment: "cod", shop: Shop));
        (await _woo.Channel.CancelAsync(_session, cancelled, CancelReasons.BuyerAsked, Cancelled)).ShouldSucceed();
        (await _woo.Channel.ShipAsync(_session, shipped, "UPS", "1Z1", null, Cancelled)).ShouldSucceed();

        (await _woo.Channel.ShipAsync(_session, unpaid, "UPS", "1Z2", null, Cancelled)).Error!.Message.ShouldStartWith("The order is not paid in WooCommerce.");
        (await _woo.Channel.ShipAsync(_session, cancelled, "UPS", "1Z3", null, Cancelled)).Error!.Message.ShouldBe("The order was cancelled in WooCommerce: there is nothing to ship.");
        (await _woo.Channel.CancelAsync(_session, shipped, CancelReasons.Other, Cancelled)).Error!.Message.ShouldBe("The order is completed in WooCommerce, so it was shipped. Refund it instead.");
        (await _woo.Channel.CancelAsync(_session, "99999", CancelReasons.Other, Cancelled)).Error!.Kind.ShouldBe(ChannelErrorKind.NotFound);
    }

    [Fact]
    public async Task A_cancelled_order_puts_its_units_back_once()
    {
        var id = await _woo.PurchaseAsync(Pot, 4, shop: Shop);
        var before = await QuantityAsync();

        for (var i = 0; i < 2; i++)
            (await _woo.Channel.CancelAsync(_session, id, CancelReasons.OutOfStock, Cancelled)).ShouldSucceed();

        (await QuantityAsync()).ShouldBe(before + 4);
        (await _woo.Channel.ReadOrderAsync(_session, id, Cancelled)).ShouldSucceed().Status.ShouldBe("cancelled");
        _woo.Calls.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("stripe", true)]
    [InlineData("cod", false)]
    public async Task Money_goes_back_once_by_the_gateway_where_it_can_and_restocks_nothing(string payment, bool byGateway)
    {
        var id = await _woo.PurchaseAsync(Pot, 2, payment, Shop);
        var quantity = await QuantityAsync();
        await _woo.FaultAsync(new { operation = "createRefund", timeoutAfterEffect = 1 });
        var request = new RefundRequest(id, "key-1", 5m, "USD", "A scratch", []);

        (await _woo.Channel.RefundAsync(_session, request, Cancelled)).Error!.Kind.ShouldBe(ChannelErrorKind.Unknown);
        (await _woo.Channel.RefundAsync(_session, request, Cancelled)).ShouldSucceed().RemoteId.ShouldNotBeNull();

        var order = await _woo.OrderAsync(id, Shop);
        order.GetProperty("refunded").GetDecimal().ShouldBe(5m);
        order.GetProperty("refunds").EnumerateArray().ShouldHaveSingleItem().GetProperty("by_gateway").GetBoolean().ShouldBe(byGateway);
        (await QuantityAsync()).ShouldBe(quantity);
        (await _woo.Channel.ReadOrderAsync(_session, id, Cancelled)).ShouldSucceed().Refunds.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Amount.ShouldBe(5m), r => r.Reason.ShouldBe("A scratch"));
        _woo.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_whole_refund_names_its_lines_and_more_than_what_is_left_is_refused()
    {
        var id = await _woo.PurchaseAsync(Pot, shop: Shop);
        var total = (await _woo.OrderAsync(id, Shop)).GetProperty("total").GetDecimal();

        var more = await _woo.Channel.RefundAsync(_session, new RefundRequest(id, "key-0", total + 1, "USD", null, []), Cancelled);
        (more.Error!.Field, more.Error.Kind).ShouldBe(("amount", ChannelErrorKind.Rejected));
        (await _woo.Channel.RefundAsync(_session, new RefundRequest(id, "key-1", total, "USD", null, []), Cancelled)).ShouldSucceed();

        var read = (await _woo.Channel.ReadOrderAsync(_session, id, Cancelled)).ShouldSucceed();
        (read.Status, read.PaymentStatus).ShouldBe(("refunded", "refunded"));
        _woo.Calls.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("pending", null, "pending", "pending")]
    [InlineData("on-hold", null, "pending", "pending")]
    [InlineData("failed", null, "pending", "failed")]
    [InlineData("processing", "2026-11-26T10:00:00", "processing", "paid")]
    [InlineData("processing", null, "processing", "pending")]
    [InlineData("completed", "2026-11-26T10:00:00", "shipped", "paid")]
    [InlineData("cancelled", null, "cancelled", "pending")]
    [InlineData("refunded", "2026-11-26T10:00:00", "refunded", "refunded")]
    [InlineData("trash", null, "cancelled", "pending")]
    [InlineData("partially-shipped", "2026-11-26T10:00:00", "processing", "paid")]
    public void Every_state_of_an_order_has_one_of_ours(string status, string? paid, string ours, string payment)
    {
        var order = WooCommerceOrderMapper.ToRemote(new WireOrder
        {
            Id = 1,
            Number = "A-1",
            Status = status,
            Currency = "EUR",
            DateCreatedGmt = new DateTime(2026, 11, 26, 9, 0, 0),
            DatePaidGmt = paid is null ? null : DateTime.Parse(paid),
        }, "{}");

        (order.Number, order.Status, order.PaymentStatus, order.PlacedAt).ShouldBe(("A-1", ours, payment, new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero)));
    }

    private async Task<int> QuantityAsync() => (await _woo.ProductsAsync(Shop)).Single(p => p.GetProperty("sku").GetString() == Pot).GetProperty("quantity").GetInt32();
}
