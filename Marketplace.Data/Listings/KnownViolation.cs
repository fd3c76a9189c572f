using Marketplace.Data.Connections;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Listings;

/// <summary>A listing that broke a rule of its channel when that was last asked. The seller hears of each once, by a trigger; it goes when it is mended.</summary>
[PrimaryKey(nameof(ConnectionId), nameof(Url), nameof(Kind), nameof(AtRisk))]
public sealed class KnownViolation : ITenantOwned
{
    public Guid ConnectionId { get; set; }
    public Connection? Connection { get; set; }
    /// <summary>The listing's page; it may not be here (yet).</summary>
    public required string Url { get; set; }
    /// <summary>The channel's own word for what is broken.</summary>
    public required string Kind { get; set; }
    /// <summary>The rule is not in force yet; when it is, that is another violation, of which the seller hears again.</summary>
    public bool AtRisk { get; set; }
    public Guid SellerId { get; set; }
    public required string Reason { get; set; }
    public DateTimeOffset FoundAt { get; set; }
}
