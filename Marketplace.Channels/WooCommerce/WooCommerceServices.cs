using Marketplace.Channels.Seam;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Channels.WooCommerce;

public static class WooCommerceServices
{
    public static IServiceCollection AddWooCommerce(this IServiceCollection services)
    {
        services.AddOptions<WooCommerceOptions>().BindConfiguration("Channels:WooCommerce").ValidateDataAnnotations();
        return services.AddSingleton<IChannel, WooCommerceChannel>();
    }
}
