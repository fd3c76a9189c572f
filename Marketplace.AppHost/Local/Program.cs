using Marketplace.AppHost.Local;

// The whole product on one machine: what runs, in the order in which it starts. It stops in the opposite order.
return await LocalHost.RunAsync(args, async (host, options) =>
{
    var product = $"http://localhost:{options.Port}";
    // With an app key of one's own, Etsy is Etsy, eBay eBay, and Shopify Shopify.
    var realEtsy = Environment.GetEnvironmentVariable("Channels__Etsy__KeyString") is { Length: > 0 };
    var realShopify = Environment.GetEnvironmentVariable("Channels__Shopify__ClientId") is { Length: > 0 };
    var realEbay = Environment.GetEnvironmentVariable("Channels__Ebay__ClientId") is { Length: > 0 };
    var sandbox = $"http://localhost:{options.SandboxPort}";

    // Slow on the first start only, and none needs another.
    var database = host.DatabaseAsync("marketplace");
    var web = host.WebAppAsync("Marketplace.Web");
    var pictures = host.LibvipsAsync();
    var telemetry = host.DashboardAsync();
    var channels = host.StartAsync(new ServiceOptions("sandbox", "Marketplace.Sandbox", sandbox)
    {
        Settings = new(await telemetry)
        {
            ["Sandbox:State"] = host.State["sandbox"],
            ["Sandbox:Ebay:AcceptUrl"] = $"{product}/connect/ebay/callback",
        },
    });
    var api = host.StartAsync(new ServiceOptions("api", "Marketplace.Api", product)
    {
        Settings = new(await telemetry)
        {
            ["ConnectionStrings:marketplace"] = await database,
            ["DataProtection:Certificate"] = host.Certificate(),
            ["PublicUrl"] = product,
            ["Web:Root"] = await web,
            ["Storage:Root"] = host.State["objects"],
            ["Images:Libvips"] = await pictures,
            ["Mail:Outbox"] = host.State["outbox"],
            ["Demo:Enabled"] = "true",
            ["Outbound:AllowedHosts"] = $"localhost:{options.SandboxPort}",
            ["Images:StandIn"] = $"{sandbox}/pictures?for=",
            ["Channels:Etsy:ApiBaseUrl"] = Simulated($"{sandbox}/etsy"),
            ["Channels:Etsy:AuthorizeUrl"] = Simulated($"{sandbox}/etsy/oauth/connect"),
            ["Channels:Etsy:TokenUrl"] = Simulated($"{sandbox}/etsy/v3/public/oauth/token"),
            ["Channels:Etsy:WebhookPortalUrl"] = Simulated($"{sandbox}/control/etsy/webhooks"),
            ["Channels:Etsy:KeyString"] = Simulated("sandboxetsykeystring0001"),
            ["Channels:Etsy:SharedSecret"] = Simulated("sandboxsecret"),
            ["Channels:Shopify:ShopAddress"] = realShopify ? null : $"{sandbox}/shopify/{{shop}}",
            ["Channels:Shopify:ClientId"] = realShopify ? null : "sandboxshopifyclient0001",
            ["Channels:Shopify:ClientSecret"] = realShopify ? null : "sandboxshopifysecret",
            ["Channels:Ebay:ApiBaseUrl"] = SimulatedEbay($"{sandbox}/ebay"),
            ["Channels:Ebay:IdentityBaseUrl"] = SimulatedEbay($"{sandbox}/ebay"),
            ["Channels:Ebay:MediaBaseUrl"] = SimulatedEbay($"{sandbox}/ebay"),
            ["Channels:Ebay:AuthorizeUrl"] = SimulatedEbay($"{sandbox}/ebay/oauth2/authorize"),
            ["Channels:Ebay:TokenUrl"] = SimulatedEbay($"{sandbox}/ebay/identity/v1/oauth2/token"),
            ["Channels:Ebay:ItemBaseUrl"] = SimulatedEbay($"{sandbox}/ebay/itm/"),
            ["Channels:Ebay:ClientId"] = SimulatedEbay("Sandbox-Marketpl-SBX-0001"),
            ["Channels:Ebay:ClientSecret"] = SimulatedEbay("SBX-sandboxsecret"),
            ["Channels:Ebay:RuName"] = SimulatedEbay("Sandbox-Marketpl-SBX-runame"),
            ["Channels:Ebay:NotificationEmail"] = SimulatedEbay("operator@marketplace.local"),
            // The simulated stores have no certificate; real ones are connected beside them by https.
            ["Channels:WooCommerce:AllowHttp"] = "true",
        },
    });
    await Task.WhenAll(channels, api);

    string? Simulated(string value) => realEtsy ? null : value;

    string? SimulatedEbay(string value) => realEbay ? null : value;

    LocalHost.Announce($"""

          Marketplace   {product}   (sign in as demo@marketplace.local / Demo-Pass-1234, or register)
          Sandbox       {sandbox}   (the simulated channels: their shops, and trouble on demand)
          Telemetry     {(options.Dashboard ? Dashboard.Url : "with --dashboard")}
          State         {host.State.Folder}   (mail is written to outbox/; --reset empties it all)

          Ctrl-C stops everything.

        """);
});
