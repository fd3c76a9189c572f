namespace Marketplace.Sandbox.Shopify.OAuth;

/// <summary>What an app may ask for, as far as the simulator has it, in words for the seller.</summary>
internal static class ShopifyScopes
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["read_products"] = "View products",
        ["write_products"] = "Edit products",
        ["read_inventory"] = "View inventory",
        ["write_inventory"] = "Edit inventory",
        ["read_locations"] = "View locations",
        ["read_orders"] = "View orders of the last 60 days",
        ["read_all_orders"] = "View all orders",
        ["write_orders"] = "Edit orders",
        ["read_merchant_managed_fulfillment_orders"] = "View fulfillment orders",
        ["write_merchant_managed_fulfillment_orders"] = "Edit fulfillment orders",
        ["read_publications"] = "View where products are published",
        ["write_publications"] = "Publish products",
    };
}
