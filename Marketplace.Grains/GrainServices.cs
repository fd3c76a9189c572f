using Marketplace.Grains.Connections;
using Marketplace.Grains.Images;
using Marketplace.Grains.Inventory;
using Marketplace.Grains.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Marketplace.Grains;

/// <summary>What the grains need, feature by feature.</summary>
public static class GrainServices
{
    public static IServiceCollection AddMarketplaceGrains(this IServiceCollection services) => services
        .AddConnectionGrains()
        .AddInventory()
        .AddImages();

    /// <summary>What surrounds every call to a grain.</summary>
    public static ISiloBuilder UseMarketplaceFilters(this ISiloBuilder silo) => silo.AddIncomingGrainCallFilter<TenantGuard>();
}
