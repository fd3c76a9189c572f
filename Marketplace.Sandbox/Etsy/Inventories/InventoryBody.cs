namespace Marketplace.Sandbox.Etsy.Inventories;

/// <summary>The JSON of updateListingInventory: the whole inventory. Members that reading it back shows but writing does not
/// take, such as <c>product_id</c> or a price object, are refused.</summary>
internal sealed record InventoryBody
{
    public required IReadOnlyList<ProductBody> Products { get; init; }
    public IReadOnlyList<long> PriceOnProperty { get; init; } = [];
    public IReadOnlyList<long> QuantityOnProperty { get; init; } = [];
    public IReadOnlyList<long> SkuOnProperty { get; init; } = [];
    public IReadOnlyList<long>? ReadinessStateOnProperty { get; init; }
}

internal sealed record ProductBody
{
    public string? Sku { get; init; }
    public IReadOnlyList<PropertyBody> PropertyValues { get; init; } = [];
    public required IReadOnlyList<OfferingBody> Offerings { get; init; }
}

internal sealed record PropertyBody
{
    public required long PropertyId { get; init; }
    public string PropertyName { get; init; } = "";
    public long? ScaleId { get; init; }
    public required IReadOnlyList<long> ValueIds { get; init; }
    public required IReadOnlyList<string> Values { get; init; }
}

internal sealed record OfferingBody
{
    public required decimal Price { get; init; }
    public required int Quantity { get; init; }
    public required bool IsEnabled { get; init; }
    public required long? ReadinessStateId { get; init; }
}
