using Microsoft.AspNetCore.SignalR;

namespace Marketplace.Api.Live;

internal static class LiveServices
{
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSignalR().AddBackplane(builder.Configuration);
        builder.Services.AddSingleton<SellerLiveFeed>().AddHostedService(provider => provider.GetRequiredService<SellerLiveFeed>());
        return builder;
    }

    /// <summary>What is sent to a connection reaches it whichever process has it; a process alone has them all.</summary>
    private static void AddBackplane(this ISignalRServerBuilder signalR, IConfiguration configuration)
    {
#if DISTRIBUTED
        if (configuration.GetConnectionString("redis") is { Length: > 0 } redis) signalR.AddStackExchangeRedis(redis);
#endif
    }

    public static void MapLive(this IEndpointRouteBuilder app) => app.MapHub<SellerHub>("/hubs/seller");
}
