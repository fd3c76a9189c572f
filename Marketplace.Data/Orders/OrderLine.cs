using Marketplace.Data.Catalogue;
using Marketplace.Data.Listings;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Data.Orders;

/// <summary>
/// <c>Pending</c> and <c>Returning</c> are on their way to <c>Committed</c> or <c>Oversold</c>, and to <c>Returned</c>.
/// <c>Historic</c>: sold before the channel was connected; the stock counted since is without it.
/// </summary>
public enum LineStock { Pending, Committed, Oversold, Unmatched, Returning, Returned, Historic }

[Index(nameof(OrderId), nameof(RemoteId), IsUnique = true)]
[KeyedWithinSeller]
public sealed class OrderLine : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid OrderId { get; set; }
    public Order? Order { get; set; }
    public required string RemoteId { get; set; }
    public Guid? ListingId { get; set; }
    public Listing? Listing { get; set; }
    public Guid? ProductId { get; set; }
    public Product? Product { get; set; }
    public Guid? VariantId { get; set; }
    public Variant? Variant { get; set; }
    public string? Sku { get; set; }
    public required string Title { get; set; }
    public int Quantity { get; set; }
    public decimal UnitPrice { get; set; }
    public decimal Tax { get; set; }
    public decimal Discount { get; set; }
    /// <summary>What became of the stock that this line takes.</summary>
    public LineStock Stock { get; set; }
}

internal sealed class OrderLineConfiguration : IEntityTypeConfiguration<OrderLine>
{
    /// <summary>Lines whose stock is still to be taken or given back are re-driven until none is left.</summary>
    public void Configure(EntityTypeBuilder<OrderLine> builder) =>
        builder.HasIndex(l => new { l.SellerId, l.OrderId }, "ix_order_lines_pending").HasFilter("stock in ('pending', 'returning')");
}
