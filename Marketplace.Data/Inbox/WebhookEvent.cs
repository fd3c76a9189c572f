using Marketplace.Data.Connections;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Data.Inbox;

public enum WebhookEventState { Stored, Done, Dead, Dismissed }

/// <summary>One inbound notification, stored before it is acknowledged.</summary>
public sealed class WebhookEvent : ITenantOwned
{
    public Guid Id { get; set; }
    /// <summary>The order in which they came: ids made within one millisecond have none.</summary>
    public long Position { get; set; }
    public Guid SellerId { get; set; }
    public Guid ConnectionId { get; set; }
    public Connection? Connection { get; set; }
    public required string EventId { get; set; }
    public required string Type { get; set; }
    /// <summary>The verified body, byte for byte.</summary>
    public required byte[] Payload { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
    public WebhookEventState State { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset NotBefore { get; set; }
    public DateTimeOffset? ProcessedAt { get; set; }
    public string? Error { get; set; }
}

internal sealed class WebhookEventConfiguration : IEntityTypeConfiguration<WebhookEvent>
{
    /// <remarks>Partitioned, which migrations do not know: <c>Sql/inbox.sql</c> makes it.</remarks>
    public void Configure(EntityTypeBuilder<WebhookEvent> builder)
    {
        builder.ToTable("webhook_events", table => table.ExcludeFromMigrations());
        builder.Property(e => e.Position).ValueGeneratedOnAdd();
    }
}
