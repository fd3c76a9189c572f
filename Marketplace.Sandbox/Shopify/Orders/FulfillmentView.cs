using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Orders;

/// <summary>What of an order is to be shipped from the shop's location: all of it, there being one location per order.</summary>
internal sealed class FulfillmentOrderView(Order order, ShopifyCall call)
{
    public string Id => Gid.Of("FulfillmentOrder", order.FulfillmentOrderId);

    public string Status => order.FulfillmentOrderStatus;

    public Connection<FulfillmentOrderLineView> LineItems(int? first, string? after, bool reverse) => Connection.Of(
        call, order.Lines, l => Connection.Key(l.FulfillmentLineId),
        l => new FulfillmentOrderLineView(Gid.Of("FulfillmentOrderLineItem", l.FulfillmentLineId), l.Quantity, l.Remaining), new(first, after, reverse));
}

internal sealed record FulfillmentOrderLineView(string Id, int TotalQuantity, int RemainingQuantity);

internal sealed class FulfillmentView(Fulfillment fulfillment)
{
    public string Id => Gid.Of("Fulfillment", fulfillment.Id);

    public string Status => "SUCCESS";

    public DateTimeOffset CreatedAt => fulfillment.CreatedAt;

    public IEnumerable<TrackingView> TrackingInfo(int? first) => [new(fulfillment.Company, fulfillment.Number, fulfillment.Url)];
}

internal sealed record TrackingView(string? Company, string? Number, string? Url);
