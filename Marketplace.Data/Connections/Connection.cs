using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Connections;

public enum ConnectionStatus { Pending, Connected, Syncing, Error, NeedsReauth, Disconnected }

/// <summary>One seller's authorised link to one account on a channel. One with orders cannot be deleted: it stays, disconnected.</summary>
[Index(nameof(SellerId), nameof(Channel), nameof(AccountId), IsUnique = true)]
public sealed class Connection : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public required string Channel { get; set; }
    public required string DisplayName { get; set; }
    public ConnectionStatus Status { get; set; }
    public string? AccountId { get; set; }
    public string? AccountName { get; set; }
    public string? AccountUrl { get; set; }
    public List<string> Scopes { get; set; } = [];
    /// <summary>Encrypted by <see cref="Security.SecretProtector"/>.</summary>
    public byte[]? Credentials { get; set; }
    /// <summary>Raised by every write of the credentials, so that of two refreshes only one is kept.</summary>
    public int CredentialsVersion { get; set; }
    public DateTimeOffset? CredentialsExpireAt { get; set; }
    /// <summary>A refresh of these credentials was begun and nobody knows how it ended: where refresh tokens rotate, they may be spent.</summary>
    public DateTimeOffset? RefreshStartedAt { get; set; }
    /// <summary>Encrypted by <see cref="Security.SecretProtector"/>.</summary>
    public byte[]? WebhookSecret { get; set; }
    public string? WebhookId { get; set; }
    [Jsonb] public string Settings { get; set; } = "{}";
    /// <summary>How prices here come from the products'; null: they are the same.</summary>
    [Jsonb] public string? PriceRule { get; set; }
    public bool SyncEnabled { get; set; } = true;
    /// <summary>In words the seller can act on.</summary>
    public string? LastError { get; set; }
    public int? BudgetRemaining { get; set; }
    public int? BudgetLimit { get; set; }
    public DateTimeOffset? BudgetResetAt { get; set; }
    public DateTimeOffset? LastRecordAt { get; set; }
    /// <summary>When it was last looked after, see <c>DriftWatch</c>.</summary>
    public DateTimeOffset? WatchedAt { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}
