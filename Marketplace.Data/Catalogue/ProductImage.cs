using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Data.Catalogue;

public enum ProductImageState { Pending, Stored, Failed }

[Index(nameof(ProductId), nameof(Position))]
public sealed class ProductImage : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid ProductId { get; set; }
    public Product? Product { get; set; }
    public int Position { get; set; }
    public string? Alt { get; set; }
    public string? SourceUrl { get; set; }
    /// <summary>Where the object store has it; null until stored.</summary>
    public string? ObjectKey { get; set; }
    public string? ContentType { get; set; }
    public int? Width { get; set; }
    public int? Height { get; set; }
    public long? Bytes { get; set; }
    public ProductImageState State { get; set; }
    public int Attempts { get; set; }
    /// <summary>Why the picture could not be fetched, in words for the seller.</summary>
    public string? Error { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class ProductImageConfiguration : IEntityTypeConfiguration<ProductImage>
{
    /// <summary>What is left to download is found without touching what is done.</summary>
    public void Configure(EntityTypeBuilder<ProductImage> builder) =>
        builder.HasIndex(i => new { i.SellerId, i.Id }, "ix_product_images_pending").HasFilter("state = 'pending'");
}
