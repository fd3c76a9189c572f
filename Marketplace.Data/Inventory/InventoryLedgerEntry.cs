using System.ComponentModel.DataAnnotations.Schema;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Inventory;

/// <summary>One movement of stock. The application role may only insert and read: it is never changed, never deleted.</summary>
[PrimaryKey(nameof(ItemId), nameof(Seq))]
[Index(nameof(ItemId), nameof(Key), IsUnique = true)]
public sealed class InventoryLedgerEntry : ITenantOwned
{
    /// <summary>Generated; rises with time within an item, with gaps.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Identity)] public long Seq { get; private set; }
    public Guid SellerId { get; set; }
    public Guid ItemId { get; set; }
    public InventoryItem? Item { get; set; }
    public required string Kind { get; set; }
    public int OnHandDelta { get; set; }
    public int ReservedDelta { get; set; }
    public int OnHandAfter { get; set; }
    public int ReservedAfter { get; set; }
    /// <summary>The movement's idempotency key.</summary>
    public required string Key { get; set; }
    /// <summary>The reservation or the order line that was moved.</summary>
    public Guid? SubjectId { get; set; }
    /// <summary>What the caller knows it by.</summary>
    public string? Reference { get; set; }
    public string? Note { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
