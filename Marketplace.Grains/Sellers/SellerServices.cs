using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Grains.Sellers;

internal static class SellerServices
{
    public static IServiceCollection AddSellers(this IServiceCollection services) => services.AddSingleton<SellerNews>();
}
