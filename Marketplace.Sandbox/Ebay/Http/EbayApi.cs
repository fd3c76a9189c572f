namespace Marketplace.Sandbox.Ebay.Http;

/// <summary>One of eBay's APIs: what its definition, its errors and its quota are called.</summary>
/// <param name="Definition">Name of its OpenAPI document, without <c>_oas3.json</c>.</param>
/// <param name="Root">Its base path.</param>
/// <param name="Domain">The <c>domain</c> of its errors.</param>
/// <param name="Context">How <c>getRateLimits</c> groups it; null where it is not listed there.</param>
/// <param name="Name">Its name in <c>getRateLimits</c>.</param>
/// <param name="Version">Its version there.</param>
/// <param name="PerDay">Calls a day and app key.</param>
internal sealed record EbayApi(string Definition, string Root, string Domain, string? Context, string Name, string Version, int PerDay)
{
    public static readonly EbayApi Inventory = new("sell_inventory_v1", "/sell/inventory/v1", "API_INVENTORY", "sell", "Inventory", "v1", 2_000_000);
    public static readonly EbayApi Account = new("sell_account_v1", "/sell/account/v1", "API_ACCOUNT", "sell", "Account", "v1", 25_000);
    public static readonly EbayApi Fulfillment = new("sell_fulfillment_v1", "/sell/fulfillment/v1", "API_FULFILLMENT", "sell", "Fulfillment", "v1", 100_000);
    public static readonly EbayApi Marketing = new("sell_marketing_v1", "/sell/marketing/v1", "API_MARKETING", "sell", "Marketing", "v1", 10_000);
    public static readonly EbayApi Analytics = new("sell_analytics_v1", "/sell/analytics/v1", "API_ANALYTICS", "sell", "Analytics", "v1", 400);
    public static readonly EbayApi Compliance = new("sell_compliance_v1", "/sell/compliance/v1", "API_COMPLIANCE", "sell", "Compliance", "v1", 5_000);
    public static readonly EbayApi Taxonomy = new("commerce_taxonomy_v1", "/commerce/taxonomy/v1", "API_TAXONOMY", "commerce", "Taxonomy", "v1", 5_000);
    public static readonly EbayApi Notification = new("commerce_notification_v1", "/commerce/notification/v1", "API_NOTIFICATION", "commerce", "Notification", "v1", 10_000);
    public static readonly EbayApi Identity = new("commerce_identity_v1", "/commerce/identity/v1", "API_IDENTITY", "commerce", "Identity", "v1", 50_000);
    public static readonly EbayApi Media = new("commerce_media_v1_beta", "/commerce/media/v1_beta", "API_MEDIA", "commerce", "Media", "v1_beta", 1_000_000);
    public static readonly EbayApi RateLimits = new("developer_analytics_v1_beta", "/developer/analytics/v1_beta", "API_DEVELOPER", "developer", "Analytics", "v1_beta", 5_000);
    public static readonly EbayApi Cancellations = new("cancellation", "/post-order/v2", "postOrder", null, "Cancellation", "v2", 5_000);
    public static readonly EbayApi Inquiries = new("inquiry", "/post-order/v2", "postOrder", null, "Inquiry", "v2", 5_000);
    public static readonly EbayApi Returns = new("return", "/post-order/v2", "postOrder", null, "Return", "v2", 5_000);

    public static readonly IReadOnlyList<EbayApi> All =
    [
        Inventory, Account, Fulfillment, Marketing, Analytics, Compliance, Taxonomy, Notification, Identity, Media, RateLimits, Cancellations, Inquiries, Returns,
    ];

    /// <summary>The Post-Order API is older than OAuth: it takes the token as <c>IAF</c>.</summary>
    public bool IsPostOrder => Root == Cancellations.Root;
}
