using System.Globalization;
using Marketplace.Api.Listings;
using Marketplace.Contracts;
using Marketplace.Contracts.Products;
using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Microsoft.EntityFrameworkCore;
using Orleans;

namespace Marketplace.Api.Products;

/// <summary>One change to many products; the preview and the change are the same code, so that they cannot differ.</summary>
internal static class ProductBulkEdit
{
    public static Dictionary<string, string[]> Validate(BulkEdit edit)
    {
        var errors = new FieldErrors();
        if (edit.ProductIds is not { Count: > 0 and <= 1000 })
            errors.Add("productIds", "From 1 to 1,000 products.");
        if (edit.PricePercent is <= -100 or > 1000)
            errors.Add("pricePercent", "Above -100 and at most 1,000.");
        errors.Limit("vendor", edit.Vendor, 255);
        if (edit.AddTags is { Count: > 100 } || edit.AddTags?.Any(t => string.IsNullOrWhiteSpace(t) || t.Length > 255) == true)
            errors.Add("addTags", "At most 100 tags, each of 1 to 255 characters.");
        if (edit is { Active: null, Featured: null, PricePercent: null, Vendor: null, AddTags: not { Count: > 0 }, RemoveTags: not { Count: > 0 } })
            errors.Add("", "Say what to change.");
        return errors.All;
    }

    /// <exception cref="NotFoundException">One of the products is not the seller's.</exception>
    public static async Task<BulkEditResult> ApplyAsync(
        MarketplaceDb db, BulkEdit edit, bool preview, IGrainFactory grains, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = edit.ProductIds.Distinct().ToList();
        var products = await db.Products.Include(p => p.Variants).Where(p => ids.Contains(p.Id)).OrderBy(p => p.Title).ToListAsync(cancellationToken);
        if (products.Count != ids.Count)
            throw new NotFoundException();
        var lines = new List<BulkEditLine>();
        foreach (var product in products)
        {
            var changes = Change(product, edit, now);
            if (changes.Count == 0)
                continue;
            product.Version++;
            product.UpdatedAt = now;
            lines.Add(new(product.Id, product.Title, changes));
        }

        if (!preview)
            await db.SaveWithListingsAsync(lines.ConvertAll(l => l.ProductId), grains, now, cancellationToken);
        return new(preview, lines.Count, lines);
    }

    private static List<BulkEditChange> Change(Product product, BulkEdit edit, DateTimeOffset now)
    {
        var changes = new List<BulkEditChange>();
        Note("active", Word(product.Active), Word(edit.Active ?? product.Active));
        product.Active = edit.Active ?? product.Active;
        Note("featured", Word(product.Featured), Word(edit.Featured ?? product.Featured));
        product.Featured = edit.Featured ?? product.Featured;
        Note("vendor", product.Vendor, edit.Vendor ?? product.Vendor);
        product.Vendor = edit.Vendor ?? product.Vendor;
        List<string> tags = [.. product.Tags.Union(edit.AddTags ?? []).Except(edit.RemoveTags ?? [])];
        Note("tags", string.Join(", ", product.Tags), string.Join(", ", tags));
        product.Tags = tags;
        foreach (var variant in product.Variants)
        {
            var price = decimal.Round(variant.Price * (1 + ((edit.PricePercent ?? 0) / 100)), 2, MidpointRounding.AwayFromZero);
            if (edit.PricePercent is null || price == variant.Price)
                continue;
            Note($"price {variant.Sku}", variant.Price.ToString("0.00##", CultureInfo.InvariantCulture), price.ToString("0.00", CultureInfo.InvariantCulture));
            variant.Price = price;
            variant.UpdatedAt = now;
        }

        return changes;

        void Note(string field, string? from, string? to)
        {
            if (from != to)
                changes.Add(new(field, from, to));
        }
    }

    private static string Word(bool flag) => flag ? "yes" : "no";
}
