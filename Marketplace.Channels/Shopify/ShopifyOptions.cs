namespace Marketplace.Channels.Shopify;

/// <summary>Configuration section <c>Channels:Shopify</c>. The addresses are changed only to use a simulator.</summary>
public sealed class ShopifyOptions
{
    /// <value>The app's client id. Without it the channel cannot be connected.</value>
    public string ClientId { get; set; } = "";

    /// <value>The app's client secret. Shopify signs the callback and all notifications with it.</value>
    public string ClientSecret { get; set; } = "";

    /// <value>The version of the Admin API, from <c>2025-10</c> to <c>2026-07</c>. Default: <c>2025-10</c>.</value>
    public string ApiVersion { get; set; } = "2025-10";

    /// <value>Where a shop's admin lives, with <c>{shop}</c> for its domain. Default: <c>https://{shop}/</c>.</value>
    public string ShopAddress { get; set; } = "https://{shop}/";

    /// <value>Where Shopify keeps files for us to fetch and to send, besides the host of <see cref="ShopAddress"/>; subdomains included. Default: <c>storage.googleapis.com</c>.</value>
    public IList<string> FileHosts { get; } = ["storage.googleapis.com"];
}
