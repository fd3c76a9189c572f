using System.Text.Json;

namespace Marketplace.Sandbox.Ebay.Store;

/// <summary>An inventory item record: what <c>createOrReplaceInventoryItem</c> replaced it with last.</summary>
internal sealed record StoredItem(string UserId, string Sku, string Locale, ItemBody Body, string? GroupKey, DateTimeOffset CreatedAt)
{
    public int Quantity => Body.Availability?.ShipToLocationAvailability?.Quantity ?? 0;

    public StoredItem WithQuantity(int quantity)
    {
        var shipTo = (Body.Availability?.ShipToLocationAvailability ?? new ShipToAvailability()) with { Quantity = quantity };
        return this with { Body = Body with { Availability = (Body.Availability ?? new Availability()) with { ShipToLocationAvailability = shipTo } } };
    }
}

/// <summary>The definition's <c>InventoryItem</c>. Parts that nothing here looks into are kept as they came.</summary>
internal record ItemBody
{
    public Availability? Availability { get; init; }
    public string? Condition { get; init; }
    public string? ConditionDescription { get; init; }
    public JsonElement? ConditionDescriptors { get; init; }
    public JsonElement? PackageWeightAndSize { get; init; }
    public ProductBody? Product { get; init; }
}

internal sealed record Availability
{
    public JsonElement? PickupAtLocationAvailability { get; init; }
    public ShipToAvailability? ShipToLocationAvailability { get; init; }
}

internal sealed record ShipToAvailability
{
    /// <summary>Only in answers.</summary>
    public FormatAllocation? AllocationByFormat { get; init; }
    public JsonElement? AvailabilityDistributions { get; init; }
    public int? Quantity { get; init; }
}

internal sealed record FormatAllocation(int Auction, int FixedPrice);

internal sealed record ProductBody
{
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Aspects { get; init; }
    public string? Brand { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<string>? Ean { get; init; }
    public string? Epid { get; init; }
    public IReadOnlyList<string>? ImageUrls { get; init; }
    public IReadOnlyList<string>? Isbn { get; init; }
    public string? Mpn { get; init; }
    public string? Subtitle { get; init; }
    public string? Title { get; init; }
    public IReadOnlyList<string>? Upc { get; init; }
    public IReadOnlyList<string>? VideoIds { get; init; }
}

/// <summary>The definition's <c>InventoryItemGroup</c>.</summary>
internal sealed record GroupBody
{
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Aspects { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<string>? ImageUrls { get; init; }
    public string? InventoryItemGroupKey { get; init; }
    public string? Subtitle { get; init; }
    public string? Title { get; init; }
    public IReadOnlyList<string>? VariantSKUs { get; init; }
    public VariesBy? VariesBy { get; init; }
    public IReadOnlyList<string>? VideoIds { get; init; }
}

internal sealed record VariesBy(IReadOnlyList<string>? AspectsImageVariesBy, IReadOnlyList<VariesBySpecification>? Specifications);

internal sealed record VariesBySpecification(string? Name, IReadOnlyList<string>? Values);

internal sealed record StoredGroup(string UserId, string Key, GroupBody Body);
