using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Data.Inventory;

public enum ReservationState { Held, Committed, Released, Expired }

/// <summary>Units that are held for a buyer. Its key stands in the ledger, at the movement that has this reservation as its subject.</summary>
public sealed class Reservation : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid ItemId { get; set; }
    public InventoryItem? Item { get; set; }
    public int Quantity { get; set; }
    public ReservationState State { get; set; }
    /// <summary>
    /// The bundle's reservation of which this is one component's part; a part is settled with it, never alone. No foreign key: it would need
    /// another index over all reservations, which the hot path would pay for.
    /// </summary>
    public Guid? PartOfId { get; set; }
    public string? Reference { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class ReservationConfiguration : IEntityTypeConfiguration<Reservation>
{
    public void Configure(EntityTypeBuilder<Reservation> builder)
    {
        builder.HasIndex(r => new { r.ItemId, r.ExpiresAt }, "ix_reservations_held").HasFilter("state = 'held' and part_of_id is null");
        builder.HasIndex(r => r.PartOfId).HasFilter("part_of_id is not null");
        builder.ToTable(t => t.HasCheckConstraint("ck_reservations_quantity", "quantity > 0"));
    }
}
