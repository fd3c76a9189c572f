using Marketplace.Grains.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Grains.Drifts;

internal static class DriftServices
{
    public static IServiceCollection AddDrifts(this IServiceCollection services) => services
        .AddSingleton<DriftRepair>()
        .AddScoped<IConnectionWork, DriftWatch>();
}
