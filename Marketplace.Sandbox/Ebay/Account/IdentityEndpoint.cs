using Marketplace.Sandbox.Ebay.Http;

namespace Marketplace.Sandbox.Ebay.Account;

/// <summary>Who the token is of.</summary>
internal static class IdentityEndpoint
{
    public static void MapIdentity(this RouteGroupBuilder api) => api.MapGet("/user/", (EbayCall call) => EbayJson.Ok(new
    {
        userId = call.User.Id,
        username = call.User.Username,
        accountType = "BUSINESS",
        registrationMarketplaceId = call.User.MarketplaceId,
        status = "CONFIRMED",
        businessAccount = new { name = call.User.BusinessName, email = call.User.Email },
    })).Named(
        EbayApi.Identity, "getUser", "commerce.identity.readonly", "commerce.identity.name.readonly", "commerce.identity.address.readonly", "commerce.identity.email.readonly",
        "commerce.identity.phone.readonly");
}
