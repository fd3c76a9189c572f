using System.Text.Json;

namespace Marketplace.Channels.Shopify.Wire;

internal sealed record WireOrdersAnswer(WireNodes<JsonElement> Orders);

internal sealed record WireOrderAnswer(JsonElement? Order);

internal sealed record WireOrder
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string CurrencyCode { get; init; }

    public string? Email { get; init; }

    public string? Note { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    public string? DisplayFinancialStatus { get; init; }

    public required string DisplayFulfillmentStatus { get; init; }

    public WireMoneyBag? SubtotalPriceSet { get; init; }

    public WireMoneyBag? TotalTaxSet { get; init; }

    public WireMoneyBag? TotalShippingPriceSet { get; init; }

    public WireMoneyBag? TotalDiscountsSet { get; init; }

    public required WireMoneyBag TotalPriceSet { get; init; }

    public WireAddress? ShippingAddress { get; init; }

    public required WireNodes<WireLine> LineItems { get; init; }

    public IReadOnlyList<WireFulfillment> Fulfillments { get; init; } = [];

    public IReadOnlyList<WireRefund> Refunds { get; init; } = [];
}

internal sealed record WireAddress(string? Name, string? Address1, string? Address2, string? City, string? ProvinceCode, string? Zip, string? CountryCodeV2, string? Phone);

internal sealed record WireLine
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? VariantTitle { get; init; }

    public string? Sku { get; init; }

    public int Quantity { get; init; }

    public required WireMoneyBag OriginalUnitPriceSet { get; init; }

    public WireMoneyBag? TotalDiscountSet { get; init; }

    public IReadOnlyList<WireTaxLine> TaxLines { get; init; } = [];

    /// <summary>Null once it is deleted.</summary>
    public WireIdentified? Product { get; init; }

    public WireIdentified? Variant { get; init; }
}

internal sealed record WireTaxLine(WireMoneyBag PriceSet);

internal sealed record WireFulfillment(DateTimeOffset CreatedAt, IReadOnlyList<WireTracking> TrackingInfo);

internal sealed record WireTracking(string? Company, string? Number);

internal sealed record WireRefund(string Id, DateTimeOffset? CreatedAt, string? Note, WireMoneyBag TotalRefundedSet);

internal sealed record WireShippingAnswer(WireShipping? Order);

/// <summary>What of an order is to be shipped, and what has been.</summary>
internal sealed record WireShipping(WireNodes<WireFulfillmentOrder> FulfillmentOrders, IReadOnlyList<WireFulfillment> Fulfillments, DateTimeOffset? CancelledAt);

internal sealed record WireFulfillmentOrder(string Id, string Status);

internal sealed record WireFulfillAnswer(WireDone FulfillmentCreate);

internal sealed record WireCancelAnswer(WireCancel OrderCancel);

internal sealed record WireCancel(IReadOnlyList<WireUserError> OrderCancelUserErrors);

internal sealed record WirePaymentsAnswer(WirePayments? Order);

internal sealed record WirePayments(IReadOnlyList<WireTransaction> Transactions, IReadOnlyList<WireRefund> Refunds);

internal sealed record WireTransaction(string Id, string Kind, string Status, string? Gateway, WireMoneyBag AmountSet);

internal sealed record WireRefundAnswer(WireRefundPayload RefundCreate);

internal sealed record WireRefundPayload(WireIdentified? Refund, IReadOnlyList<WireUserError> UserErrors);
