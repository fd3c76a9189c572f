using System.Text.Json.Serialization;

namespace Marketplace.Channels.Etsy.Wire;

/// <summary>Etsy's <c>ListingInventory</c>: a product per combination of property values, each with one offering.</summary>
/// <param name="Listing">Present when asked for by <c>includes=Listing</c>.</param>
internal sealed record WireInventory(
    IReadOnlyList<WireProduct> Products, IReadOnlyList<long>? PriceOnProperty = null, IReadOnlyList<long>? QuantityOnProperty = null,
    IReadOnlyList<long>? SkuOnProperty = null, IReadOnlyList<long>? ReadinessStateOnProperty = null, WireListing? Listing = null);

internal sealed record WireProduct(
    long ProductId, IReadOnlyList<WireOffering> Offerings, string? Sku = null, bool IsDeleted = false, IReadOnlyList<WirePropertyValue>? PropertyValues = null);

internal sealed record WireOffering(int Quantity, bool IsEnabled, WireMoney Price, bool IsDeleted = false, long? ReadinessStateId = null);

/// <summary>Written back exactly as it was read. Custom properties are 513 and 514.</summary>
internal sealed record WirePropertyValue(
    long PropertyId, IReadOnlyList<long> ValueIds, IReadOnlyList<string> Values,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PropertyName = null, long? ScaleId = null);

/// <summary>The body of <c>updateListingInventory</c>, which replaces the whole inventory.</summary>
internal sealed record WireInventoryUpdate(
    IReadOnlyList<WireProductUpdate> Products, IReadOnlyList<long> PriceOnProperty, IReadOnlyList<long> QuantityOnProperty, IReadOnlyList<long> SkuOnProperty,
    IReadOnlyList<long> ReadinessStateOnProperty);

internal sealed record WireProductUpdate(string? Sku, IReadOnlyList<WirePropertyValue> PropertyValues, IReadOnlyList<WireOfferingUpdate> Offerings);

/// <param name="Price">In the shop's currency.</param>
/// <param name="ReadinessStateId">Must be present, may be null.</param>
internal sealed record WireOfferingUpdate(decimal Price, int Quantity, bool IsEnabled, long? ReadinessStateId);
