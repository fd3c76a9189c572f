using Marketplace.Sandbox.Ebay;
using Marketplace.Sandbox.Etsy;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Pages;
using Marketplace.Sandbox.Pictures;
using Marketplace.Sandbox.S3;
using Marketplace.Sandbox.Shopify;
using Marketplace.Sandbox.Storage;
using Marketplace.Sandbox.Webhooks;
using Marketplace.Sandbox.WooCommerce;
using Marketplace.ServiceDefaults;

namespace Marketplace.Sandbox;

/// <summary>The simulators of outside services as one web application.</summary>
public static class SandboxApp
{
    /// <summary>Builds the application without starting it, so that a test can host it on port 0 of its own process.</summary>
    /// <param name="args">Command line, e.g. <c>--urls http://127.0.0.1:0 --Sandbox:State .marketplace/sandbox</c>.</param>
    /// <param name="configure">Replaces services before the application is built, e.g. the <see cref="TimeProvider"/>.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        builder.Services.AddOptions<SandboxOptions>().BindConfiguration("Sandbox");
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddHttpClient();

        builder.Services.AddSingleton<Journal>();
        builder.Services.AddSingleton<Blobs>();
        builder.Services.AddSingleton<FaultPlans>();
        builder.Services.AddWebhooks();
        builder.Services.AddEtsy();
        builder.Services.AddEbay();
        builder.Services.AddSingleton<Buckets>();
        builder.Services.AddShopify();
        builder.Services.AddWooCommerce();
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseShopify();
        app.UseRouting();
        app.UseEtsy();
        app.UseEbay();
        app.UseWooCommerce();
        app.MapSite();
        app.MapStandIns();
        app.MapEtsy();
        app.MapEbay();
        app.MapS3();
        app.MapShopify();
        app.MapWooCommerce();
        app.MapHealth();
        return app;
    }
}
