namespace Marketplace.Api.Connections;

internal static class ConnectionApiServices
{
    public static IServiceCollection AddConnectionApi(this IServiceCollection services) => services.AddScoped<OAuthStates>().AddScoped<ConnectionList>();
}
