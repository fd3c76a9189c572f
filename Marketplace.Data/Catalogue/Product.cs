using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Data.Catalogue;

/// <summary>The seller's own item; its variants have the SKUs, prices and stock.</summary>
[Index(nameof(SellerId), nameof(Handle), IsUnique = true)]
[KeyedWithinSeller]
public sealed class Product : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public required string Handle { get; set; }
    public required string Title { get; set; }
    public string? Description { get; set; }
    public string? ShortDescription { get; set; }
    public string? Vendor { get; set; }
    public string? ProductType { get; set; }
    public Guid? CategoryId { get; set; }
    public Category? Category { get; set; }
    public List<string> Tags { get; set; } = [];
    [Jsonb] public Dictionary<string, string> Attributes { get; set; } = [];
    [FixedText(3)] public required string Currency { get; set; }
    public bool Active { get; set; } = true;
    public bool Featured { get; set; }
    public string? SeoTitle { get; set; }
    public string? SeoDescription { get; set; }
    /// <summary>What an imported file said about publication; null when it said nothing.</summary>
    public bool? Published { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    /// <summary>Raised by every change; a writer that read an older one is refused.</summary>
    [System.ComponentModel.DataAnnotations.ConcurrencyCheck] public int Version { get; set; } = 1;

    /// <summary>Of the first variant.</summary>
    public string? Sku { get; private set; }
    /// <summary>Of the cheapest variant.</summary>
    public decimal? PriceFrom { get; private set; }
    /// <summary>Of the dearest variant.</summary>
    public decimal? PriceTo { get; private set; }
    public int VariantCount { get; private set; }

    public List<Variant> Variants { get; } = [];
    public List<ProductImage> Images { get; } = [];
}

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    /// <summary>What the grid shows of the variants is kept in the product's own row, by triggers (Sql/functions/product_summary.sql).</summary>
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.Property(p => p.Sku).ValueGeneratedOnAddOrUpdate();
        builder.Property(p => p.PriceFrom).ValueGeneratedOnAddOrUpdate();
        builder.Property(p => p.PriceTo).ValueGeneratedOnAddOrUpdate();
        builder.Property(p => p.VariantCount).HasDefaultValue(0).ValueGeneratedOnAddOrUpdate();
    }
}
