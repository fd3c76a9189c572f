using Marketplace.Grains.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Grains.Syncs;

internal static class SyncServices
{
    public static IServiceCollection AddSyncs(this IServiceCollection services) => services
        .AddScoped<IConnectionWork, SyncRunner>()
        .AddScoped<ISyncPull, OrdersPull>()
        .AddScoped<ISyncPull, ListingsPull>()
        .AddSingleton<StockReconciliation>();
}
