namespace Marketplace.Sandbox.WooCommerce.Store;

internal sealed record Order
{
    public required long Id { get; init; }
    public required string Shop { get; init; }
    public required string OrderKey { get; init; }
    public required string Status { get; init; }
    public required string Currency { get; init; }
    public required Buyer Buyer { get; init; }
    public required string PaymentMethod { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ModifiedAt { get; init; }
    public required IReadOnlyList<OrderLine> Lines { get; init; }
    public required long ShippingLineId { get; init; }
    public required long TaxLineId { get; init; }
    public decimal Shipping { get; init; }
    public string CustomerNote { get; init; } = "";
    public DateTimeOffset? PaidAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public bool StockReduced { get; init; }
    public IReadOnlyList<OrderNote> Notes { get; init; } = [];
    public IReadOnlyList<Refund> Refunds { get; init; } = [];
    public IReadOnlyList<Meta> MetaData { get; init; } = [];

    public decimal Tax => Lines.Sum(l => l.Tax);

    public decimal Total => Lines.Sum(l => l.Total) + Tax + Shipping;

    public decimal Refunded => Refunds.Sum(r => r.Amount);
}

internal sealed record Buyer(string FirstName, string LastName, string Email, string Address1, string Address2, string City, string State, string Postcode, string Country);

internal sealed record OrderLine(long Id, long ProductId, long VariationId, string Name, string Sku, int Quantity, decimal Price, decimal Tax, int Restocked = 0)
{
    public decimal Total => Price * Quantity;
}

internal sealed record OrderNote(long Id, string Author, string Text, bool ForCustomer, DateTimeOffset CreatedAt);

internal sealed record Refund(long Id, decimal Amount, string Reason, bool ByGateway, DateTimeOffset CreatedAt, IReadOnlyList<Meta> MetaData);

/// <summary>Ways to pay, and whether money can be given back by them.</summary>
internal sealed record Gateway(string Id, string Title, bool Refunds)
{
    public static readonly IReadOnlyList<Gateway> All = [new("bacs", "Direct bank transfer", false), new("cod", "Cash on delivery", false), new("stripe", "Credit card", true)];

    public IReadOnlyList<string> Supports => Refunds ? ["products", "refunds"] : ["products"];
}
