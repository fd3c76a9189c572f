using Marketplace.Sandbox.Control;
using Marketplace.Sandbox.Ebay.Account;
using Marketplace.Sandbox.Ebay.Analytics;
using Marketplace.Sandbox.Ebay.Compliance;
using Marketplace.Sandbox.Ebay.Control;
using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Inventory;
using Marketplace.Sandbox.Ebay.Marketing;
using Marketplace.Sandbox.Ebay.Media;
using Marketplace.Sandbox.Ebay.Notification;
using Marketplace.Sandbox.Ebay.OAuth;
using Marketplace.Sandbox.Ebay.Pages;
using Marketplace.Sandbox.Ebay.PostOrder;
using Marketplace.Sandbox.Ebay.Seed;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Ebay.Taxonomy;
using Marketplace.Sandbox.Webhooks;
using Microsoft.Extensions.Options;

namespace Marketplace.Sandbox.Ebay;

/// <summary>eBay's sell, commerce and post-order APIs, its consent page and its item pages, all under <c>/ebay</c>.</summary>
internal static class EbaySimulator
{
    public const string Channel = "ebay";
    public const string Root = "/ebay";

    private static readonly string[] Bases = [.. EbayApi.All.Select(api => Root + api.Root).Distinct()];

    public static void AddEbay(this IServiceCollection services)
    {
        services.AddSingleton<EbayStore>();
        services.AddSingleton<EbayTokens>();
        services.AddSingleton<EbaySignature>();
        services.AddSingleton<Checkout>();
        services.AddSingleton<OrderEvents>();
        services.AddSingleton<EbaySeed>();
        services.AddSingleton(provider => new EbayQuotas(provider.GetRequiredService<TimeProvider>())
        {
            PerDay = provider.GetRequiredService<IOptions<SandboxOptions>>().Value.Ebay.PerDay,
        });
        services.AddSingleton(new SandboxChannel(Channel, "eBay", "Inventory, orders, policies, promotions and notifications with OAuth, and item pages to buy from."));
        services.AddSingleton(provider =>
        {
            var signature = provider.GetRequiredService<EbaySignature>();
            return new WebhookScheme(Channel, (request, _, delivery, _) => signature.Sign(request, delivery));
        });
    }

    public static void UseEbay(this IApplicationBuilder app) => app.UseWhen(
        context => Bases.Any(root => context.Request.Path.StartsWithSegments(root, StringComparison.Ordinal)),
        api => api.UseMiddleware<EbayGate>());

    public static void MapEbay(this WebApplication app)
    {
        app.Services.GetRequiredService<EbaySeed>().SeedIfEmpty();
        app.MapEbayConsent();
        app.MapEbayTokenEndpoint();
        MapInventory(app.MapApi(EbayApi.Inventory));
        MapFulfillment(app.MapApi(EbayApi.Fulfillment));
        MapNotification(app.MapApi(EbayApi.Notification));
        MapMarketing(app.MapApi(EbayApi.Marketing));
        MapAnalytics(app.MapApi(EbayApi.Analytics));
        app.MapApi(EbayApi.Account).MapPolicies();
        app.MapApi(EbayApi.Identity).MapIdentity();
        app.MapApi(EbayApi.Taxonomy).MapCategories();
        app.MapApi(EbayApi.Media).MapMedia();
        app.MapApi(EbayApi.Compliance).MapCompliance();
        app.MapApi(EbayApi.RateLimits).MapRateLimits();
        app.MapApi(EbayApi.Cancellations).MapCancellations();
        app.MapApi(EbayApi.Inquiries).MapInquiries();
        app.MapApi(EbayApi.Returns).MapReturns();
        app.MapEbayPictures();
        app.MapEbayShop();
        app.MapEbayOrders();
        app.MapEbayControl();
    }

    private static void MapInventory(RouteGroupBuilder api)
    {
        api.MapItems();
        api.MapPriceQuantity();
        api.MapOffers();
        api.MapPublishing();
        api.MapGroups();
        api.MapLocations();
    }

    private static void MapFulfillment(RouteGroupBuilder api)
    {
        api.MapOrders();
        api.MapShipping();
        api.MapRefunds();
    }

    private static void MapNotification(RouteGroupBuilder api)
    {
        api.MapTopics();
        api.MapDestinations();
        api.MapSubscriptions();
    }

    private static void MapMarketing(RouteGroupBuilder api)
    {
        api.MapCampaigns();
        api.MapAds();
    }

    private static void MapAnalytics(RouteGroupBuilder api)
    {
        api.MapTraffic();
        api.MapStandards();
    }
}
