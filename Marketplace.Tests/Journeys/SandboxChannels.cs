using Marketplace.Tests.Channels.Shopify;
using Marketplace.Tests.Sandbox;

namespace Marketplace.Tests.Journeys;

/// <summary>How an API is told that a channel is the simulator at an address.</summary>
internal static class SandboxChannels
{
    public static Dictionary<string, string> Etsy(Uri origin) => new()
    {
        ["Channels:Etsy:ApiBaseUrl"] = $"{origin}etsy",
        ["Channels:Etsy:AuthorizeUrl"] = $"{origin}etsy/oauth/connect",
        ["Channels:Etsy:TokenUrl"] = $"{origin}etsy/v3/public/oauth/token",
        ["Channels:Etsy:KeyString"] = EtsySandbox.Keystring,
        ["Channels:Etsy:SharedSecret"] = EtsySandbox.SharedSecret,
        ["Channels:Etsy:WebhookPortalUrl"] = $"{origin}control/etsy/webhooks",
    };

    public static Dictionary<string, string> Ebay(Uri origin) => new()
    {
        ["Channels:Ebay:ApiBaseUrl"] = $"{origin}ebay",
        ["Channels:Ebay:IdentityBaseUrl"] = $"{origin}ebay",
        ["Channels:Ebay:MediaBaseUrl"] = $"{origin}ebay",
        ["Channels:Ebay:AuthorizeUrl"] = $"{origin}ebay/oauth2/authorize",
        ["Channels:Ebay:TokenUrl"] = $"{origin}ebay/identity/v1/oauth2/token",
        ["Channels:Ebay:ItemBaseUrl"] = $"{origin}ebay/itm/",
        ["Channels:Ebay:ClientId"] = EbaySandbox.ClientId,
        ["Channels:Ebay:ClientSecret"] = EbaySandbox.ClientSecret,
        ["Channels:Ebay:RuName"] = EbaySandbox.RuName,
        ["Channels:Ebay:NotificationEmail"] = "ops@example.com",
    };

    public static Dictionary<string, string> Shopify(Uri origin) => new()
    {
        ["Channels:Shopify:ClientId"] = ShopifySandbox.ClientId,
        ["Channels:Shopify:ClientSecret"] = ShopifySandbox.Secret,
        ["Channels:Shopify:ShopAddress"] = $"{origin}shopify/{{shop}}/",
    };

    /// <summary>Its stores name themselves.</summary>
    public static Dictionary<string, string> WooCommerce { get; } = new()
    {
        ["Channels:WooCommerce:AllowHttp"] = "true",
        ["Channels:WooCommerce:CallsPerTenSeconds"] = "0",
    };
}
