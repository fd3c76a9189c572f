using Marketplace.Data;
using Marketplace.Grains.Hosting;
using Marketplace.ServiceDefaults;

// The grains without the API: one member of the cluster.
var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddMarketplaceData(builder.Configuration);
builder.AddGrains();
// On SIGTERM the running turns end and the grains move to the other silos.
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMinutes(1));

var app = builder.Build();
app.MapHealth();
await app.RunAsync();
