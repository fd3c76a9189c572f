using Marketplace.Data.Catalogue;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Data.Inventory;

/// <summary>The stock of one SKU.</summary>
[Index(nameof(VariantId), IsUnique = true)]
[Index(nameof(ProductId))]
[Index(nameof(SellerId), nameof(Sku))]
public sealed class InventoryItem : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid VariantId { get; set; }
    public Variant? Variant { get; set; }
    /// <summary>The variant's product; filled in by the database.</summary>
    public Guid ProductId { get; private set; }
    public required string Sku { get; set; }
    public int OnHand { get; set; }
    public int Reserved { get; set; }
    /// <summary>Generated: <c>on_hand - reserved</c>.</summary>
    public int Available { get; private set; }
    /// <summary>Raised by each new activation of the item's grain; a write that carries an older one is refused.</summary>
    public long Epoch { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>What a bundle is made of; empty for a SKU with stock of its own.</summary>
    public List<BundleComponent> Components { get; } = [];
}

internal sealed class InventoryItemConfiguration : IEntityTypeConfiguration<InventoryItem>
{
    public void Configure(EntityTypeBuilder<InventoryItem> builder)
    {
        builder.Property(i => i.ProductId).ValueGeneratedOnAdd();
        builder.Property(i => i.Available).HasComputedColumnSql("on_hand - reserved", stored: true);
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_inventory_items_on_hand", "on_hand >= 0");
            t.HasCheckConstraint("ck_inventory_items_reserved", "reserved >= 0 and reserved <= on_hand");
        });
    }
}
