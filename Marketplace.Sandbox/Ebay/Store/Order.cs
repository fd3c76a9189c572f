namespace Marketplace.Sandbox.Ebay.Store;

/// <summary>A paid order of one line.</summary>
internal sealed record EbayOrder
{
    public required string Id { get; init; }
    public required string UserId { get; init; }
    public required EbayBuyer Buyer { get; init; }
    public string? Notes { get; init; }
    public required OrderLine Line { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ModifiedAt { get; init; }
    public IReadOnlyList<OrderShipment> Shipments { get; init; } = [];
    public IReadOnlyList<OrderRefund> Refunds { get; init; } = [];
    public DateTimeOffset? CancelledAt { get; init; }

    public decimal Total => (Line.Price * Line.Quantity) + Line.ShippingCost;

    public decimal Refunded => Refunds.Sum(r => r.Amount);

    public bool IsShipped => Shipments.Count > 0;
}

internal sealed record OrderLine(string Id, string ListingId, string? VariationId, string Sku, string Title, int Quantity, decimal Price, decimal ShippingCost, IReadOnlyDictionary<string, string> Variation);

internal sealed record EbayBuyer(string Username, string Name, string Email, string Line1, string? Line2, string City, string? Region, string PostalCode, string Country);

internal sealed record OrderShipment(string Id, string? Carrier, string? TrackingNumber, DateTimeOffset ShippedAt);

internal sealed record OrderRefund(string Id, decimal Amount, string Reason, DateTimeOffset At);

internal enum CaseKind
{
    Cancellation,
    Inquiry,
    Return,
}

/// <summary>What a buyer asks for after the sale, of the Post-Order API.</summary>
/// <param name="State">In the words of its kind's status enumeration.</param>
/// <param name="ByBuyer">Whether the buyer began it.</param>
internal sealed record PostOrderCase(string Id, string UserId, CaseKind Kind, string OrderId, string State, string Reason, bool ByBuyer, DateTimeOffset OpenedAt, DateTimeOffset ChangedAt)
{
    public bool IsOpen => !State.EndsWith("CLOSED", StringComparison.Ordinal);
}
