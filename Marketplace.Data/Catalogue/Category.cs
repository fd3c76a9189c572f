using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Catalogue;

[Index(nameof(SellerId), nameof(Slug), IsUnique = true)]
public sealed class Category : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public Guid? ParentId { get; set; }
    public Category? Parent { get; set; }
    public required string Name { get; set; }
    public required string Slug { get; set; }
    public string? Description { get; set; }
    public string? ImageUrl { get; set; }
    public int SortOrder { get; set; }
}
