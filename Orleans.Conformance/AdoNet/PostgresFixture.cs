using Marketplace.AppHost.Postgres;
using Npgsql;
using Orleans.Configuration;
using Orleans.Conformance.AdoNet;
using Orleans.Hosting;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Orleans.Conformance.AdoNet;

/// <summary>
/// One database with Orleans' tables, made when the first test asks: on a private server, or on the one that
/// <c>ConnectionStrings__orleans_tests</c> names. Tests keep apart by their service ids.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"orleans-tests-{Guid.NewGuid():N}");
    private readonly Lazy<Task<NpgsqlDataSource>> _database;
    private PostgresCluster? _cluster;

    public PostgresFixture() => _database = new(CreateDatabase);

    public Task<NpgsqlDataSource> Database => _database.Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A silo that keeps state and reminders in the database.</summary>
    public async Task<TestSilo> StartSilo(string serviceId, Action<ISiloBuilder>? configure = null)
    {
        var database = await Database;
        return await TestSilo.Start(silo =>
        {
            silo.Configure<ClusterOptions>(options => options.ServiceId = serviceId)
                .UseSystemTextJsonGrainStorageSerializer()
                .AddAdoNetGrainStorage("database", options => (options.Invariant, options.DataSource) = ("Npgsql", database))
                .AddAdoNetGrainStorage("deleting", options =>
                {
                    (options.Invariant, options.DataSource) = ("Npgsql", database);
                    options.DeleteStateOnClear = true;
                })
                .UseAdoNetReminderService(options => (options.Invariant, options.DataSource) = ("Npgsql", database));
            configure?.Invoke(silo);
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (!_database.IsValueCreated)
            return;
        await (await Database).DisposeAsync();
        if (_cluster is null)
            return;
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<NpgsqlDataSource> CreateDatabase()
    {
        var server = Environment.GetEnvironmentVariable("ConnectionStrings__orleans_tests");
        if (server is null)
        {
            var options = new PostgresOptions { Durable = false, Downloads = Path.Combine(Path.GetTempPath(), "marketplace-tests-pgsql") };
            _cluster = await PostgresCluster.StartAsync(_folder, options, log: null, CancellationToken.None);
            server = _cluster.ConnectionString("postgres");
        }

        var database = NpgsqlDataSource.Create(server);
        using var script = new StreamReader(typeof(PostgresFixture).Assembly.GetManifestResourceStream("orleans.sql")!);
        await using var command = database.CreateCommand(await script.ReadToEndAsync());
        await command.ExecuteNonQueryAsync();
        return database;
    }
}
