using Marketplace.Data.Catalogue;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Listings;

/// <summary>One offer within a listing.</summary>
[PrimaryKey(nameof(ListingId), nameof(Position))]
[Index(nameof(VariantId))]
public sealed class ListingVariant : ITenantOwned
{
    public Guid ListingId { get; set; }
    public Listing? Listing { get; set; }
    public int Position { get; set; }
    public Guid SellerId { get; set; }
    public string? RemoteVariantId { get; set; }
    public Guid? VariantId { get; set; }
    public Variant? Variant { get; set; }
    public string? Sku { get; set; }
    public decimal? Price { get; set; }
    /// <summary>As last observed on the channel.</summary>
    public int? Quantity { get; set; }
    /// <summary>As last pushed by us.</summary>
    public int? PushedQuantity { get; set; }
}
