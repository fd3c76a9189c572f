using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Data.Alerts;

public enum AlertKind { DeadOperation, DeadEvent, Oversell, NeedsReauth, Violation }

/// <summary>
/// Something that a seller has to hear of. Raised by triggers (<c>triggers.sql</c>) in the transaction that brings it about. What happens again under
/// the same key is counted on the same alert, which becomes unread again but is not mailed again.
/// </summary>
[Index(nameof(SellerId), nameof(Key), IsUnique = true)]
[Index(nameof(SellerId), nameof(Id), IsDescending = [false, true])]
public sealed class Alert : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    /// <summary>What it is about: one case, one refusal of credentials, one day's dead letters of a kind of a connection, or one day's new
    /// violations of it.</summary>
    public required string Key { get; set; }
    public AlertKind Kind { get; set; }
    public required string Title { get; set; }
    public string? Detail { get; set; }
    /// <summary>The page of the web app that deals with it.</summary>
    public required string Path { get; set; }
    public int Count { get; set; }
    public DateTimeOffset RaisedAt { get; set; }
    public DateTimeOffset LastAt { get; set; }
    public DateTimeOffset? ReadAt { get; set; }
    /// <summary>When it is to be told (again); null when the seller has been told all of it.</summary>
    public DateTimeOffset? DueAt { get; set; }
    public DateTimeOffset? MailedAt { get; set; }
}

internal sealed class AlertConfiguration : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> builder)
    {
        builder.HasIndex(a => a.DueAt, "ix_alerts_due").HasFilter("due_at is not null");
        builder.HasIndex(a => a.SellerId, "ix_alerts_unread").HasFilter("read_at is null");
    }
}
