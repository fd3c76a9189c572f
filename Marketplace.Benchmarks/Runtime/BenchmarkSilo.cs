using Marketplace.AppHost.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Marketplace.Benchmarks.Runtime;

/// <summary>A host with nothing but a silo, in memory or on a database.</summary>
internal sealed class BenchmarkSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private BenchmarkSilo(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<BenchmarkSilo> Start(NpgsqlDataSource? database = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering().Configure<ClusterOptions>(options => options.ServiceId = "benchmarks");
            if (database is null)
                return;
            silo.UseSystemTextJsonGrainStorageSerializer()
                .AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.DataSource) = ("Npgsql", database))
                .UseAdoNetReminderService(options => (options.Invariant, options.DataSource) = ("Npgsql", database));
        });
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}

/// <summary>A private database with Orleans' tables.</summary>
internal sealed class BenchmarkDatabase(PostgresCluster cluster, string folder, NpgsqlDataSource source) : IAsyncDisposable
{
    public NpgsqlDataSource Source => source;

    public static async Task<BenchmarkDatabase> Start(CancellationToken cancellation)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"marketplace-benchmarks-{Guid.NewGuid():N}");
        var cluster = await PostgresCluster.StartAsync(folder, new PostgresOptions { Durable = false }, log: null, cancellation);
        var source = NpgsqlDataSource.Create(cluster.ConnectionString("postgres"));
        using var script = new StreamReader(typeof(BenchmarkDatabase).Assembly.GetManifestResourceStream("orleans.sql")!);
        var database = new BenchmarkDatabase(cluster, folder, source);
        await database.Execute(await script.ReadToEndAsync(cancellation), cancellation);
        return database;
    }

    public async Task Execute(string sql, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
