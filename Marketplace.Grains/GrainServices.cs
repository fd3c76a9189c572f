using Marketplace.Data.Storage;
using Marketplace.Grains.Connections;
using Marketplace.Grains.Drifts;
using Marketplace.Grains.Images;
using Marketplace.Grains.Imports;
using Marketplace.Grains.Inbox;
using Marketplace.Grains.Inventory;
using Marketplace.Grains.Listings;
using Marketplace.Grains.Operations;
using Marketplace.Grains.Orders;
using Marketplace.Grains.Sellers;
using Marketplace.Grains.Syncs;
using Marketplace.Grains.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Marketplace.Grains;

/// <summary>What the grains need, feature by feature.</summary>
public static class GrainServices
{
    public static IServiceCollection AddMarketplaceGrains(this IServiceCollection services) => services
        .AddObjectStore()
        .AddConnectionGrains()
        .AddDrifts()
        .AddImages()
        .AddInbox()
        .AddInventory()
        .AddListings()
        .AddOperations()
        .AddOrders()
        .AddSellers()
        .AddSyncs();

    /// <summary>What surrounds every call to a grain, and what the silo does first.</summary>
    public static ISiloBuilder UseMarketplaceFilters(this ISiloBuilder silo) => silo
        .AddIncomingGrainCallFilter<TenantGuard>()
        .AddStartupTask<UnfinishedCatalogueWork>()
        .AddStartupTask<UnfinishedConnectionWork>();
}
