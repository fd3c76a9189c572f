namespace Marketplace.Channels.Etsy;

/// <summary>Configuration section <c>Channels:Etsy</c>. The addresses are changed only to use a simulator.</summary>
public sealed class EtsyOptions
{
    /// <value>Where the Open API lives. Default: <c>https://openapi.etsy.com/</c>.</value>
    public Uri ApiBaseUrl { get; set; } = new("https://openapi.etsy.com/");

    /// <value>Etsy's consent page. Default: <c>https://www.etsy.com/oauth/connect</c>.</value>
    public Uri AuthorizeUrl { get; set; } = new("https://www.etsy.com/oauth/connect");

    /// <value>Where codes and refresh tokens are exchanged. Default: <c>https://api.etsy.com/v3/public/oauth/token</c>.</value>
    public Uri TokenUrl { get; set; } = new("https://api.etsy.com/v3/public/oauth/token");

    /// <value>The app's keystring. Without it the channel cannot be connected.</value>
    public string KeyString { get; set; } = "";

    /// <value>The app's shared secret; Etsy refuses a keystring without it since 2026-02-09.</value>
    public string SharedSecret { get; set; } = "";

    /// <value>Where webhooks can be registered by a call. Etsy itself offers only a page, on which the seller finds the signing secret. Default: none.</value>
    public Uri? WebhookPortalUrl { get; set; }
}
