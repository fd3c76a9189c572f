using System.Security.Claims;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Tenancy;

namespace Marketplace.Api.Tenancy;

/// <summary>Each request acts for exactly one seller: the signed-in user's.</summary>
internal static class SellerRequests
{
    public const string Claim = "seller_id";

    /// <summary>The seller of a signed-in user; null for an anonymous one.</summary>
    public static Guid? SellerId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Claim), out var id) ? id : null;

    public static IApplicationBuilder UseSeller(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.User.SellerId() is { } seller)
        {
            context.RequestServices.GetRequiredService<CurrentSeller>().ActFor(seller);
            ActingSeller.Id = seller;
        }

        return next(context);
    });
}
