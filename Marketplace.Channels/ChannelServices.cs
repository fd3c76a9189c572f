using Marketplace.Channels.Ebay;
using Marketplace.Channels.Etsy;
using Marketplace.Channels.Http;
using Marketplace.Channels.Shopify;
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

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => ChannelTransport.Sockets());
        services.TryAddSingleton<ChannelPipeline>();
        services.TryAddSingleton<ChannelRegistry>();
        return services;
    }
}
