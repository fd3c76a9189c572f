using Marketplace.Data.Connections;
using Marketplace.Data.Listings;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Data.Drifts;

public enum DriftField { Quantity, Price, State }

public enum DriftCause
{
    /// <summary>The channel's notification of a sale never came; the sale was found by reading the orders.</summary>
    MissedNotice,

    /// <summary>Somebody changed it on the channel.</summary>
    ChannelEdit,

    /// <summary>Our last change of it gave up.</summary>
    FailedPush,

    /// <summary>It changed here, and nothing told the channel.</summary>
    UnsentChange,

    /// <summary>It was different when the shop was connected, and we have never sent it.</summary>
    NeverSent,
}

/// <summary><c>Gone</c>: the next look found both sides equal without our doing.</summary>
public enum DriftState { Open, Repairing, Repaired, Gone }

public enum DriftDecision { WeWin, TheyWin }

/// <summary>A difference between what a channel shows and what we believe that it shows. Closed ones are the history.</summary>
[Index(nameof(SellerId), nameof(Id), IsDescending = [false, true])]
public sealed class Drift : ITenantOwned
{
    /// <summary>The position of what is about the listing as a whole.</summary>
    public const int WholeListing = -1;

    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid ConnectionId { get; set; }
    public Connection? Connection { get; set; }
    public Guid ListingId { get; set; }
    public Listing? Listing { get; set; }
    public DriftField Field { get; set; }
    /// <summary>Which offer of the listing, or <see cref="WholeListing"/>.</summary>
    public int Position { get; set; }
    public string? Sku { get; set; }
    public DriftCause Cause { get; set; }
    /// <summary>What we believe.</summary>
    public required string Ours { get; set; }
    /// <summary>What the channel shows.</summary>
    public required string Theirs { get; set; }
    public DriftState State { get; set; }
    public DriftDecision? Decision { get; set; }
    public DateTimeOffset FoundAt { get; set; }
    public DateTimeOffset SeenAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
}

internal sealed class DriftConfiguration : IEntityTypeConfiguration<Drift>
{
    public void Configure(EntityTypeBuilder<Drift> builder)
    {
        builder.HasOne(d => d.Listing).WithMany().HasForeignKey(d => d.ListingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => new { d.ListingId, d.Field, d.Position }, "ix_drifts_standing").IsUnique().HasFilter("state in ('open', 'repairing')");
        builder.HasIndex(d => new { d.SellerId, d.State, d.Id }).IsDescending(false, false, true);
    }
}
