using System.Net;
using System.Text.Json;

namespace Marketplace.Tests.Sandbox.Ebay;

public sealed class OrderTests : IAsyncLifetime
{
    private EbaySandbox sandbox = null!;
    private EbayClient ebay = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await EbaySandbox.StartAsync();
        ebay = await sandbox.ConnectAsync();
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Orders_are_found_by_the_time_of_their_change()
    {
        var (first, second) = (await BuyAsync(), await BuyAsync());
        var since = (await ebay.GetAsync($"{EbayClient.Fulfillment}/order/{second}"))["creationDate"].GetString();
        await ShipAsync(first);

        var found = await ebay.GetAsync($"{EbayClient.Fulfillment}/order?filter=lastmodifieddate:%5B{since}..%5D");

        found["orders"].EnumerateArray().Select(o => o.GetProperty("orderId").GetString()).ShouldBe([second, first]);
        (await ebay.GetAsync($"{EbayClient.Fulfillment}/order?filter=changed:%5B{since}..%5D")).ErrorId.ShouldBe(30700);
        (await ebay.GetAsync($"{EbayClient.Fulfillment}/order?limit=201")).ErrorId.ShouldBe(31100);
    }

    [Fact]
    public async Task An_order_that_was_shipped_cannot_be_cancelled_and_one_that_was_cancelled_not_shipped()
    {
        var (shipped, cancelled) = (await BuyAsync(), await BuyAsync());
        await ShipAsync(shipped);

        (await CancelAsync(shipped)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await CancelAsync(cancelled)).Status.ShouldBe(HttpStatusCode.OK);
        var order = await ebay.GetAsync($"{EbayClient.Fulfillment}/order/{cancelled}");
        order["cancelStatus"].GetProperty("cancelState").GetString().ShouldBe("CANCELED");
        order["orderPaymentStatus"].GetString().ShouldBe("FULLY_REFUNDED");
        (await ShipAsync(cancelled)).ErrorId.ShouldBe(32600);
    }

    [Fact]
    public async Task More_than_was_paid_is_not_refunded()
    {
        var order = await BuyAsync();

        (await RefundAsync(order, "1000.00", "USD")).ErrorId.ShouldBe(34915);
        (await RefundAsync(order, "5.00", "EUR")).ErrorId.ShouldBe(34909);
        (await RefundAsync(order, "5.00", "USD"))["refundId"].GetString().ShouldNotBeNullOrEmpty();
        (await ebay.GetAsync($"{EbayClient.Fulfillment}/order/{order}"))["orderPaymentStatus"].GetString().ShouldBe("PARTIALLY_REFUNDED");
    }

    [Fact]
    public async Task An_order_with_an_open_return_is_refunded_through_the_return()
    {
        var order = await BuyAsync();
        await ShipAsync(order);
        var id = (await sandbox.ControlAsync("cases", new { kind = "return", orderId = order })).GetProperty("id").GetString();

        (await RefundAsync(order, "5.00", "USD")).ErrorId.ShouldBe(34916);
        (await ebay.GetAsync($"/post-order/v2/return/search?order_id={order}"))["members"][0].GetProperty("returnId").GetString().ShouldBe(id);
        var detail = new { itemizedRefundDetail = new[] { new { refundFeeType = "PURCHASE_PRICE", refundAmount = new { value = "5.00", currency = "USD" } } }, totalAmount = new { value = "5.00", currency = "USD" } };
        (await ebay.PostAsync($"/post-order/v2/return/{id}/issue_refund", new { refundDetail = detail })).Status.ShouldBe(HttpStatusCode.OK);
        (await ebay.GetAsync($"/post-order/v2/return/{id}"))["summary"].GetProperty("state").GetString().ShouldBe("CLOSED");
    }

