using Marketplace.Data;
using Marketplace.Grains.Hosting;
using Marketplace.ServiceDefaults;

// The grains without the API: one member of the cluster.
var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddMarketplaceData();
builder.AddGrains();

var app = builder.Build();
app.MapHealth();
await app.RunAsync();
