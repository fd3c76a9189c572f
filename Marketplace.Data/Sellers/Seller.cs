namespace Marketplace.Data.Sellers;

/// <summary>The tenant: one business, with users who sign in. Row-level security compares its own id.</summary>
public sealed class Seller
{
    public Guid Id { get; set; }
    public required string Name { get; set; }
    /// <summary>ISO 4217; what new products are priced in.</summary>
    [FixedText(3)] public string Currency { get; set; } = "USD";
    public DateTimeOffset CreatedAt { get; set; }
}
