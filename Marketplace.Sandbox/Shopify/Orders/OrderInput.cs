namespace Marketplace.Sandbox.Shopify.Orders;

internal sealed record FulfillmentInput
{
    public IReadOnlyList<FulfillmentPart> LineItemsByFulfillmentOrder { get; init; } = [];
    public TrackingInput? TrackingInfo { get; init; }
    public bool? NotifyCustomer { get; init; }
}

internal sealed record FulfillmentPart
{
    public string FulfillmentOrderId { get; init; } = "";
    public IReadOnlyList<FulfillmentLineInput>? FulfillmentOrderLineItems { get; init; }
}

internal sealed record FulfillmentLineInput
{
    public string Id { get; init; } = "";
    public int Quantity { get; init; }
}

internal sealed record TrackingInput
{
    public string? Company { get; init; }
    public string? Number { get; init; }
    public string? Url { get; init; }
}

internal sealed record RefundInput
{
    public string OrderId { get; init; } = "";
    public string? Note { get; init; }
    public string? Currency { get; init; }
    public bool? Notify { get; init; }
    public IReadOnlyList<RefundLineInput>? RefundLineItems { get; init; }
    public IReadOnlyList<TransactionInput>? Transactions { get; init; }
}

internal sealed record RefundLineInput
{
    public string LineItemId { get; init; } = "";
    public int Quantity { get; init; }
    public string? RestockType { get; init; }
    public string? LocationId { get; init; }
}

internal sealed record TransactionInput
{
    public string Amount { get; init; } = "0";
    public string Kind { get; init; } = "";
    public string Gateway { get; init; } = "";
    public string OrderId { get; init; } = "";
    public string? ParentId { get; init; }
}

internal sealed record CancelRefundInput
{
    public bool? OriginalPaymentMethodsRefund { get; init; }
}
