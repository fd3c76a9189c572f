using Marketplace.Contracts.Products;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Catalogue;

/// <summary>What has a SKU, a price and stock.</summary>
[Index(nameof(SellerId), nameof(Sku), IsUnique = true)]
[Index(nameof(ProductId), nameof(Position))]
[KeyedWithinSeller]
public sealed class Variant : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid ProductId { get; set; }
    public Product? Product { get; set; }
    public int Position { get; set; }
    public required string Sku { get; set; }
    public string? Title { get; set; }
    [Jsonb] public List<VariantOption> Options { get; set; } = [];
    public decimal Price { get; set; }
    public decimal? CompareAtPrice { get; set; }
    public decimal? Cost { get; set; }
    public string? Barcode { get; set; }
    public int? WeightGrams { get; set; }
    public bool TrackInventory { get; set; } = true;
    public int? LowStockThreshold { get; set; }
    public Guid? ImageId { get; set; }
    public ProductImage? Image { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}
