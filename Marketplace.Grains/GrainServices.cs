using Marketplace.Grains.Inventory;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Grains;

/// <summary>What the grains need, feature by feature.</summary>
public static class GrainServices
{
    public static IServiceCollection AddMarketplaceGrains(this IServiceCollection services) => services
        .AddInventory();
}
