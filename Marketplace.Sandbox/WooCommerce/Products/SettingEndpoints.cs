using Marketplace.Sandbox.WooCommerce.Http;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Products;

/// <summary>What a client reads of the store itself: its currency, its tax classes and its ways to pay.</summary>
internal static class SettingEndpoints
{
    private static readonly string[] Namespaces = ["wp/v2", "wc/v3"];

    public static void MapSettings(this RouteGroupBuilder api)
    {
        api.MapGet("/settings/general/{id}", (WooCall call, string id) => id == "woocommerce_currency"
            ? Results.Json(new
            {
                id,
                label = "Currency",
                description = "This controls what currency prices are listed at in the catalog and which currency gateways will take payments in.",
                type = "select",
                @default = "USD",
                tip = "",
                value = call.Shop.Currency,
                options = new { EUR = "Euro (€)", GBP = "Pound sterling (£)", USD = "United States (US) dollar ($)" },
                group_id = "general",
            })
            : throw new WooRefusal(404, "woocommerce_rest_setting_setting_invalid", "Invalid setting.")).Named("getSetting");
        api.MapGet("/taxes/classes", () => Results.Json(new[] { new { slug = "standard", name = "Standard rate" }, new { slug = "reduced-rate", name = "Reduced rate" }, new { slug = "zero-rate", name = "Zero rate" } }))
            .Named("listTaxClasses");
        api.MapGet("/payment_gateways", () => Results.Json(Gateway.All.Select(View))).Named("listPaymentGateways");
        api.MapGet("/payment_gateways/{id}", (string id) => Gateway.All.FirstOrDefault(g => g.Id == id) is { } gateway
            ? Results.Json(View(gateway))
            : throw new WooRefusal(404, "woocommerce_rest_payment_gateway_invalid", "Resource does not exist.")).Named("getPaymentGateway");
    }

    /// <summary>WordPress's index, outside of WooCommerce's part.</summary>
    public static void MapWordPress(this WebApplication app) => app.MapGet("/woocommerce/{shop}/wp-json/", (WooStore store, HttpRequest request, string shop) => store.Shops.Find(shop) is { } found
        ? Results.Json(new { name = found.Name.Replace("&", "&amp;", StringComparison.Ordinal), description = "", url = WooCall.OriginOf(request, shop), home = WooCall.OriginOf(request, shop), gmt_offset = 0, namespaces = Namespaces })
        : Results.NotFound());

    private static object View(Gateway gateway) => new
    {
        id = gateway.Id,
        title = gateway.Title,
        description = "",
        order = 0,
        enabled = true,
        method_title = gateway.Title,
        method_description = "",
        method_supports = gateway.Supports,
        settings = new { },
    };
}
