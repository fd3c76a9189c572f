namespace Marketplace.Channels.Shopify.Wire;

internal sealed record WireStockAnswer(WireDone InventorySetQuantities);

/// <summary>Until 2026-01 the expected quantity is <c>compareQuantity</c>, from then on <c>changeFromQuantity</c>; the other is not sent.</summary>
internal sealed record WireStockQuantity(string InventoryItemId, string LocationId, int Quantity, int? CompareQuantity, int? ChangeFromQuantity);

internal sealed record WireStockInput(IReadOnlyList<WireStockQuantity> Quantities, string Name = "available", string Reason = "correction");

internal sealed record WireItemAnswer(WireItemProduct? InventoryItem);

internal sealed record WireItemProduct(WireItemVariant Variant);

internal sealed record WireItemVariant(WireIdentified Product);
