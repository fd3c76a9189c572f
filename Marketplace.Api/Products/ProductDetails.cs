using Marketplace.Contracts;
using Marketplace.Contracts.Products;
using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Api.Products;

internal static class ProductDetails
{
    /// <exception cref="NotFoundException">The seller has no such product.</exception>
    public static async Task<ProductDetail> ReadAsync(MarketplaceDb db, Guid id, CancellationToken cancellationToken)
    {
        var product = await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) ?? throw new NotFoundException();
        var variants = await (
            from variant in db.Variants.AsNoTracking()
            join item in db.InventoryItems on variant.Id equals item.VariantId
            where variant.ProductId == id
            orderby variant.Position
            select new { variant, item.OnHand, item.Reserved, Bundle = item.Components.Any() }).ToListAsync(cancellationToken);
        var images = await db.ProductImages.AsNoTracking().Where(i => i.ProductId == id).OrderBy(i => i.Position).ThenBy(i => i.Id).ToListAsync(cancellationToken);
        return new(
            product.Id, product.Handle, product.Title, product.Description, product.ShortDescription, product.Vendor, product.ProductType, product.CategoryId,
            product.Tags, product.Attributes, product.Currency, product.Active, product.Featured, product.SeoTitle, product.SeoDescription, product.Version,
            [.. variants.Select(v => Variant(v.variant, v.Bundle, v.OnHand, v.Reserved))], [.. images.Select(Image)], product.CreatedAt, product.UpdatedAt);
    }

    public static ProductImageDetail Image(ProductImage image) => new(
        image.Id, image.State.ToString().ToLowerInvariant(), image.ObjectKey is null ? null : Media.Url(image.ObjectKey), image.SourceUrl, image.Alt,
        image.Position, image.Width, image.Height, image.Error);

    private static VariantDetail Variant(Variant variant, bool bundle, int onHand, int reserved) => new(
        variant.Id, variant.Sku, variant.Title, variant.Options, variant.Price, variant.CompareAtPrice, variant.Cost, variant.Barcode, variant.WeightGrams,
        variant.TrackInventory, variant.LowStockThreshold, variant.ImageId, bundle, onHand, reserved, onHand - reserved);
}
