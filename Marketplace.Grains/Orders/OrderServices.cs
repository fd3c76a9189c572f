using Marketplace.Grains.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Grains.Orders;

internal static class OrderServices
{
    /// <remarks>Scoped: one for all that goes on in one activation.</remarks>
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddScoped<StockSettlement>()
        .AddScoped<IConnectionWork>(scope => scope.GetRequiredService<StockSettlement>())
        .AddScoped<OrderIntake>();
}
