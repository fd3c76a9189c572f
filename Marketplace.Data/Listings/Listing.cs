using System.ComponentModel.DataAnnotations;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Connections;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Listings;

public enum ListingState { Draft, Publishing, Active, Updating, Ending, Ended, SoldOut, Inactive, Error }

/// <summary>A product as it stands on one connection; without a product, a listing found there that is not matched yet.</summary>
[Index(nameof(ConnectionId), nameof(RemoteId), IsUnique = true)]
[Index(nameof(ConnectionId), nameof(ProductId), IsUnique = true)]
public sealed class Listing : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid ConnectionId { get; set; }
    public Connection? Connection { get; set; }
    public Guid? ProductId { get; set; }
    public Product? Product { get; set; }
    public string? RemoteId { get; set; }
    public string? RemoteUrl { get; set; }
    public ListingState State { get; set; }
    /// <summary>What the channel shall say.</summary>
    [Jsonb] public string? Desired { get; set; }
    /// <summary>What the channel last said.</summary>
    [Jsonb] public string? Observed { get; set; }
    public required string Title { get; set; }
    public decimal? Price { get; set; }
    [FixedText(3)] public string? Currency { get; set; }
    public int? Quantity { get; set; }
    public string? ImageUrl { get; set; }
    [Jsonb] public string Overrides { get; set; } = "{}";
    public string? LastError { get; set; }
    /// <summary>How far a publish or update in several calls has come, so that it is resumed and not repeated.</summary>
    [Jsonb] public string? Checkpoint { get; set; }
    [ConcurrencyCheck] public int Version { get; set; } = 1;
    public DateTimeOffset? PublishedAt { get; set; }
    public DateTimeOffset? ObservedAt { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }

    public List<ListingVariant> Variants { get; } = [];
}
