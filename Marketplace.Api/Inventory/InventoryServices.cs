namespace Marketplace.Api.Inventory;

internal static class InventoryServices
{
    public static IServiceCollection AddInventory(this IServiceCollection services) => services.AddSingleton<SkuDirectory>().AddScoped<StockDesk>();
}
