using Marketplace.Data.Orders;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Inventory;

public enum OversellCaseState { Open, Cancelled, Refunded, Resolved }

/// <summary>Units that two channels sold and only one can have; counted and shown until the seller settles it.</summary>
[Index(nameof(OrderLineId), IsUnique = true)]
[Index(nameof(SellerId), nameof(Id), IsDescending = [false, true])]
public sealed class OversellCase : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid? ItemId { get; set; }
    public InventoryItem? Item { get; set; }
    public required string Sku { get; set; }
    public Guid OrderId { get; set; }
    public Order? Order { get; set; }
    public Guid OrderLineId { get; set; }
    public OrderLine? OrderLine { get; set; }
    public int Quantity { get; set; }
    public OversellCaseState State { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
}
