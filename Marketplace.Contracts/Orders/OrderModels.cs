namespace Marketplace.Contracts.Orders;

/// <param name="Status">pending, processing, shipped, delivered, cancelled or refunded.</param>
/// <param name="PaymentStatus">pending, paid, failed or refunded.</param>
public sealed record OrderSummary(
    Guid Id, Guid ConnectionId, string Channel, string RemoteId, string Number, string Status, string PaymentStatus, string FulfilmentStatus,
    string? BuyerName, int Units, decimal Total, string Currency, string? ImageUrl, string Title, bool Oversold, DateTimeOffset PlacedAt);

public sealed record OrderDetail(
    Guid Id, Guid ConnectionId, string Channel, string ConnectionName, string RemoteId, string Number, string Status, string PaymentStatus, string FulfilmentStatus,
    string? BuyerName, string? BuyerEmail, Address? ShippingAddress, Address? BillingAddress, string? Note, string Currency,
    decimal Subtotal, decimal Tax, decimal Shipping, decimal Discount, decimal Total,
    IReadOnlyList<OrderLineModel> Lines, IReadOnlyList<ShipmentModel> Shipments, IReadOnlyList<RefundModel> Refunds, CancellationModel? Cancellation,
    DateTimeOffset PlacedAt, DateTimeOffset ArrivedAt);

public sealed record Address(string? Name, string? Line1, string? Line2, string? City, string? Region, string? PostalCode, string? Country, string? Phone);

/// <param name="Stock">pending, committed, oversold, unmatched, returning, returned, or historic (sold before the channel was connected).</param>
public sealed record OrderLineModel(Guid Id, Guid? ProductId, Guid? VariantId, string? Sku, string Title, int Quantity, decimal UnitPrice, decimal Tax, decimal Discount, string Stock);

/// <param name="State">pending, sent or failed.</param>
public sealed record ShipmentModel(Guid Id, string Carrier, string TrackingNumber, string? Note, string State, DateTimeOffset CreatedAt, DateTimeOffset? SentAt);

public sealed record RefundModel(Guid Id, decimal Amount, string Currency, string? Reason, string State, DateTimeOffset CreatedAt);

/// <summary>The latest wish to cancel the order.</summary>
/// <param name="State">Of its operation: pending, running, done, dead, dismissed or superseded.</param>
/// <param name="Error">Why the channel did not cancel, in words.</param>
public sealed record CancellationModel(string State, string? Error, DateTimeOffset CreatedAt);

/// <summary>POST /api/orders/{id}/cancel → 202; the channel is asked by an operation.</summary>
/// <param name="Reason">out_of_stock, buyer_asked, address or other.</param>
public sealed record CancelRequest(string Reason);

/// <summary>POST /api/orders/{id}/refund → 202; the channel is asked by an operation.</summary>
/// <param name="Amount">In the order's currency; above zero, and at most what is not refunded yet.</param>
public sealed record RefundRequest(decimal Amount, string? Reason);

/// <summary>POST /api/orders/{id}/ship → 202; the channel is told by an operation.</summary>
public sealed record ShipRequest(string Carrier, string TrackingNumber, string? Note);
