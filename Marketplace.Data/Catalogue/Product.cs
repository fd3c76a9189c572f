using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Catalogue;

/// <summary>The seller's own item; its variants have the SKUs, prices and stock.</summary>
[Index(nameof(SellerId), nameof(Handle), IsUnique = true)]
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

    public List<Variant> Variants { get; } = [];
    public List<ProductImage> Images { get; } = [];
}
