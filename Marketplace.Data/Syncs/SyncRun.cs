using Marketplace.Data.Connections;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Data.Syncs;

public enum SyncKind { Orders, Listings, Inventory }

public enum SyncTrigger { Schedule, Seller, Connect, Webhook }

public enum SyncRunState { Running, Completed, Failed, Cancelled }

/// <summary>One pull from a channel, resumable by its cursor.</summary>
public sealed class SyncRun : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid ConnectionId { get; set; }
    public Connection? Connection { get; set; }
    public SyncKind Kind { get; set; }
    public SyncTrigger Trigger { get; set; }
    public SyncRunState State { get; set; }
    public string? Cursor { get; set; }
    public int Pages { get; set; }
    public int Records { get; set; }
    public int Created { get; set; }
    public int Updated { get; set; }
    public int Unchanged { get; set; }
    public int Failed { get; set; }
    public int? Expected { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public string? Error { get; set; }
}

internal sealed class SyncRunConfiguration : IEntityTypeConfiguration<SyncRun>
{
    public void Configure(EntityTypeBuilder<SyncRun> builder)
    {
        builder.HasIndex(r => new { r.ConnectionId, r.Kind }, "ix_sync_runs_running").IsUnique().HasFilter("state = 'running'");
        builder.HasIndex(r => new { r.ConnectionId, r.Id }).IsDescending(false, true);
    }
}
