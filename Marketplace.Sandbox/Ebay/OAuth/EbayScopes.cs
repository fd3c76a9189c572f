namespace Marketplace.Sandbox.Ebay.OAuth;

/// <summary>The scopes of eBay's definitions and what its consent page says about them.</summary>
internal static class EbayScopes
{
    public const string Basic = "https://api.ebay.com/oauth/api_scope";

    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        [Basic] = "View public data from eBay",
        [Full("sell.inventory")] = "View and manage your inventory and offers",
        [Full("sell.inventory.readonly")] = "View your inventory and offers",
        [Full("sell.account")] = "View and manage your account settings",
        [Full("sell.account.readonly")] = "View your account settings",
        [Full("sell.fulfillment")] = "View and manage your order fulfillments",
        [Full("sell.fulfillment.readonly")] = "View your order fulfillments",
        [Full("sell.finances")] = "View and manage your payment and order information",
        [Full("sell.marketing")] = "View and manage your eBay marketing activities",
        [Full("sell.marketing.readonly")] = "View your eBay marketing activities",
        [Full("sell.analytics.readonly")] = "View your selling analytics data, such as performance reports",
        [Full("sell.compliance")] = "View and resolve listing violations",
        [Full("commerce.catalog.readonly")] = "Search the eBay catalog",
        [Full("commerce.identity.readonly")] = "View your basic account information",
        [Full("commerce.notification.subscription")] = "View and manage your event notification subscriptions",
        [Full("commerce.notification.subscription.readonly")] = "View your event notification subscriptions",
    };

    /// <summary>The whole name of a scope; the empty name is the basic one.</summary>
    public static string Full(string name) => name.Length == 0 ? Basic : $"{Basic}/{name}";
}
