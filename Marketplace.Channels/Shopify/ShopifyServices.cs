using Marketplace.Channels.Seam;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Channels.Shopify;

public static class ShopifyServices
{
    public static IServiceCollection AddShopify(this IServiceCollection services)
    {
        services.AddOptions<ShopifyOptions>().BindConfiguration("Channels:Shopify");
        return services.AddSingleton<IChannel, ShopifyChannel>();
    }
}
