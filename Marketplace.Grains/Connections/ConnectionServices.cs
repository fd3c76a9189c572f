using Marketplace.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Grains.Connections;

internal static class ConnectionServices
{
    public static IServiceCollection AddConnectionGrains(this IServiceCollection services)
    {
        services.AddChannels();
        services.AddOptions<SyncOptions>().BindConfiguration("Sync").ValidateDataAnnotations();
        // In a cluster Redis takes this one's place.
        services.AddDistributedMemoryCache();
        return services.AddSingleton<ConnectionSetup>().AddSingleton<AnswerCache>().AddSingleton<SettingChoices>().AddSingleton<ChannelReports>().AddSingleton<Promotions>().AddScoped<CaseDesk>().AddSingleton<ViolationWatch>();
    }
}
