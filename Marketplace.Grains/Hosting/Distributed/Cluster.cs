using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using StackExchange.Redis;

namespace Marketplace.Grains.Hosting;

/// <summary>What only a process in a cluster needs.</summary>
internal static class Cluster
{
    /// <summary>Under this key the configuration's Redis provider looks for its connection.</summary>
    private const string Redis = "redis";

    private static readonly TimeSpan s_untilNextAttempt = TimeSpan.FromSeconds(1);

    public static bool IsClusterClient(this IHostApplicationBuilder builder) =>
        string.Equals(builder.Configuration["Orleans:Role"], "client", StringComparison.OrdinalIgnoreCase);

    /// <summary>Membership in PostgreSQL goes through the process' one pool; membership in Redis, and the distributed cache, as configured.</summary>
    public static void AddCluster(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AdoNetClusteringSiloOptions>().PostConfigure<NpgsqlDataSource>((options, database) =>
            (options.Invariant, options.ConnectionString, options.DataSource) = ("Npgsql", null!, database));
        builder.Services.AddOptions<AdoNetClusteringClientOptions>().PostConfigure<NpgsqlDataSource>((options, database) =>
            (options.Invariant, options.ConnectionString, options.DataSource) = ("Npgsql", null!, database));
        if (builder.Configuration.GetConnectionString(Redis) is not { Length: > 0 } connectionString) return;

        builder.Services.AddStackExchangeRedisCache(cache => cache.Configuration = connectionString);
        builder.Services.AddKeyedSingleton<IConnectionMultiplexer>(Redis, (_, _) =>
        {
            var options = ConfigurationOptions.Parse(connectionString);
            // A Redis that is not there yet is waited for, not a reason to end.
            options.AbortOnConnectFail = false;
            return ConnectionMultiplexer.Connect(options);
        });
    }

    public static IHostApplicationBuilder UseClusterClient(this IHostApplicationBuilder builder) => builder.UseOrleansClient(client =>
    {
        client.Configure<ClusterOptions>(options => options.ServiceId = "marketplace");
        if (!client.Configuration.GetSection("Orleans:EnableDistributedTracing").Exists()) client.AddActivityPropagation();
        // The first silo may start after us.
        client.UseConnectionRetryFilter(async (_, cancellationToken) =>
        {
            await Task.Delay(s_untilNextAttempt, cancellationToken);
            return true;
        });
    });
}
