using Microsoft.AspNetCore.SignalR;

namespace Marketplace.Api.Live;

internal static class LiveServices
{
    /// <summary>Bytes: a page of a channel's JSON as text.</summary>
    private const int LargestAnswer = 4 * 1024 * 1024;

    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSignalR().AddHubOptions<ExtensionHub>(hub => hub.MaximumReceiveMessageSize = LargestAnswer)
            .AddBackplane(builder.Configuration);
        builder.Services.AddTransient<ExtensionSession>();
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

    public static void MapLive(this IEndpointRouteBuilder app)
    {
        app.MapHub<SellerHub>("/hubs/seller");
        app.MapHub<ExtensionHub>("/hubs/extension");
    }
}