    [Fact]
    public async Task A_cancellation_that_the_buyer_asks_for_waits_for_the_seller()
    {
        var order = await BuyAsync();
        var id = (await sandbox.ControlAsync("cases", new { kind = "cancellation", orderId = order })).GetProperty("id").GetString();
        (await ebay.GetAsync($"{EbayClient.Fulfillment}/order/{order}"))["cancelStatus"].GetProperty("cancelState").GetString().ShouldBe("IN_PROGRESS");

        (await ebay.PostAsync($"/post-order/v2/cancellation/{id}/approve")).Status.ShouldBe(HttpStatusCode.OK);

        (await ebay.GetAsync($"{EbayClient.Fulfillment}/order/{order}"))["cancelStatus"].GetProperty("cancelState").GetString().ShouldBe("CANCELED");
        (await ebay.PostAsync($"/post-order/v2/cancellation/{id}/approve")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_return_is_decided_once_received_and_paid_back()
    {
        var id = await OpenAsync("return");
        (await ReturnAsync(id)).GetProperty("sellerResponseDue").GetProperty("activityDue").GetString().ShouldBe("SELLER_APPROVE_REQUEST");
        (await ebay.PostAsync($"/post-order/v2/return/{id}/mark_as_received", new { })).Status.ShouldBe(HttpStatusCode.Conflict);

        (await DecideAsync(id, "APPROVE")).Status.ShouldBe(HttpStatusCode.OK);

        var approved = await ReturnAsync(id);
        (approved.GetProperty("state").GetString(), approved.GetProperty("status").GetString()).ShouldBe(("ITEM_READY_TO_SHIP", "READY_FOR_SHIPPING"));
        approved.TryGetProperty("sellerResponseDue", out _).ShouldBeFalse();
        (await DecideAsync(id, "DECLINE")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await ebay.PostAsync($"/post-order/v2/return/{id}/mark_as_received", new { })).Status.ShouldBe(HttpStatusCode.OK);
        (await ReturnAsync(id)).GetProperty("sellerResponseDue").GetProperty("activityDue").GetString().ShouldBe("SELLER_ISSUE_REFUND");
    }

    [Fact]
    public async Task A_partial_refund_is_offered_with_an_amount_below_the_price()
    {
        var id = await OpenAsync("return");

        foreach (var amount in (object?[])[null, new { value = "5.00", currency = "EUR" }, new { value = "0.00", currency = "USD" }, new { value = "1000.00", currency = "USD" }])
            (await DecideAsync(id, "OFFER_PARTIAL_REFUND", amount)).Status.ShouldBe(HttpStatusCode.BadRequest);

        (await DecideAsync(id, "OFFER_PARTIAL_REFUND", new { value = "5.00", currency = "USD" })).Status.ShouldBe(HttpStatusCode.OK);
        (await ReturnAsync(id)).GetProperty("state").GetString().ShouldBe("PARTIAL_REFUND_REQUESTED");
    }

    [Fact]
    public async Task Closed_returns_are_found_only_by_their_state_and_no_search_reaches_back_more_than_18_months()
    {
        var id = await OpenAsync("return");
        (await DecideAsync(id, "DECLINE")).Status.ShouldBe(HttpStatusCode.OK);

        (await ebay.GetAsync("/post-order/v2/return/search"))["total"].GetInt32().ShouldBe(0);
        (await ebay.GetAsync("/post-order/v2/return/search?return_state=CLOSED"))["total"].GetInt32().ShouldBe(1);
        (await ebay.GetAsync("/post-order/v2/return/search?return_state=OPEN")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await ebay.GetAsync("/post-order/v2/return/search?creation_date_range_from=2020-01-01T00:00:00.000Z")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_inquiry_is_told_where_the_parcel_is_once()
    {
        var id = await OpenAsync("inquiry");
        (await ebay.PostAsync($"/post-order/v2/inquiry/{id}/provide_shipment_info", new { shippingCarrierName = "USPS" })).Status.ShouldBe(HttpStatusCode.BadRequest);

        var shipment = new { shippingCarrierName = "USPS", trackingNumber = "9400100000000000000001", shippedWithTracking = true };
        (await ebay.PostAsync($"/post-order/v2/inquiry/{id}/provide_shipment_info", shipment)).Status.ShouldBe(HttpStatusCode.OK);

        var inquiry = await ebay.GetAsync($"/post-order/v2/inquiry/{id}");
        inquiry["inquiryStatusEnum"].GetString().ShouldBe("WAITING_BUYER_RESPONSE");
        (await ebay.PostAsync($"/post-order/v2/inquiry/{id}/provide_shipment_info", shipment)).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_cancellation_is_rejected_with_a_body()
    {
        var order = await BuyAsync();
        var id = (await sandbox.ControlAsync("cases", new { kind = "cancellation", orderId = order })).GetProperty("id").GetString();

        (await ebay.PostAsync($"/post-order/v2/cancellation/{id}/reject")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await ebay.PostAsync($"/post-order/v2/cancellation/{id}/reject", new { })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_the_post_order_api_gets_with_a_bearer_token_it_refuses()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ebay/post-order/v2/cancellation/search");
        request.Headers.Authorization = new("Bearer", ebay.AccessToken);

        (await sandbox.Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<string> BuyAsync() => (await sandbox.ControlAsync("purchase", new { sku = "HP-TWL-SET" })).GetProperty("orderId").GetString()!;

    private async Task<string> OpenAsync(string kind)
    {
        var order = await BuyAsync();
        await ShipAsync(order);
        return (await sandbox.ControlAsync("cases", new { kind, orderId = order })).GetProperty("id").GetString()!;
    }

    private async Task<JsonElement> ReturnAsync(string id) => (await ebay.GetAsync($"/post-order/v2/return/{id}"))["summary"];

    private Task<EbayAnswer> DecideAsync(string id, string decision, object? partialRefundAmount = null) =>
        ebay.PostAsync($"/post-order/v2/return/{id}/decide", new { decision, partialRefundAmount });

    private Task<EbayAnswer> ShipAsync(string order) =>
        ebay.PostAsync($"{EbayClient.Fulfillment}/order/{order}/shipping_fulfillment", new { shippingCarrierCode = "USPS", trackingNumber = "9400100000000000000001" });

    private Task<EbayAnswer> CancelAsync(string order) =>
        ebay.PostAsync("/post-order/v2/cancellation", new { legacyOrderId = order, cancelReason = "OUT_OF_STOCK_OR_CANNOT_FULFILL" });

    private Task<EbayAnswer> RefundAsync(string order, string value, string currency) =>
        ebay.PostAsync($"{EbayClient.Fulfillment}/order/{order}/issue_refund", new { reasonForRefund = "OTHER", orderLevelRefundAmount = new { value, currency } });
}
