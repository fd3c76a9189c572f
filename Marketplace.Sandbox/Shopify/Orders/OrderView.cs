using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Orders;

internal sealed class OrderView(Order order, ShopifyCall call)
{
    public string Id => Gid.Of("Order", order.Id);

    public long LegacyResourceId => order.Id;

    public string Name => order.Name;

    public int Number => order.Number;

    public string? Email => order.Buyer.Email;

    public string? Note => order.Note;

    public string CurrencyCode => order.CurrencyCode;

    public DateTimeOffset CreatedAt => order.CreatedAt;

    public DateTimeOffset ProcessedAt => order.CreatedAt;

    public DateTimeOffset UpdatedAt => order.UpdatedAt;

    public DateTimeOffset? CancelledAt => order.CancelledAt;

    public string? CancelReason => order.CancelReason;

    public string DisplayFinancialStatus => order.FinancialStatus;

    public string DisplayFulfillmentStatus => order.FulfillmentStatus;

    public MoneyBag SubtotalPriceSet => call.Money(order.Subtotal);

    public MoneyBag TotalShippingPriceSet => call.Money(order.Shipping);

    public MoneyBag TotalDiscountsSet => call.Money(0);

    public MoneyBag TotalTaxSet => call.Money(0);

    public MoneyBag TotalPriceSet => call.Money(order.Total);

    public MoneyBag CurrentTotalPriceSet => call.Money(order.CurrentTotal);

    public MoneyBag TotalRefundedSet => call.Money(order.Refunded);

    public AddressView ShippingAddress => new(order);

    public Connection<LineItemView> LineItems(int? first, string? after, bool reverse) =>
        Connection.Of(call, order.Lines, l => Connection.Key(l.Id), l => new LineItemView(l, call), new(first, after, reverse));

    public Connection<FulfillmentOrderView> FulfillmentOrders(int? first, string? after, bool reverse) =>
        Connection.Of(call, [order], o => Connection.Key(o.FulfillmentOrderId), o => new FulfillmentOrderView(o, call), new(first, after, reverse));

    public IEnumerable<FulfillmentView> Fulfillments(int? first) => order.Fulfillments.Take(first ?? int.MaxValue).Select(f => new FulfillmentView(f));

    public IEnumerable<RefundView> Refunds(int? first) => order.Refunds.Take(first ?? int.MaxValue).Select(r => new RefundView(r, call));

    public IEnumerable<TransactionView> Transactions(int? first) =>
    [
        new TransactionView(Gid.Of("OrderTransaction", order.PaymentId), "SALE", call.Money(order.Total)),
        .. order.Refunds.Where(r => r.Amount > 0).Select(r => new TransactionView(Gid.Of("OrderTransaction", r.Id), "REFUND", call.Money(r.Amount))).Take((first ?? int.MaxValue) - 1),
    ];
}

internal sealed class AddressView(Order order)
{
    public string Id => Gid.Of("MailingAddress", order.Id);

    public string Name => order.Buyer.Name;

    public string Address1 => order.Buyer.Address1;

    public string? Address2 => order.Buyer.Address2;

    public string City => order.Buyer.City;

    public string? ProvinceCode => order.Buyer.Province;

    public string Zip => order.Buyer.Zip;

    public string CountryCodeV2 => order.Buyer.CountryCode;

    public string? Phone => null;
}

internal sealed record TransactionView(string Id, string Kind, MoneyBag AmountSet)
{
    public string Gateway => "bogus";

    public string Status => "SUCCESS";
}

internal sealed class RefundView(Refund refund, ShopifyCall call)
{
    public string Id => Gid.Of("Refund", refund.Id);

    public DateTimeOffset CreatedAt => refund.CreatedAt;

    public string? Note => refund.Note;

    public MoneyBag TotalRefundedSet => call.Money(refund.Amount);
}
