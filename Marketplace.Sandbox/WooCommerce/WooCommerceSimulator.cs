using Marketplace.Sandbox.Control;
using Marketplace.Sandbox.Limits;
using Marketplace.Sandbox.Webhooks;
using Marketplace.Sandbox.WooCommerce.Auth;
using Marketplace.Sandbox.WooCommerce.Control;
using Marketplace.Sandbox.WooCommerce.Http;
using Marketplace.Sandbox.WooCommerce.Orders;
using Marketplace.Sandbox.WooCommerce.Pages;
using Marketplace.Sandbox.WooCommerce.Products;
using Marketplace.Sandbox.WooCommerce.Seed;
using Marketplace.Sandbox.WooCommerce.Store;
using Marketplace.Sandbox.WooCommerce.Webhooks;
using Microsoft.Extensions.Options;

namespace Marketplace.Sandbox.WooCommerce;

/// <summary>WooCommerce stores, each whole under <c>/woocommerce/{store}</c>: REST API v3, the page that gives keys, storefront and orders.</summary>
internal static class WooCommerceSimulator
{
    public const string Channel = "woocommerce";

    public static void AddWooCommerce(this IServiceCollection services)
    {
        services.AddSingleton<WooStore>();
        services.AddSingleton<ProductViews>();
        services.AddSingleton<OfferWriter>();
        services.AddSingleton<MediaLibrary>();
        services.AddSingleton<OrderDesk>();
        services.AddSingleton<Checkout>();
        services.AddSingleton<WooEvents>();
        services.AddSingleton<WooSubscriptions>();
        services.AddSingleton<FernAndFeather>();
        services.AddSingleton(new SandboxChannel(Channel, "WooCommerce", "REST API v3 with application keys, stores to buy from, orders, refunds and webhooks."));
        services.AddSingleton(provider => new WebhookScheme(Channel, WooSignature.Sign)
        {
            Retries = [],
            Settled = (subscription, delivered) => provider.GetRequiredService<WooSubscriptions>().Settled(subscription, delivered),
        });
        services.AddKeyedSingleton(Channel, (provider, _) => new AppLimits(provider.GetRequiredService<TimeProvider>())
        {
            PerSecond = provider.GetRequiredService<IOptions<SandboxOptions>>().Value.WooCommerce.PerSecond,
        });
    }

    public static void UseWooCommerce(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/woocommerce", StringComparison.Ordinal) && context.Request.Path.Value!.Contains("/wp-json/wc/v3", StringComparison.Ordinal),
        api => api.UseMiddleware<WooGate>());

    public static void MapWooCommerce(this WebApplication app)
    {
        app.Services.GetRequiredService<FernAndFeather>().SeedIfEmpty();
        app.MapAuthorize();
        app.MapWordPress();
        var api = app.MapGroup("/woocommerce/{shop}/wp-json/wc/v3");
        api.MapSettings();
        api.MapProducts();
        api.MapVariations();
        api.MapTerms();
        api.MapOrders();
        api.MapWebhooks();
        app.MapWooPages();
        app.MapWooControl();
    }
}
