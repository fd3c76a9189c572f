using Marketplace.Channels.Ebay;
using Marketplace.Channels.Etsy;
using Marketplace.Channels.Http;
using Marketplace.Channels.Shopify;
using Marketplace.Channels.WooCommerce;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Channels;

public static class ChannelServices
{
    /// <summary>Every channel; adding one is its folder and a line here.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddEtsy();
        services.AddShopify();
        services.AddEbay();
        services.AddWooCommerce();

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => ChannelTransport.Sockets(new PublicSockets(provider.GetRequiredService<IConfiguration>()["Outbound:AllowedHosts"])));
        services.TryAddSingleton<ChannelPipeline>();
        services.TryAddSingleton<ChannelRegistry>();
        return services;
    }
}
