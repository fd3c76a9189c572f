using System.Data;
using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.AdoNet;

/// <summary>
/// Holds an advisory lock for as long as the silo lives: this runtime knows no cluster, so a second silo of the same service on the
/// same database would fire every reminder twice and fight over states.
/// </summary>
internal sealed class SiloLock(
    IOptions<ClusterOptions> cluster, IHostApplicationLifetime host, TimeProvider time, ILogger<SiloLock> log) : IAsyncDisposable
{
    private const int Namespace = 0x4f72_6c73;
    private static readonly TimeSpan WatchPeriod = TimeSpan.FromSeconds(20);

    private readonly int _key = unchecked((int)StableHash.ComputeHash(cluster.Value.ServiceId));
    private DbDataSource? _source;
    private DbConnection? _connection;
    private ITimer? _watch;

    /// <summary>Guards the database of the first provider that asks.</summary>
    public void Guard(DbDataSource source, ISiloLifecycle lifecycle)
    {
        if (_source is not null)
            return;
        _source = source;
        lifecycle.Subscribe<SiloLock>(ServiceLifecycleStage.RuntimeStorageServices, Start, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (_watch is not null)
            await _watch.DisposeAsync();
        if (Interlocked.Exchange(ref _connection, null) is { } connection)
            await connection.DisposeAsync();
    }

    private async Task Start(CancellationToken cancellation)
    {
        await Take(cancellation);
        _watch = time.CreateDetachedTimer(() => _ = Watch(), WatchPeriod, WatchPeriod);
    }

    private async Task Stop(CancellationToken cancellation)
    {
        if (_watch is not null)
            await _watch.DisposeAsync();
        // A host may be stopped twice at once, by its signal and by its owner; only one of them has the connection.
        if (Interlocked.Exchange(ref _connection, null) is not { } connection)
            return;
        await using (connection)
        {
            // A connection that goes back to its pool would keep the lock.
            if (connection.State == ConnectionState.Open)
                await Execute(connection, $"SELECT pg_advisory_unlock({Namespace}, {_key})", cancellation);
        }
    }

    private async Task Take(CancellationToken cancellation)
    {
        _connection = await _source!.OpenConnectionAsync(cancellation);
        try
        {
            // Waits a little: a process that was just killed loses its lock only when the server notices.
            await Execute(_connection, $"SET lock_timeout = '5s'; SELECT pg_advisory_lock({Namespace}, {_key}); SET lock_timeout = 0", cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new OrleansConfigurationException(
                $"Another silo of service \"{cluster.Value.ServiceId}\" runs on this database. The single-machine build allows one.", e);
        }
    }

    /// <summary>The lock dies with its connection, so a broken one is replaced; if another silo was quicker, this one must go.</summary>
    private async Task Watch()
    {
        if (_connection is not { } connection)
            return;
        try
        {
            await Execute(connection, "SELECT 1", CancellationToken.None);
            return;
        }
        catch (DbException e)
        {
            log.LogWarning(e, "The connection that holds the silo's lock broke");
        }

        try
        {
            await connection.DisposeAsync();
            await Take(CancellationToken.None);
        }
        catch (Exception e) when (e is DbException or OrleansConfigurationException)
        {
            log.LogCritical(e, "The silo lost its lock on the database and stops");
            host.StopApplication();
        }
    }

    private static async Task Execute(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
