using Marketplace.AppHost.Local;

// The whole product on one machine: what runs, in the order in which it starts. It stops in the opposite order.
return await LocalHost.RunAsync(args, async (host, options) =>
{
    var product = $"http://localhost:{options.Port}";
    var sandbox = $"http://localhost:{options.SandboxPort}";

    // Slow on the first start only, and none needs another.
    var database = host.DatabaseAsync("marketplace");
    var web = host.WebAppAsync("Marketplace.Web");
    var pictures = host.LibvipsAsync();
    var telemetry = host.DashboardAsync();
    await Task.WhenAll(database, web, pictures, telemetry);

    var channels = host.StartAsync(new ServiceOptions("sandbox", "Marketplace.Sandbox", sandbox)
    {
        Settings = new(await telemetry)
        {
            ["Sandbox:State"] = host.State["sandbox"],
        },
    });
    var api = host.StartAsync(new ServiceOptions("api", "Marketplace.Api", product)
    {
        Settings = new(await telemetry)
        {
            ["ConnectionStrings:marketplace"] = await database,
            ["PublicUrl"] = product,
            ["Web:Root"] = await web,
            ["Storage:Root"] = host.State["objects"],
            ["Images:Libvips"] = await pictures,
            ["Mail:Outbox"] = host.State["outbox"],
            ["Demo:Enabled"] = "true",
            ["Sandbox:Enabled"] = "true",
            ["Outbound:AllowedHosts"] = $"localhost:{options.SandboxPort}",
            ["Images:StandIn"] = $"{sandbox}/pictures?for=",
            ["Channels:Etsy:ApiBaseUrl"] = $"{sandbox}/etsy",
            ["Channels:Etsy:AuthorizeUrl"] = $"{sandbox}/etsy/oauth/connect",
            ["Channels:Etsy:TokenUrl"] = $"{sandbox}/etsy/v3/public/oauth/token",
            ["Channels:Etsy:WebhookPortalUrl"] = $"{sandbox}/control/etsy/webhooks",
            ["Channels:Etsy:KeyString"] = "sandboxetsykeystring0001",
            ["Channels:Etsy:SharedSecret"] = "sandboxsecret",
        },
    });
    await Task.WhenAll(channels, api);

    LocalHost.Announce($"""

          Marketplace   {product}   (sign in as demo@marketplace.local / Demo-Pass-1234, or register)
          Sandbox       {sandbox}   (the simulated channels: their shops, and trouble on demand)
          Telemetry     {(options.Dashboard ? Dashboard.Url : "with --dashboard")}
          State         {host.State.Folder}   (mail is written to outbox/; --reset empties it all)

          Ctrl-C stops everything.

        """);
});
