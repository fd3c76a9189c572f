using System.Security.Claims;
using Marketplace.Api.Tenancy;
using Marketplace.Data.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Identity;

/// <summary>Puts the seller into the cookie or token, so that no request has to look it up.</summary>
internal sealed class SellerClaims(UserManager<User> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<User, IdentityRole<Guid>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(SellerRequests.Claim, user.SellerId.ToString()));
        return identity;
    }
}
