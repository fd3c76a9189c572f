namespace Marketplace.Contracts.Inventory;

/// <summary>So many units of one SKU in a bundle: GET /api/inventory/{sku}/components.</summary>
/// <param name="Quantity">Units in one bundle.</param>
/// <param name="Available">Units of the component that can still be sold.</param>
public sealed record BundleComponentModel(string Sku, Guid ProductId, string ProductTitle, string? VariantTitle, int Quantity, int Available);

/// <summary>
/// PUT /api/inventory/{sku}/components: what the bundle is made of from now on; empty gives the SKU stock of its own again, starting from none.
/// Refusals are 409 problems: <c>bundle-reserved</c>, <c>bundle-nested</c>.
/// </summary>
public sealed record BundleInput(IReadOnlyList<BundleComponentInput> Components);

public sealed record BundleComponentInput(string Sku, int Quantity);
