namespace Marketplace.Sandbox.Ebay.Control;

/// <summary><c>POST /control/ebay/purchase</c>: buys by listing, by SKU, or by both where the listing has variations.</summary>
/// <param name="UserId">The seller whose SKU it is; default: the seeded one.</param>
/// <param name="Buyer">Name of the buyer; default: somebody.</param>
internal sealed record PurchaseOrder(string? UserId, string? ListingId, string? Sku, int Quantity = 1, string? Buyer = null, string? Message = null);
