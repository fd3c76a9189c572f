using Marketplace.Sandbox.Control;
using Marketplace.Sandbox.Shopify.Bulk;
using Marketplace.Sandbox.Shopify.Control;
using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.OAuth;
using Marketplace.Sandbox.Shopify.Orders;
using Marketplace.Sandbox.Shopify.Pages;
using Marketplace.Sandbox.Shopify.Products;
using Marketplace.Sandbox.Shopify.Seed;
using Marketplace.Sandbox.Shopify.Store;
using Marketplace.Sandbox.Shopify.Uploads;
using Marketplace.Sandbox.Shopify.Webhooks;
using Marketplace.Sandbox.Webhooks;
using Microsoft.Extensions.Options;

namespace Marketplace.Sandbox.Shopify;

/// <summary>Shopify's Admin GraphQL API, its install page, its storage and its storefronts, all under <c>/shopify</c>; a shop's part is <c>/shopify/{domain}</c>.</summary>
internal static class ShopifySimulator
{
    public const string Channel = "shopify";

    /// <summary>Those that Shopify serves side by side.</summary>
    public static readonly IReadOnlyList<string> Versions = ["2025-10", "2026-01", "2026-04", "2026-07"];

    public static void AddShopify(this IServiceCollection services)
    {
        services.AddSingleton<ShopifyStore>();
        services.AddSingleton<ShopifyEvents>();
        services.AddSingleton<ShopifyExecutor>();
        services.AddSingleton<StockMoves>();
        services.AddSingleton<Checkout>();
        services.AddSingleton<CedarAndSalt>();
        services.AddSingleton<BulkRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<BulkRunner>());
        services.AddSingleton(provider => new Throttle(provider.GetRequiredService<TimeProvider>())
        {
            PerSecond = provider.GetRequiredService<IOptions<SandboxOptions>>().Value.Shopify.PointsPerSecond,
        });
        services.AddSingleton(new SandboxChannel(Channel, "Shopify", "Admin GraphQL API with OAuth, storefronts to buy from, orders, bulk operations and webhooks."));
        services.AddSingleton(new WebhookScheme(Channel, (request, subscription, delivery, _) => ShopifySignature.Sign(request, subscription, delivery))
        {
            Retries = ShopifySignature.Retries,
            RemovesDeafSubscriptions = true,
        });
    }

    /// <summary>A client that knows shops by their host names only can send them here: the shop's name moves into the path.</summary>
    public static void UseShopify(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Host.Host.EndsWith(".myshopify.com", StringComparison.OrdinalIgnoreCase))
            context.Request.Path = $"/shopify/{context.Request.Host.Host.ToLowerInvariant()}{context.Request.Path}";
        return next(context);
    });

    public static void MapShopify(this WebApplication app)
    {
        app.Services.GetRequiredService<CedarAndSalt>().SeedIfEmpty();
        app.MapInstall();
        app.MapGraph();
        app.MapUploads();
        app.MapBulkFiles();
        app.MapMediaFiles();
        app.MapShopifyPages();
        app.MapShopifyControl();
    }
}
