using Marketplace.Data.Sellers;
using Microsoft.AspNetCore.Identity;

namespace Marketplace.Data.Identity;

/// <summary>Somebody who signs in, for exactly one seller. Not a tenant table: signing in comes before the seller is known.</summary>
public sealed class User : IdentityUser<Guid>
{
    public Guid SellerId { get; set; }
    public Seller? Seller { get; set; }
    public string DisplayName { get; set; } = "";
}

/// <summary>The roles there are, and the claim that carries the seller.</summary>
public static class Roles
{
    public const string Seller = "seller";
    public const string Admin = "admin";
}
