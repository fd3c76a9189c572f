using Marketplace.Data.Catalogue;
using Marketplace.Data.Connections;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Listings;

/// <summary>
/// What a connection's listings say for the products of one of the seller's categories, and of those below it: channel settings (category, condition,
/// attributes, shipping …) that go before the connection's own, and behind those of a single listing.
/// </summary>
[Index(nameof(ConnectionId), nameof(CategoryId), IsUnique = true)]
public sealed class CategoryMapping : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid ConnectionId { get; set; }
    public Connection? Connection { get; set; }
    public Guid CategoryId { get; set; }
    public Category? Category { get; set; }
    /// <summary>The channel's settings by their names.</summary>
    [Jsonb] public string Settings { get; set; } = "{}";
    public DateTimeOffset UpdatedAt { get; set; }
}
