using System.Text.Json;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>The calls about orders, and by order about what follows them.</summary>
internal sealed partial class EbayClient
{
    /// <summary>The most that a list of orders answers at once.</summary>
    public const int OrderPageSize = 200;

    private const string Fulfillment = "sell/fulfillment/v1";
    private const string PostOrder = "post-order/v2";

    /// <summary>Orders whose last change lies in a span of time, which may have no end.</summary>
    public Task<ChannelResult<WireOrders>> GetOrdersAsync(DateTimeOffset from, DateTimeOffset? to, int offset, CancellationToken cancellationToken) => ReadAsync(
        Get($"{Fulfillment}/order?filter={Escape($"lastmodifieddate:[{Time(from)}..{(to is { } end ? Time(end) : "")}]")}&limit={OrderPageSize}&offset={offset}", "getOrders"),
        EbayJson.Default.WireOrders, cancellationToken);

    public Task<ChannelResult<JsonElement>> GetOrderAsync(string order, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Fulfillment}/order/{Escape(order)}", "getOrder"), EbayJson.Default.JsonElement, cancellationToken);

    public Task<ChannelResult<WireFulfillments>> GetFulfillmentsAsync(string order, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Fulfillment}/order/{Escape(order)}/shipping_fulfillment", "getShippingFulfillments"), EbayJson.Default.WireFulfillments, cancellationToken);

    public Task<ChannelResult<Done>> CreateFulfillmentAsync(string order, WireNewFulfillment fulfillment, CancellationToken cancellationToken) => DoAsync(
        Json(HttpMethod.Post, $"{Fulfillment}/order/{Escape(order)}/shipping_fulfillment", "createShippingFulfillment", fulfillment, EbayJson.Default.WireNewFulfillment), cancellationToken);

    public Task<ChannelResult<WireRefund>> RefundAsync(string order, WireRefundRequest refund, CancellationToken cancellationToken) => ReadAsync(
        Json(HttpMethod.Post, $"{Fulfillment}/order/{Escape(order)}/issue_refund", "issueRefund", refund, EbayJson.Default.WireRefundRequest), EbayJson.Default.WireRefund, cancellationToken);

    public Task<ChannelResult<WireCancellations>> GetCancellationsAsync(string order, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{PostOrder}/cancellation/search?legacy_order_id={Escape(order)}", "search"), EbayJson.Default.WireCancellations, cancellationToken);

    public Task<ChannelResult<Done>> CreateCancellationAsync(WireNewCancellation cancellation, CancellationToken cancellationToken) =>
        DoAsync(Json(HttpMethod.Post, $"{PostOrder}/cancellation", "createCancellation", cancellation, EbayJson.Default.WireNewCancellation), cancellationToken);

    public Task<ChannelResult<Done>> ApproveCancellationAsync(string cancellation, CancellationToken cancellationToken) =>
        DoAsync(Request(HttpMethod.Post, $"{PostOrder}/cancellation/{Escape(cancellation)}/approve", "approveCancellationRequest"), cancellationToken);

    public Task<ChannelResult<WireInquiries>> GetInquiriesAsync(string order, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{PostOrder}/inquiry/search?order_id={Escape(order)}", "search"), EbayJson.Default.WireInquiries, cancellationToken);

    /// <summary>Gives the whole price back.</summary>
    public Task<ChannelResult<Done>> RefundInquiryAsync(string inquiry, WireComment? comment, CancellationToken cancellationToken) =>
        DoAsync(Json(HttpMethod.Post, $"{PostOrder}/inquiry/{Escape(inquiry)}/issue_refund", "issueInquiryRefund", new WireComments(comment), EbayJson.Default.WireComments), cancellationToken);

    public Task<ChannelResult<WireReturns>> GetReturnsAsync(string order, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{PostOrder}/return/search?order_id={Escape(order)}", "search"), EbayJson.Default.WireReturns, cancellationToken);

    public Task<ChannelResult<Done>> RefundReturnAsync(string id, WireReturnRefund refund, CancellationToken cancellationToken) =>
        DoAsync(Json(HttpMethod.Post, $"{PostOrder}/return/{Escape(id)}/issue_refund", "issueReturnRefund", refund, EbayJson.Default.WireReturnRefund), cancellationToken);

    /// <summary>eBay takes three decimals and asks for the Z.</summary>
    internal static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}
