using Marketplace.Channels.Seam;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Channels.Etsy;

public static class EtsyServices
{
    public static IServiceCollection AddEtsy(this IServiceCollection services)
    {
        services.AddOptions<EtsyOptions>().BindConfiguration("Channels:Etsy");
        return services.AddSingleton<IChannel, EtsyChannel>();
    }
}
