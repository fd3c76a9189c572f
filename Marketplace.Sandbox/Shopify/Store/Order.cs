namespace Marketplace.Sandbox.Shopify.Store;

internal sealed record Order
{
    public required long Id { get; init; }
    public required string Shop { get; init; }
    public required int Number { get; init; }
    public required Buyer Buyer { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required string CurrencyCode { get; init; }
    public required long LocationId { get; init; }
    public required long FulfillmentOrderId { get; init; }
    public required long PaymentId { get; init; }
    public required IReadOnlyList<OrderLine> Lines { get; init; }
    public decimal Shipping { get; init; }
    public string? Note { get; init; }
    public IReadOnlyList<Fulfillment> Fulfillments { get; init; } = [];
    public IReadOnlyList<Refund> Refunds { get; init; } = [];
    public DateTimeOffset? CancelledAt { get; init; }
    public string? CancelReason { get; init; }

    public string Name => $"#{Number}";

    public decimal Subtotal => Lines.Sum(l => l.Price * l.Quantity);

    public decimal Total => Subtotal + Shipping;

    public decimal Refunded => Refunds.Sum(r => r.Amount);

    public decimal CurrentTotal => Math.Max(0, Total - Refunded);

    public string FinancialStatus => Refunded == 0 ? "PAID" : Refunded < Total ? "PARTIALLY_REFUNDED" : "REFUNDED";

    public string FulfillmentStatus => Lines.All(l => l.Fulfilled == 0) ? "UNFULFILLED" : Lines.Any(l => l.Remaining > 0) ? "PARTIALLY_FULFILLED" : "FULFILLED";

    public string FulfillmentOrderStatus => CancelledAt is not null ? "CANCELLED" : Lines.All(l => l.Remaining == 0) ? "CLOSED" : Lines.Any(l => l.Fulfilled > 0) ? "IN_PROGRESS" : "OPEN";
}

internal sealed record Buyer(
    string Name, string Email, string Address1, string? Address2, string City, string? Province, string Zip, string CountryCode);

/// <param name="Removed">Units taken off before they were shipped: by a cancellation, or by a refund that says so.</param>
/// <param name="Refunded">Units whose price was given back, shipped or not.</param>
internal sealed record OrderLine(
    long Id, long FulfillmentLineId, long ProductId, long VariantId, string? Sku, string Title, string? VariantTitle, int Quantity, decimal Price,
    int Fulfilled = 0, int Removed = 0, int Refunded = 0)
{
    public int Remaining => Quantity - Fulfilled - Removed;
}

internal sealed record Fulfillment(long Id, DateTimeOffset CreatedAt, string? Company, string? Number, string? Url);

/// <param name="Units">Line ids and how many units of each.</param>
internal sealed record Refund(long Id, DateTimeOffset CreatedAt, string? Note, decimal Amount, IReadOnlyDictionary<long, int> Units);
