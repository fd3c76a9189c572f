using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Syncs;

/// <summary>A record that could not be mapped, kept with its error; the run went on without it.</summary>
[Index(nameof(ConnectionId))]
[Index(nameof(SellerId), nameof(Id), IsDescending = [false, true])]
public sealed class SyncIssue : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid RunId { get; set; }
    public SyncRun? Run { get; set; }
    public Guid ConnectionId { get; set; }
    public SyncKind Kind { get; set; }
    public string? RemoteId { get; set; }
    public required string Error { get; set; }
    [Jsonb] public string? Payload { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
