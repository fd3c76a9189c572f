namespace Marketplace.Api.Alerts;

internal static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services) => services.AddScoped<AlertReader>().AddHostedService<AlertPost>();
}
