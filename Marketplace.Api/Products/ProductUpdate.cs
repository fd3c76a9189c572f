using Marketplace.Api.Listings;
using Marketplace.Contracts;
using Marketplace.Contracts.Products;
using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Inventory;
using Microsoft.EntityFrameworkCore;
using Orleans;

namespace Marketplace.Api.Products;

/// <summary>Replaces a product's fields and variants; stock is left to the ledger.</summary>
internal static class ProductUpdate
{
    /// <returns>What is wrong, by field; empty when it was saved.</returns>
    /// <exception cref="NotFoundException">The seller has no such product.</exception>
    /// <exception cref="DbUpdateConcurrencyException">The version is not the current one.</exception>
    public static async Task<Dictionary<string, string[]>> ApplyAsync(
        MarketplaceDb db, Guid id, ProductInput input, IGrainFactory grains, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var product = await db.Products.Include(p => p.Variants).SingleOrDefaultAsync(p => p.Id == id, cancellationToken) ?? throw new NotFoundException();
        var items = await db.InventoryItems.Where(i => i.Variant!.ProductId == id).ToDictionaryAsync(i => i.VariantId, cancellationToken);
        db.Entry(product).Property(p => p.Version).OriginalValue = input.Version ?? product.Version;
        Fill(product, input, now);

        var bundles = await db.BundleComponents.Where(c => c.ComponentItem!.Variant!.ProductId == id)
            .Select(c => new { c.ComponentItem!.VariantId, c.BundleItem!.Sku }).ToListAsync(cancellationToken);
        var errors = new FieldErrors();
        var kept = input.Variants.Where(v => v.Id is not null).Select(v => v.Id!.Value).ToHashSet();
        foreach (var variant in product.Variants.Where(v => !kept.Contains(v.Id)).ToList())
        {
            if (items[variant.Id].Reserved > 0)
                errors.Add("variants", $"{variant.Sku} has units reserved for orders and cannot be removed.");
            if (bundles.Find(b => b.VariantId == variant.Id) is { } bundle)
                errors.Add("variants", $"{variant.Sku} is part of the bundle {bundle.Sku} and cannot be removed.");
            product.Variants.Remove(variant);
        }

        for (var i = 0; i < input.Variants.Count; i++)
            await ApplyVariantAsync(db, product, items, input.Variants[i], i, now, errors, cancellationToken);
        if (errors.All.Count == 0)
            await db.SaveWithListingsAsync([id], grains, now, cancellationToken);
        return errors.All;
    }

    private static void Fill(Product product, ProductInput input, DateTimeOffset now)
    {
        product.Title = input.Title;
        product.Handle = input.Handle ?? product.Handle;
        product.Description = input.Description;
        product.ShortDescription = input.ShortDescription;
        product.Vendor = input.Vendor;
        product.ProductType = input.ProductType;
        product.CategoryId = input.CategoryId;
        product.Tags = [.. input.Tags ?? []];
        product.Attributes = input.Attributes?.ToDictionary(StringComparer.Ordinal) ?? [];
        product.Currency = input.Currency ?? product.Currency;
        product.Active = input.Active ?? product.Active;
        product.Featured = input.Featured ?? product.Featured;
        product.SeoTitle = input.SeoTitle;
        product.SeoDescription = input.SeoDescription;
        product.UpdatedAt = now;
        product.Version++;
    }

    private static async Task ApplyVariantAsync(
        MarketplaceDb db, Product product, Dictionary<Guid, InventoryItem> items, VariantInput input, int index, DateTimeOffset now, FieldErrors errors,
        CancellationToken cancellationToken)
    {
        var variant = product.Variants.Find(v => v.Id == input.Id);
        if (variant is null && input.Id is not null)
        {
            errors.Add($"variants[{index}].id", "The product has no such variant.");
            return;
        }

        if (variant is null)
        {
            variant = new() { Id = Guid.CreateVersion7(), SellerId = product.SellerId, ProductId = product.Id, Sku = "", CreatedAt = now };
            items[variant.Id] = new() { Id = Guid.CreateVersion7(), SellerId = product.SellerId, VariantId = variant.Id, Sku = "", OnHand = input.OnHand ?? 0 };
            db.Add(variant);
            db.Add(items[variant.Id]);
            if (input.OnHand > 0)
                db.Add(Opening(items[variant.Id], now));
        }

        var sku = input.Sku ?? (variant.Sku.Length > 0 ? variant.Sku : NewProducts.Sku(product.Handle, input.Options, index));
        if (sku != variant.Sku && await db.Variants.AnyAsync(v => v.Sku == sku && v.Id != variant.Id && v.ProductId != product.Id, cancellationToken))
            errors.Add($"variants[{index}].sku", "Another product has this SKU.");
        if (input.ImageId is { } image && !await db.ProductImages.AnyAsync(i => i.Id == image && i.ProductId == product.Id, cancellationToken))
            errors.Add($"variants[{index}].imageId", "The product has no such picture.");
        items[variant.Id].Sku = sku;
        items[variant.Id].UpdatedAt = now;
        (variant.Sku, variant.Position, variant.Options, variant.Title) = (sku, index, [.. input.Options ?? []], NewProducts.Title(input.Options));
        (variant.Price, variant.CompareAtPrice, variant.Cost, variant.Barcode) = (input.Price, input.CompareAtPrice, input.Cost, input.Barcode);
        (variant.WeightGrams, variant.TrackInventory, variant.LowStockThreshold) = (input.WeightGrams, input.TrackInventory ?? variant.TrackInventory, input.LowStockThreshold);
        (variant.ImageId, variant.UpdatedAt) = (input.ImageId, now);
    }

    private static InventoryLedgerEntry Opening(InventoryItem item, DateTimeOffset now) => new()
    {
        SellerId = item.SellerId,
        Item = item,
        Kind = "opening",
        OnHandDelta = item.OnHand,
        OnHandAfter = item.OnHand,
        Key = "opening",
        CreatedAt = now,
    };
}
