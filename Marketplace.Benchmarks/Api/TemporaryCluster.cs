using Marketplace.AppHost.Postgres;

namespace Marketplace.Benchmarks.Api;

/// <summary>A durable private PostgreSQL cluster, gone when disposed.</summary>
internal sealed class TemporaryCluster : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-bench-").FullName;
    private PostgresCluster? _cluster;

    /// <returns>The connection string of the database's owner.</returns>
    public async Task<string> StartAsync(CancellationToken cancellation)
    {
        _cluster = await PostgresCluster.StartAsync(Path.Combine(_folder, "pg"), new(), log: null, cancellation);
        return _cluster.ConnectionString("postgres");
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
