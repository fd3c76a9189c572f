using System.Globalization;
using Marketplace.AppHost.Postgres;
using Marketplace.Data.Schema;
using Marketplace.Tests.Fixtures;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Marketplace.Tests.Fixtures;

/// <summary>
/// One PostgreSQL server for the whole run, started when the first test asks: a private one, or the one that
/// <c>ConnectionStrings__marketplace_tests</c> names. Every caller gets databases of its own.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    /// <summary>Fills the database that <see cref="CreateDatabaseAsync"/> copies; gets its owner's connection string.</summary>
    private static readonly Func<string, CancellationToken, Task> _prepareTemplate = DatabaseMigrator.MigrateAsync;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"marketplace-tests-{Guid.NewGuid():N}");
    private readonly string _run = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8];
    private readonly List<string> _created = [];
    private readonly SemaphoreSlim _creating = new(1);
    private PostgresCluster? _cluster;
    private string? _server;
    private string? _template;
    private int _number;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A new database with the product's schema and nothing in it.</summary>
    /// <returns>Its owner's connection string.</returns>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        await _creating.WaitAsync(cancellationToken);
        try
        {
            _template ??= await CreateTemplateAsync(cancellationToken);
            return await CreateAsync(_template, cancellationToken);
        }
        finally
        {
            _creating.Release();
        }
    }

    /// <summary>A new database without any table.</summary>
    /// <returns>Its owner's connection string.</returns>
    public async Task<string> CreateEmptyDatabaseAsync(CancellationToken cancellationToken = default)
    {
        await _creating.WaitAsync(cancellationToken);
        try
        {
            return await CreateAsync("template1", cancellationToken);
        }
        finally
        {
            _creating.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
        else
        {
            foreach (var database in _created)
            {
                await ExecuteAsync($"DROP DATABASE \"{database}\" WITH (FORCE)", CancellationToken.None);
            }
        }

        _creating.Dispose();
    }

    private async Task<string> CreateTemplateAsync(CancellationToken cancellationToken)
    {
        var template = await CreateAsync("template1", cancellationToken);
        await _prepareTemplate(template, cancellationToken);
        // A database can be copied only while nobody is connected to it.
        NpgsqlConnection.ClearAllPools();
        return new NpgsqlConnectionStringBuilder(template).Database!;
    }

    private async Task<string> CreateAsync(string template, CancellationToken cancellationToken)
    {
        _server ??= Environment.GetEnvironmentVariable("ConnectionStrings__marketplace_tests")
            ?? await StartClusterAsync(cancellationToken);
        var name = $"test_{_run}_{++_number}";
        await ExecuteAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"", cancellationToken);
        _created.Add(name);
        return new NpgsqlConnectionStringBuilder(_server) { Database = name, IncludeErrorDetail = true }.ConnectionString;
    }

    private async Task<string> StartClusterAsync(CancellationToken cancellationToken)
    {
        var options = new PostgresOptions
        {
            Durable = false,
            MaxConnections = 500,
            // Kept from run to run: a machine without PostgreSQL downloads it once.
            Downloads = Path.Combine(Path.GetTempPath(), "marketplace-tests-pgsql"),
        };
        _cluster = await PostgresCluster.StartAsync(_folder, options, log: null, cancellationToken);
        return _cluster.ConnectionString("postgres");
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_server) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
