using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;
using Marketplace.Sandbox.Shopify.Webhooks;

namespace Marketplace.Sandbox.Shopify.Products;

/// <summary><c>productVariantsBulkUpdate</c>: changes variants of one product; unless partial updates are allowed, all of them or none.</summary>
internal sealed class VariantMutation(ShopifyCall call)
{
    public ProductPayload Update(string productId, IReadOnlyList<VariantChange> changes, bool partly)
    {
        using (call.Store.Change())
        {
            if (call.Product(productId) is not { } product)
                return ProductPayload.Refused([UserError.At("productId", "Product does not exist", "PRODUCT_DOES_NOT_EXIST")]);
            var problems = new List<UserError>();
            foreach (var (i, change) in changes.Index())
            {
                var variant = product.Variants.FirstOrDefault(v => Gid.Of("ProductVariant", v.Id) == change.Id);
                if (Check(change, variant, $"variants.{i}") is { } problem)
                    problems.Add(problem);
                else
                    product = product.With(Apply(change, variant!));
            }
            if (problems.Count > 0 && !partly)
                return ProductPayload.Refused(problems);
            product = call.Store.Products.Put(product.Id, product with { UpdatedAt = call.Store.Now });
            call.Services.GetRequiredService<ShopifyEvents>().ProductChanged(product, call.Origin, Topics.ProductsUpdate);
            return new(new ProductView(product, call), problems);
        }
    }

    private static UserError? Check(VariantChange change, Variant? variant, string at) =>
        change.Id is null ? UserError.At($"{at}.id", "Product variant is missing ID attribute", "PRODUCT_VARIANT_ID_MISSING")
        : variant is null ? UserError.At($"{at}.id", "Product variant does not exist", "PRODUCT_VARIANT_DOES_NOT_EXIST")
        : ProductWriter.Amount(change.Price) < 0 ? UserError.At($"{at}.price", "Price must be greater than or equal to 0", "GREATER_THAN_OR_EQUAL_TO")
        : null;

    private static Variant Apply(VariantChange change, Variant variant) => variant with
    {
        Barcode = change.Barcode ?? variant.Barcode,
        Price = ProductWriter.Amount(change.Price) ?? variant.Price,
        CompareAtPrice = ProductWriter.Amount(change.CompareAtPrice) ?? variant.CompareAtPrice,
        SellsWithoutStock = change.InventoryPolicy is { } policy ? policy == "CONTINUE" : variant.SellsWithoutStock,
    };
}

/// <summary><c>ProductVariantsBulkInput</c>: what is absent stays as it is.</summary>
internal sealed record VariantChange
{
    public string? Id { get; init; }
    public string? Barcode { get; init; }
    public string? Price { get; init; }
    public string? CompareAtPrice { get; init; }
    public string? InventoryPolicy { get; init; }
}
