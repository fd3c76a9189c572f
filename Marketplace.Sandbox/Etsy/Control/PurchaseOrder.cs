namespace Marketplace.Sandbox.Etsy.Control;

/// <summary><c>POST /control/etsy/purchase</c>: buys by listing, by product of a listing, or by SKU.</summary>
/// <param name="ShopId">Narrows the SKU to a shop; default: the seeded one.</param>
/// <param name="Buyer">Name of the buyer; default: somebody.</param>
internal sealed record PurchaseOrder(
    long? ShopId, long? ListingId, long? ProductId, string? Sku, int Quantity = 1, string? Buyer = null, string? Message = null);
