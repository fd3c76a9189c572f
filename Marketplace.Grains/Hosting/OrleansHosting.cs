using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Marketplace.Grains.Hosting;

/// <summary>The grains in a process: hosted there, or reached from there.</summary>
public static class OrleansHosting
{
    /// <summary>
    /// Hosts the grains. The section <c>Orleans</c>, as Aspire passes it, says where the silos of a cluster meet; without it this process is
    /// the whole cluster. With <c>Orleans:Role</c> <c>client</c> the process only calls the grains of the cluster (distributed build).
    /// </summary>
    public static IHostApplicationBuilder AddGrains(this IHostApplicationBuilder builder)
    {
        builder.Services.AddMarketplaceGrains();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<SiloHealth>("silo");
#if DISTRIBUTED
        builder.AddCluster();
        if (builder.IsClusterClient()) return builder.UseClusterClient();
#endif
        return builder.UseOrleans(AsSilo);
    }

    private static void AsSilo(ISiloBuilder silo)
    {
        silo.Configure<ClusterOptions>(options => options.ServiceId = "marketplace");
        silo.UseMarketplaceFilters();
        silo.UseSystemTextJsonGrainStorageSerializer();

        // What the configuration names, Orleans has added by itself.
        if (!silo.Names("Clustering")) silo.UseLocalhostClustering();
        if (!silo.Names("EnableDistributedTracing")) silo.AddActivityPropagation();
        if (!silo.Names("GrainStorage:Default")) silo.AddAdoNetGrainStorageAsDefault();
        if (!silo.Names("Reminders")) silo.UseAdoNetReminderService((OptionsBuilder<AdoNetReminderTableOptions> _) => { });

        // Through the process' one pool, as the role that owns nothing, even where the configuration has a connection string.
        silo.Services.AddOptions<AdoNetGrainStorageOptions>("Default").PostConfigure<NpgsqlDataSource>((options, database) =>
            (options.Invariant, options.ConnectionString, options.DataSource) = ("Npgsql", null!, database));
        silo.Services.AddOptions<AdoNetReminderTableOptions>().PostConfigure<NpgsqlDataSource>((options, database) =>
            (options.Invariant, options.ConnectionString, options.DataSource) = ("Npgsql", null!, database));
    }

    private static bool Names(this ISiloBuilder silo, string setting) => silo.Configuration.GetSection($"Orleans:{setting}").Exists();
}
