namespace Marketplace.Sandbox.Etsy.Store;

/// <summary>An order. Times are epoch seconds.</summary>
internal sealed record Receipt
{
    public required long Id { get; init; }
    public required long ShopId { get; init; }
    public required long SellerUserId { get; init; }
    public required Buyer Buyer { get; init; }
    public required long CreatedAt { get; init; }
    public required long UpdatedAt { get; init; }
    public required string CurrencyCode { get; init; }
    public required IReadOnlyList<Transaction> Transactions { get; init; }
    public IReadOnlyList<Shipment> Shipments { get; init; } = [];
    public bool IsPaid { get; init; } = true;
    public bool IsShipped { get; init; }
    public bool IsDelivered { get; init; }
    public bool IsCanceled { get; init; }
    public string? MessageFromBuyer { get; init; }
    public string? MessageFromSeller { get; init; }

    public string Status => IsCanceled ? "canceled" : IsShipped ? "completed" : IsPaid ? "paid" : "open";
}

internal sealed record Buyer(
    long UserId,
    string Name,
    string Email,
    string FirstLine,
    string? SecondLine,
    string City,
    string? State,
    string Zip,
    string CountryIso);

internal sealed record Transaction(
    long Id, long ListingId, long ProductId, string Title, string Description, string Sku, int Quantity, decimal Price, decimal ShippingCost,
    long? ImageId, long? ShippingProfileId, IReadOnlyList<PropertyValue> Properties);

internal sealed record Shipment(long Id, string CarrierName, string TrackingCode, long NotifiedAt);
