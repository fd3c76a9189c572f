using System.Text.Json;

namespace Marketplace.Channels.Ebay.Wire;

internal sealed record WireOrders(int Total, IReadOnlyList<JsonElement>? Orders = null);

/// <summary>eBay's <c>Order</c>, as far as it is used.</summary>
internal sealed record WireOrder
{
    public required string OrderId { get; init; }

    public required DateTimeOffset CreationDate { get; init; }

    public required DateTimeOffset LastModifiedDate { get; init; }

    /// <summary>NOT_STARTED, IN_PROGRESS or FULFILLED.</summary>
    public string? OrderFulfillmentStatus { get; init; }

    /// <summary>FAILED, FULLY_REFUNDED, PAID, PARTIALLY_REFUNDED or PENDING.</summary>
    public string? OrderPaymentStatus { get; init; }

    public string? BuyerCheckoutNotes { get; init; }

    public WireCancelStatus? CancelStatus { get; init; }

    public WireOrderPrices? PricingSummary { get; init; }

    public WirePayments? PaymentSummary { get; init; }

    public IReadOnlyList<WireInstruction>? FulfillmentStartInstructions { get; init; }

    public IReadOnlyList<string>? FulfillmentHrefs { get; init; }

    public required IReadOnlyList<WireOrderLine> LineItems { get; init; }
}

/// <param name="CancelState">NONE_REQUESTED, IN_PROGRESS or CANCELED.</param>
internal sealed record WireCancelStatus(string? CancelState = null);

internal sealed record WireOrderPrices
{
    public WireAmount? PriceSubtotal { get; init; }

    public WireAmount? DeliveryCost { get; init; }

    /// <summary>Below zero.</summary>
    public WireAmount? PriceDiscount { get; init; }

    public WireAmount? Tax { get; init; }

    public required WireAmount Total { get; init; }
}

internal sealed record WirePayments(IReadOnlyList<WireOrderRefund>? Refunds = null);

internal sealed record WireOrderRefund
{
    public string? RefundId { get; init; }

    public WireAmount? Amount { get; init; }

    public DateTimeOffset? RefundDate { get; init; }
}

internal sealed record WireInstruction(WireShippingStep? ShippingStep = null);

internal sealed record WireShippingStep(WireContact? ShipTo = null);

internal sealed record WireContact
{
    public string? FullName { get; init; }

    public string? Email { get; init; }

    public WirePhone? PrimaryPhone { get; init; }

    public WireAddress? ContactAddress { get; init; }
}

internal sealed record WirePhone(string? PhoneNumber = null);

internal sealed record WireAddress
{
    public string? AddressLine1 { get; init; }

    public string? AddressLine2 { get; init; }

    public string? City { get; init; }

    public string? StateOrProvince { get; init; }

    public string? PostalCode { get; init; }

    public string? CountryCode { get; init; }
}

internal sealed record WireOrderLine
{
    public required string LineItemId { get; init; }

    public string? LegacyItemId { get; init; }

    public string? LegacyVariationId { get; init; }

    public string? Sku { get; init; }

    public string? Title { get; init; }

    public required int Quantity { get; init; }

    /// <summary>Of the whole line, without shipping and tax.</summary>
    public required WireAmount LineItemCost { get; init; }

    public WireAmount? DiscountedLineItemCost { get; init; }

    public IReadOnlyList<WireTax>? Taxes { get; init; }
}

internal sealed record WireTax(WireAmount? Amount = null);

internal sealed record WireFulfillments(IReadOnlyList<WireFulfillment>? Fulfillments = null);

internal sealed record WireFulfillment
{
    public string? ShipmentTrackingNumber { get; init; }

    public string? ShippingCarrierCode { get; init; }

    public DateTimeOffset? ShippedDate { get; init; }
}

internal sealed record WireNewFulfillment(IReadOnlyList<WireShippedLine> LineItems, string ShippingCarrierCode, string TrackingNumber);

internal sealed record WireShippedLine(string LineItemId, int Quantity);

internal sealed record WireRefundRequest(string ReasonForRefund, WireAmount OrderLevelRefundAmount);

internal sealed record WireRefund(string? RefundId = null);
