using System.ComponentModel.DataAnnotations.Schema;
using Marketplace.Data.Connections;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Syncs;

public enum SyncLogAction { Push, Pull, None, Create, Update, Delete }

public enum SyncLogResult { Success, Failed, Skipped }

/// <summary>One decision of a sync; for stock with both quantities.</summary>
[Table("sync_log")]
[Index(nameof(ConnectionId), nameof(Id), IsDescending = [false, true])]
[Index(nameof(SellerId), nameof(Id), IsDescending = [false, true])]
public sealed class SyncLogEntry : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid ConnectionId { get; set; }
    public Connection? Connection { get; set; }
    /// <summary>product, listing, order or inventory.</summary>
    public required string EntityKind { get; set; }
    public string? Sku { get; set; }
    public Guid? EntityId { get; set; }
    public SyncLogAction Action { get; set; }
    public SyncLogResult Result { get; set; }
    public string? Error { get; set; }
    public int? LocalQuantity { get; set; }
    public int? RemoteQuantity { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
