using Marketplace.Data.Syncs;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Connections;

public enum SyncStatus { Idle, InProgress, Completed, Failed }

/// <summary>The schedule and the cursor of one kind of sync of a connection.</summary>
[PrimaryKey(nameof(ConnectionId), nameof(Kind))]
public sealed class ConnectionSync : ITenantOwned
{
    public Guid ConnectionId { get; set; }
    public Connection? Connection { get; set; }
    public SyncKind Kind { get; set; }
    public Guid SellerId { get; set; }
    public bool Enabled { get; set; } = true;
    public TimeSpan Every { get; set; }
    public SyncStatus Status { get; set; }
    public string? Cursor { get; set; }
    public DateTimeOffset? LastStartedAt { get; set; }
    public DateTimeOffset? LastCompletedAt { get; set; }
    public DateTimeOffset? NextAt { get; set; }
    public string? LastError { get; set; }
}
