using Marketplace.Channels.Seam;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Channels.Ebay;

public static class EbayServices
{
    public static IServiceCollection AddEbay(this IServiceCollection services)
    {
        services.AddOptions<EbayOptions>().BindConfiguration("Channels:Ebay");
        return services.AddSingleton<IChannel, EbayChannel>();
    }
}
