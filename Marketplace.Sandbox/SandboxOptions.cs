using Marketplace.Sandbox.S3;

namespace Marketplace.Sandbox;

/// <summary>Configuration section <c>Sandbox</c>.</summary>
public sealed class SandboxOptions
{
    /// <value>Folder of the journal and the pictures; none keeps everything in memory. Default: none.</value>
    public string? State { get; set; }

    /// <value>Waits before the second, third … attempt of a webhook; after the last one the delivery is given up.
    /// Default: 5 s, 30 s, 5 min, 30 min, 2 h, 5 h, 10 h.</value>
    public IList<TimeSpan> WebhookRetries { get; } = [];

    /// <value>The Etsy simulator.</value>
    public EtsyOptions Etsy { get; set; } = new();

    /// <value>The eBay simulator.</value>
    public EbayOptions Ebay { get; set; } = new();

    /// <value>The S3 simulator.</value>
    public S3Options S3 { get; set; } = new();

    /// <value>The Shopify simulator.</value>
    public ShopifyOptions Shopify { get; set; } = new();

    /// <value>The WooCommerce simulator.</value>
    public WooCommerceOptions WooCommerce { get; set; } = new();
}

/// <summary>Configuration section <c>Sandbox:Etsy</c>.</summary>
public sealed class EtsyOptions
{
    /// <value>Keystring of the app that exists from the start. Default: <c>sandboxetsykeystring0001</c>.</value>
    public string Keystring { get; set; } = "sandboxetsykeystring0001";

    /// <value>Its shared secret. Default: <c>sandboxsecret</c>.</value>
    public string SharedSecret { get; set; } = "sandboxsecret";

    /// <value>Its redirect URIs besides those on localhost, which are always accepted. Default: none.</value>
    public IList<string> RedirectUris { get; } = [];

    /// <value>Calls per second and app key; 0 switches the limit off. Default: 10, as Etsy's.</value>
    public int PerSecond { get; set; } = 10;

    /// <value>Calls per sliding 24 hours and app key; 0 switches the limit off. Default: 10,000, as Etsy's.</value>
    public int PerDay { get; set; } = 10_000;
}

/// <summary>Configuration section <c>Sandbox:Ebay</c>.</summary>
public sealed class EbayOptions
{
    /// <value>Client id of the app that exists from the start. Default: <c>Sandbox-Marketpl-SBX-0001</c>.</value>
    public string ClientId { get; set; } = "Sandbox-Marketpl-SBX-0001";

    /// <value>Its client secret. Default: <c>SBX-sandboxsecret</c>.</value>
    public string ClientSecret { get; set; } = "SBX-sandboxsecret";

    /// <value>Its RuName, which stands for <see cref="AcceptUrl"/>. Default: <c>Sandbox-Marketpl-SBX-runame</c>.</value>
    public string RuName { get; set; } = "Sandbox-Marketpl-SBX-runame";

    /// <value>Where the consent page sends the seller's browser. Default: <c>http://localhost:5180/connect/ebay/callback</c>.</value>
    public Uri AcceptUrl { get; set; } = new("http://localhost:5180/connect/ebay/callback");

    /// <value>Calls a day of every API and app key; 0 switches the limits off. Default: none, each API has its own of eBay's.</value>
    public int? PerDay { get; set; }
}

/// <summary>Configuration section <c>Sandbox:Shopify</c>.</summary>
public sealed class ShopifyOptions
{
    /// <value>Client id of the app that exists from the start. Default: <c>sandboxshopifyclient0001</c>.</value>
    public string ClientId { get; set; } = "sandboxshopifyclient0001";

    /// <value>Its client secret, which signs callbacks and webhooks too. Default: <c>sandboxshopifysecret</c>.</value>
    public string ClientSecret { get; set; } = "sandboxshopifysecret";

    /// <value>Its redirect URIs besides those on localhost, which are always accepted. Default: none.</value>
    public IList<string> RedirectUris { get; } = [];

    /// <value>Cost points that come back each second per app and shop; 0 switches the limit off. Default: 100, as on Shopify's standard plans.</value>
    public int PointsPerSecond { get; set; } = 100;
}

/// <summary>Configuration section <c>Sandbox:WooCommerce</c>.</summary>
public sealed class WooCommerceOptions
{
    /// <value>Calls per second and store that the host takes; 0 for no limit. Default: 0, as WooCommerce itself has none.</value>
    public int PerSecond { get; set; }
}
