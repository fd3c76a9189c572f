using Marketplace.Data.Connections;
using Marketplace.Data.Listings;
using Marketplace.Data.Orders;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Data.Operations;

public enum OperationKind { Publish, Update, End, Delete, PushStock, Ship, Cancel, Refund }

public enum OperationState { Pending, Running, Done, Dead, Dismissed, Superseded }

/// <summary>One outbound change to a channel, durable until done.</summary>
/// <remarks>Each is written three times at least, and each time into every index that it is in: there are no more of these than are needed.</remarks>
[KeyedWithinSeller]
public sealed class Operation : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    [UnindexedReference]
    public Guid ConnectionId { get; set; }
    public Connection? Connection { get; set; }
    public Guid? ListingId { get; set; }
    public Listing? Listing { get; set; }
    public Guid? OrderId { get; set; }
    public Order? Order { get; set; }
    public OperationKind Kind { get; set; }
    /// <summary>Lower goes first: 0 stock to zero, 1 stock, 2 ship, cancel, refund, 3 update, end, 4 publish.</summary>
    public short Priority { get; set; }
    /// <summary>Of the pending operations of a connection only one has a given key: the newest.</summary>
    public string? CoalesceKey { get; set; }
    [Jsonb] public string Payload { get; set; } = "{}";
    public OperationState State { get; set; }
    public int Attempts { get; set; }
    public int MaxAttempts { get; set; } = 3;
    public DateTimeOffset NotBefore { get; set; }
    /// <summary>Of a running one: the activation that runs it. Only this one may write what came of it.</summary>
    public Guid? Lease { get; set; }
    /// <summary>When what caused it happened; the oldest, where several were coalesced.</summary>
    public DateTimeOffset CauseAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    /// <summary>In words the seller can act on.</summary>
    public string? LastError { get; set; }
    public string? ErrorCode { get; set; }
    public string? ErrorField { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class OperationConfiguration : IEntityTypeConfiguration<Operation>
{
    public void Configure(EntityTypeBuilder<Operation> builder)
    {
        builder.HasOne(o => o.Listing).WithMany().HasForeignKey(o => o.ListingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(o => o.Order).WithMany().HasForeignKey(o => o.OrderId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(o => new { o.ConnectionId, o.CoalesceKey }, "ix_operations_coalesce").IsUnique().HasFilter("state = 'pending'");
        builder.HasIndex(o => o.ListingId, "ix_operations_open").HasFilter("state in ('pending', 'running')");
        builder.HasIndex(o => new { o.ConnectionId, o.ListingId }, "ix_operations_in_flight").IsUnique().HasFilter("state = 'running'");
        builder.HasIndex(o => new { o.ConnectionId, o.Priority, o.NotBefore, o.Id }, "ix_operations_pending").HasFilter("state = 'pending'");
        builder.HasIndex(o => new { o.ConnectionId, o.CreatedAt }, "ix_operations_publish").HasFilter("kind = 'publish'");
        builder.HasIndex(o => new { o.SellerId, o.Id }, "ix_operations_dead").IsDescending(false, true).HasFilter("state = 'dead'");
    }
}
