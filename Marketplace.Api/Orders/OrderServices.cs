namespace Marketplace.Api.Orders;

internal static class OrderServices
{
    public static IServiceCollection AddOrders(this IServiceCollection services) => services.AddScoped<OrderDesk>();
}
