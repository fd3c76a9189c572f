using Marketplace.Channels.Seam;
using Marketplace.Tests.Sandbox;

namespace Marketplace.Tests.Channels.Ebay;

public sealed class EbayOrdersTests : IAsyncLifetime
{
    private EbayAccountAtSandbox _ebay = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ebay = await EbayAccountAtSandbox.ConnectAsync(EbaySandbox.UserId);

    public async ValueTask DisposeAsync()
    {
        _ebay.Calls.Violations.ShouldBeEmpty();
        await _ebay.DisposeAsync();
    }

    [Fact]
    public async Task A_sale_comes_with_its_buyer_its_lines_and_its_prices()
    {
        var id = await _ebay.BuyAsync("HP-TWL-SET", 2);

        var order = (await _ebay.Channel.ReadOrdersAsync(_ebay.Session, null, Cancel)).ShouldSucceed().Records.ShouldHaveSingleItem();

        (order.RemoteId, order.Status, order.PaymentStatus, order.Currency).ShouldBe((id, "processing", "paid", "USD"));
        (order.Subtotal, order.Shipping, order.Total).ShouldBe((88m, 5.95m, 93.95m));
        order.ShippingAddress!.Country.ShouldBe("US");
        var line = order.Lines.ShouldHaveSingleItem();
        (line.Sku, line.ListingRemoteId, line.Quantity, line.UnitPrice).ShouldBe(("HP-TWL-SET", "HP-TWL-SET", 2, 44m));
    }

    [Fact]
    public async Task More_orders_than_a_page_holds_are_read_in_shorter_spans_and_none_is_left_out()
    {
        await _ebay.Sandbox.ControlAsync("seed", new { listings = 400 });
        for (var i = 0; i < 210; i++)
            await _ebay.BuyAsync($"SEED-{i % 400 + 1:D6}");
        HashSet<string> read = [];
        string? cursor = null;
        for (var more = true; more;)
        {
            var page = (await _ebay.Channel.ReadOrdersAsync(_ebay.Session, cursor, Cancel)).ShouldSucceed();
            read.UnionWith(page.Records.Select(order => order.RemoteId));
            (cursor, more) = (page.Cursor, page.More);
        }

        read.Count.ShouldBe(210);
        var late = await _ebay.BuyAsync("SEED-000300");
        (await _ebay.Channel.ReadOrdersAsync(_ebay.Session, cursor, Cancel)).ShouldSucceed().Records.ShouldContain(order => order.RemoteId == late);
    }

    [Fact]
    public async Task An_order_is_shipped_once_however_often_it_is_said()
    {
        var id = await _ebay.BuyAsync("HP-TWL-SET");

        for (var i = 0; i < 2; i++)
            (await _ebay.Channel.ShipAsync(_ebay.Session, id, "usps", "9400 1000 0000 0000 0000 01", null, Cancel)).ShouldSucceed();

        var order = (await _ebay.Channel.ReadOrderAsync(_ebay.Session, id, Cancel)).ShouldSucceed();
        order.Status.ShouldBe("shipped");
        var shipment = order.Shipments.ShouldHaveSingleItem();
        (shipment.Carrier, shipment.TrackingNumber).ShouldBe(("USPS", "9400100000000000000001"));
    }

    [Fact]
    public async Task A_cancelled_order_is_cancelled_once_and_paid_back()
    {
        var id = await _ebay.BuyAsync("HP-TWL-SET");

        for (var i = 0; i < 2; i++)
            (await _ebay.Channel.CancelAsync(_ebay.Session, id, CancelReasons.OutOfStock, Cancel)).ShouldSucceed();

        var order = (await _ebay.Channel.ReadOrderAsync(_ebay.Session, id, Cancel)).ShouldSucceed();
        order.Status.ShouldBe("cancelled");
        order.Refunds.ShouldHaveSingleItem().Amount.ShouldBe(order.Total);
        (await _ebay.CountAsync("createCancellation")).ShouldBe(1);
    }

    [Fact]
    public async Task A_buyer_who_asked_to_cancel_is_told_yes()
    {
        var id = await _ebay.BuyAsync("HP-TWL-SET");
        await _ebay.Sandbox.ControlAsync("cases", new { kind = "cancellation", orderId = id });

        (await _ebay.Channel.CancelAsync(_ebay.Session, id, CancelReasons.BuyerAsked, Cancel)).ShouldSucceed();

        (await _ebay.CountAsync("approveCancellationRequest")).ShouldBe(1);
        (await _ebay.CountAsync("createCancellation")).ShouldBe(0);
        (await _ebay.Channel.ReadOrderAsync(_ebay.Session, id, Cancel)).ShouldSucceed().Status.ShouldBe("cancelled");
    }

    [Fact]
    public async Task A_refund_whose_answer_was_lost_is_not_paid_twice()
    {
        var id = await _ebay.BuyAsync("HP-TWL-SET");
        var request = new RefundRequest(id, "key", 5m, "USD", null, []);
        await _ebay.FaultAsync(new { operation = "issueRefund", timeoutAfterEffect = 1 });
        (await _ebay.Channel.RefundAsync(_ebay.Session, request, Cancel)).Error!.Kind.ShouldBe(ChannelErrorKind.Unknown);

        var issued = (await _ebay.Channel.RefundAsync(_ebay.Session, request, Cancel)).ShouldSucceed();

        (await _ebay.Channel.ReadOrderAsync(_ebay.Session, id, Cancel)).ShouldSucceed().Refunds.ShouldHaveSingleItem().RemoteId.ShouldBe(issued.RemoteId);
    }

    [Theory]
    [InlineData("return", "issueReturnRefund")]
    [InlineData("inquiry", "issueInquiryRefund")]
    public async Task A_refund_goes_through_what_the_buyer_has_opened(string kind, string operation)
    {
        var id = await _ebay.BuyAsync("HP-TWL-SET");
        (await _ebay.Channel.ShipAsync(_ebay.Session, id, "usps", "9400100000000000000001", null, Cancel)).ShouldSucceed();
        await _ebay.Sandbox.ControlAsync("cases", new { kind, orderId = id });
        var total = (await _ebay.Channel.ReadOrderAsync(_ebay.Session, id, Cancel)).ShouldSucceed().Total;

        (await _ebay.Channel.RefundAsync(_ebay.Session, new RefundRequest(id, "key", total, "USD", null, []), Cancel)).ShouldSucceed();

        (await _ebay.CountAsync(operation)).ShouldBe(1);
        (await _ebay.Channel.ReadOrderAsync(_ebay.Session, id, Cancel)).ShouldSucceed().Status.ShouldBe("refunded");
    }

    [Fact]
    public async Task More_than_was_paid_is_refused_with_the_field_to_mend()
    {
        var id = await _ebay.BuyAsync("HP-TWL-SET");

        var refused = (await _ebay.Channel.RefundAsync(_ebay.Session, new RefundRequest(id, "key", 500m, "USD", null, []), Cancel)).Error!;

        (refused.Kind, refused.Field).ShouldBe((ChannelErrorKind.Rejected, "amount"));
    }
}
