using Marketplace.Sandbox.Control;
using Marketplace.Sandbox.Etsy.Control;
using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Images;
using Marketplace.Sandbox.Etsy.Inventories;
using Marketplace.Sandbox.Etsy.Listings;
using Marketplace.Sandbox.Etsy.OAuth;
using Marketplace.Sandbox.Etsy.Pages;
using Marketplace.Sandbox.Etsy.Receipts;
using Marketplace.Sandbox.Etsy.Seed;
using Marketplace.Sandbox.Etsy.Shops;
using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Etsy.Taxonomy;
using Marketplace.Sandbox.Limits;
using Marketplace.Sandbox.Webhooks;
using Microsoft.Extensions.Options;

namespace Marketplace.Sandbox.Etsy;

/// <summary>Etsy's Open API v3, its consent page and its shop pages, all under <c>/etsy</c>.</summary>
internal static class EtsySimulator
{
    public const string Channel = "etsy";

    private const string Api = "/etsy/v3/application";

    public static void AddEtsy(this IServiceCollection services)
    {
        services.AddSingleton<EtsyStore>();
        services.AddSingleton<EtsyTokens>();
        services.AddSingleton<Checkout>();
        services.AddSingleton<OrderEvents>();
        services.AddSingleton<HarbourAndPine>();
        services.AddSingleton(new SandboxChannel(Channel, "Etsy", "Open API v3 with OAuth, a shop to buy from, orders and webhooks."));
        services.AddSingleton(new WebhookScheme(Channel, StandardWebhooks.Sign));
        services.AddKeyedSingleton(Channel, (provider, _) => new AppLimits(provider.GetRequiredService<TimeProvider>())
        {
            PerSecond = provider.GetRequiredService<IOptions<SandboxOptions>>().Value.Etsy.PerSecond,
            PerDay = provider.GetRequiredService<IOptions<SandboxOptions>>().Value.Etsy.PerDay,
        });
    }

    public static void UseEtsy(this IApplicationBuilder app) =>
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Api, StringComparison.Ordinal),
            api => api.UseMiddleware<EtsyGate>());

    public static void MapEtsy(this WebApplication app)
    {
        app.Services.GetRequiredService<HarbourAndPine>().SeedIfEmpty();
        app.MapConsent();
        app.MapTokenEndpoint();
        var api = app.MapGroup(Api);
        api.MapAccount();
        api.MapShops();
        api.MapShopSettings();
        api.MapReadinessStates();
        api.MapTaxonomy();
        api.MapListingReads();
        api.MapListingWrites();
        api.MapImages();
        api.MapInventory();
        api.MapVariationImages();
        api.MapReceipts();
        api.MapTransactions();
        api.MapShipments();
        app.MapImageFiles();
        app.MapShopPages();
        app.MapReceiptPages();
        app.MapEtsyControl();
    }
}
