using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Data.Inventory;

/// <summary>
/// So many units of one SKU in a bundle. A bundle's item has no stock of its own: what is available of it is the least that its components
/// allow, kept up to date by the database in the transaction that moves a component (Sql/functions/recount_bundles.sql).
/// </summary>
[PrimaryKey(nameof(BundleItemId), nameof(ComponentItemId))]
public sealed class BundleComponent : ITenantOwned
{
    public Guid SellerId { get; set; }
    public Guid BundleItemId { get; set; }
    public InventoryItem? BundleItem { get; set; }
    public Guid ComponentItemId { get; set; }
    public InventoryItem? ComponentItem { get; set; }
    /// <summary>Units of the component in one bundle.</summary>
    public int Quantity { get; set; }
}

internal sealed class BundleComponentConfiguration : IEntityTypeConfiguration<BundleComponent>
{
    public void Configure(EntityTypeBuilder<BundleComponent> builder)
    {
        builder.HasOne(c => c.BundleItem).WithMany(i => i.Components).OnDelete(DeleteBehavior.Cascade);
        // A bundle that lost a component by itself would be sold without it.
        builder.HasOne(c => c.ComponentItem).WithMany().OnDelete(DeleteBehavior.NoAction);
        builder.ToTable(t => t.HasCheckConstraint("ck_bundle_components_quantity", "quantity > 0"));
    }
}
