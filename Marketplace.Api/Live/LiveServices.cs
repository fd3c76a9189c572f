namespace Marketplace.Api.Live;

internal static class LiveServices
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSignalR();
        return services.AddSingleton<SellerLiveFeed>().AddHostedService(provider => provider.GetRequiredService<SellerLiveFeed>());
    }

    public static void MapLive(this IEndpointRouteBuilder app) => app.MapHub<SellerHub>("/hubs/seller");
}
