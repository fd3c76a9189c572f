using Marketplace.Data;
using Marketplace.Grains.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Benchmarks.Api;

/// <summary>The grains, in this process, on a database.</summary>
internal static class GrainHost
{
    /// <param name="connectionString">Of the database's owner.</param>
    /// <param name="services">What the benchmark adds or replaces; null for nothing.</param>
    public static async Task<IHost> StartAsync(string connectionString, Action<IServiceCollection>? services, CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration["ConnectionStrings:marketplace"] = connectionString;
        builder.Configuration["Storage:Root"] = Path.GetTempPath();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddMarketplaceData(builder.Configuration);
        builder.AddGrains();
        services?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync(cancellation);
        return host;
    }
}
