namespace Marketplace.Channels.Ebay;

/// <summary>Configuration section <c>Channels:Ebay</c>. The addresses are changed only to use eBay's own sandbox or a simulator.</summary>
public sealed class EbayOptions
{
    private const string Scope = "https://api.ebay.com/oauth/api_scope";

    /// <value>Where most APIs live. Default: <c>https://api.ebay.com/</c>.</value>
    public Uri ApiBaseUrl { get; set; } = new("https://api.ebay.com/");

    /// <value>Where the Identity API lives. Default: <c>https://apiz.ebay.com/</c>.</value>
    public Uri IdentityBaseUrl { get; set; } = new("https://apiz.ebay.com/");

    /// <value>Where the Media API lives. Default: <c>https://apim.ebay.com/</c>.</value>
    public Uri MediaBaseUrl { get; set; } = new("https://apim.ebay.com/");

    /// <value>eBay's consent page. Default: <c>https://auth.ebay.com/oauth2/authorize</c>.</value>
    public Uri AuthorizeUrl { get; set; } = new("https://auth.ebay.com/oauth2/authorize");

    /// <value>Where codes and refresh tokens are exchanged. Default: <c>https://api.ebay.com/identity/v1/oauth2/token</c>.</value>
    public Uri TokenUrl { get; set; } = new("https://api.ebay.com/identity/v1/oauth2/token");

    /// <value>Where buyers see items: the item's number follows. Default: <c>https://www.ebay.com/itm/</c>.</value>
    public Uri ItemBaseUrl { get; set; } = new("https://www.ebay.com/itm/");

    /// <value>The app's client id. Without it the channel cannot be connected.</value>
    public string ClientId { get; set; } = "";

    /// <value>The app's client secret.</value>
    public string ClientSecret { get; set; } = "";

    /// <value>The app's RuName: the name under which eBay knows our callback address.</value>
    public string RuName { get; set; } = "";

    /// <value>Where eBay writes when notifications cannot be delivered; it asks for one before it sends any. Default: none, and orders are polled.</value>
    public string NotificationEmail { get; set; } = "";

    /// <value>The scopes asked for, one text separated by spaces. eBay refuses a consent that asks for more than the app was granted: an app without
    /// one of them leaves it out here. Default: all that the channel has a use for.</value>
    public string Scopes { get; set; } = string.Join(' ', (string[])
    [
        Scope, $"{Scope}/sell.inventory", $"{Scope}/sell.inventory.readonly", $"{Scope}/sell.account", $"{Scope}/sell.account.readonly", $"{Scope}/sell.fulfillment",
        $"{Scope}/sell.fulfillment.readonly", $"{Scope}/sell.finances", $"{Scope}/sell.analytics.readonly", $"{Scope}/sell.compliance", $"{Scope}/sell.marketing",
        $"{Scope}/sell.marketing.readonly", $"{Scope}/commerce.catalog.readonly", $"{Scope}/commerce.identity.readonly", $"{Scope}/commerce.notification.subscription",
    ]);
}
