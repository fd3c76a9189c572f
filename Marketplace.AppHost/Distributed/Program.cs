using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Marketplace.AppHost.Distributed;
using Microsoft.Extensions.Configuration;

// The whole product as it is deployed: what runs, how many of it, and what each needs.
const int Port = 5180;
DevelopmentMachine.SetDefaults();
var builder = DistributedApplication.CreateBuilder(args);

// Containers, or what the configuration names: so it runs where there is no container runtime, too.
IResourceBuilder<IResourceWithConnectionString> database = builder.Configuration.GetConnectionString("marketplace") is null
    ? builder.AddPostgres("postgres").WithDataVolume("marketplace-postgres").AddDatabase("marketplace")
    : builder.AddConnectionString("marketplace");
IResourceBuilder<IResourceWithConnectionString> redis = builder.Configuration.GetConnectionString("redis") is null
    ? builder.AddRedis("redis").WithDataVolume("marketplace-redis")
    : builder.AddConnectionString("redis");

var orleans = builder.AddOrleans("orleans")
    .WithClusterId("marketplace")
    .WithServiceId("marketplace")
    .WithClustering(OrleansProvider.Redis(redis))
    .WithGrainStorage("Default", OrleansProvider.AdoNet(database))
    .WithReminders(OrleansProvider.AdoNet(database));

var sandbox = builder.AddProject<Projects.Marketplace_Sandbox>("sandbox")
    .WithHttpEndpoint(port: Port + 1)
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health");

var silo = builder.AddProject<Projects.Marketplace_Silo>("silo")
    .WithReplicas(2)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(orleans);

var api = builder.AddProject<Projects.Marketplace_Api>("api")
    .WithReplicas(2)
    .WithHttpEndpoint(port: Port)
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health")
    .WithReference(orleans.AsClient())
    .WithEnvironment("Orleans__Role", "client")
    .WithEnvironment("Demo__Enabled", "true")
    .WithEnvironment("Sandbox__Enabled", "true")
    .WaitFor(silo);

// One's own Etsy app by Parameters:etsy-key and :etsy-secret; without them the sandbox is Etsy.
var ownKey = builder.Configuration["Parameters:etsy-key"];
var ownSecret = builder.Configuration["Parameters:etsy-secret"];
var etsyKey = builder.AddParameter("etsy-key", () => ownKey ?? "sandboxetsykeystring0001", secret: true);
var etsySecret = builder.AddParameter("etsy-secret", () => ownSecret ?? "sandboxsecret", secret: true);
var simulated = sandbox.GetEndpoint("http");
foreach (var process in new[] { silo, api })
{
    process
        .WithReference(database).WaitFor(database)
        .WithReference(redis).WaitFor(redis)
        // Four processes leave room in PostgreSQL's 100 connections for the migration and for us.
        .WithEnvironment("Database__MaximumPoolSize", "20")
        .WithEnvironment("PublicUrl", api.GetEndpoint("http"))
        .WithEnvironment("Channels__Etsy__KeyString", etsyKey)
        .WithEnvironment("Channels__Etsy__SharedSecret", etsySecret);
    if (builder.Configuration["Channels:Ebay:ClientId"] is null)
        process.WithSimulatedEbay(simulated);
    if (builder.Configuration["Channels:Shopify:ClientId"] is null)
        process.WithSimulatedShopify(simulated);
    process.WithSimulatedStores(simulated);
    if (ownKey is not null) continue;
    process
        .WaitFor(sandbox)
        .WithEnvironment("Images__StandIn", ReferenceExpression.Create($"{simulated}/pictures?for="))
        .WithEnvironment("Channels__Etsy__ApiBaseUrl", ReferenceExpression.Create($"{simulated}/etsy"))
        .WithEnvironment("Channels__Etsy__AuthorizeUrl", ReferenceExpression.Create($"{simulated}/etsy/oauth/connect"))
        .WithEnvironment("Channels__Etsy__TokenUrl", ReferenceExpression.Create($"{simulated}/etsy/v3/public/oauth/token"))
        .WithEnvironment("Channels__Etsy__WebhookPortalUrl", ReferenceExpression.Create($"{simulated}/control/etsy/webhooks"));
}

if (builder.Configuration["Channels:Ebay:ClientId"] is null)
    sandbox.WithEnvironment("Sandbox__Ebay__AcceptUrl", ReferenceExpression.Create($"{api.GetEndpoint("http")}/connect/ebay/callback"));

await builder.UseThisMachineAsync(sandbox, silo, api);
await builder.Build().RunAsync();
