namespace Marketplace.Sandbox.Shopify.Webhooks;

/// <summary>A topic is <c>ORDERS_CREATE</c> in the API and <c>orders/create</c> in a delivery's header.</summary>
internal static class Topics
{
    public const string AppUninstalled = "app/uninstalled";
    public const string InventoryLevelsUpdate = "inventory_levels/update";
    public const string OrdersCancelled = "orders/cancelled";
    public const string OrdersCreate = "orders/create";
    public const string OrdersUpdated = "orders/updated";
    public const string ProductsCreate = "products/create";
    public const string ProductsDelete = "products/delete";
    public const string ProductsUpdate = "products/update";
    public const string RefundsCreate = "refunds/create";

    public static string ToEnum(string topic) => topic.Replace('/', '_').ToUpperInvariant();

    /// <summary>The last underscore becomes the slash.</summary>
    public static string FromEnum(string topic)
    {
        var lower = topic.ToLowerInvariant();
        var at = lower.LastIndexOf('_');
        return $"{lower[..at]}/{lower[(at + 1)..]}";
    }
}
