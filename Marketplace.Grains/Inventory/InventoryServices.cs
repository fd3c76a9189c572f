using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Grains.Inventory;

internal static class InventoryServices
{
    public static IServiceCollection AddInventory(this IServiceCollection services) => services.AddSingleton<InventoryNews>();
}
