using System.Net;
using System.Net.Sockets;
using Marketplace.AppHost.Processes;
using Npgsql;

namespace Marketplace.AppHost.Postgres;

/// <summary>
/// A PostgreSQL server of our own in one folder, on a free port of this machine. It ends with this process, however that ends.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Owner = "marketplace";
    private const int Attempts = 40;
    private static readonly TimeSpan _betweenAttempts = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _stopGrace = TimeSpan.FromSeconds(30);
    private readonly GuardedProcess _server;
    private readonly string _password;

    private PostgresCluster(GuardedProcess server, int port, string password) => (_server, Port, _password) = (server, port, password);

    public int Port { get; }

    /// <summary>Completes with the exit code when the server has ended.</summary>
    public Task<int> Exited => _server.Exited;

    /// <summary>Creates the cluster if the folder holds none, and starts it. A server that an earlier run left there is stopped first.</summary>
    /// <exception cref="InvalidOperationException">There is no PostgreSQL to run, or it did not start; says why.</exception>
    public static async Task<PostgresCluster> StartAsync(
        string folder, PostgresOptions options, Action<string>? log, CancellationToken cancellationToken)
    {
        log ??= _ => { };
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        var downloads = Path.GetFullPath(options.Downloads ?? Path.Combine(folder, "../pgsql"));
        Directory.CreateDirectory(downloads);
        var binaries = await PostgresBinaries.FindOrFetchAsync(downloads, PostgresData.MajorOf(folder), log, cancellationToken);
        var data = new PostgresData(folder, binaries);
        await data.EnsureCreatedAsync(Owner, options.Durable, log, cancellationToken);
        await data.StopLeftoverAsync(log, cancellationToken);

        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var settings = options.Settings(port).SelectMany(setting => new[] { "-c", setting });
            var server = GuardedProcess.Start(
                new GuardedProcessOptions(data.CommandLine("postgres", ["-D", data.Folder, .. settings])) { LastSignal = "INT" },
                line =>
                {
                    log(line);
                    if (line.Contains("ready to accept connections", StringComparison.Ordinal))
                    {
                        ready.TrySetResult();
                    }
                });
            try
            {
                if (await Task.WhenAny(ready.Task, server.Exited).WaitAsync(cancellationToken) == ready.Task)
                {
                    return new PostgresCluster(server, port, await data.PasswordAsync(cancellationToken));
                }
            }
            catch (OperationCanceledException)
            {
                await server.StopAsync("INT", _stopGrace);
                throw;
            }

            var lines = server.LastLines;
            await server.DisposeAsync();
            if (attempt == Attempts || !MayPass(lines))
            {
                throw new InvalidOperationException($"PostgreSQL did not start in {folder}:\n{lines}");
            }

            await Task.Delay(_betweenAttempts, cancellationToken);
        }
    }

    /// <summary>Deletes the cluster, if there is one, with all its data.</summary>
    public static async Task RemoveAsync(string folder, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder))
        {
            await PostgresData.KillLeftoverAsync(folder, cancellationToken);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>For the owner of everything in <paramref name="database"/>, a superuser.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = IPAddress.Loopback.ToString(),
        Port = Port,
        Username = Owner,
        Password = _password,
        Database = database,
    }.ConnectionString;

    /// <summary>Creates the database unless it is there.</summary>
    public async Task CreateDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString("postgres")) { Pooling = false });
        await using var exists = source.CreateCommand("SELECT 1 FROM pg_database WHERE datname = $1");
        exists.Parameters.Add(new() { Value = name });
        if (await exists.ExecuteScalarAsync(cancellationToken) is null)
        {
            await using var create = source.CreateCommand($"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Stops the server, ending the connections that are still open.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync("INT", _stopGrace);
        await _server.DisposeAsync();
    }

    /// <summary>The port was taken in the meantime, or the last processes of a killed server are still on their way out.</summary>
    private static bool MayPass(string lines) =>
        lines.Contains("Address already in use", StringComparison.Ordinal) || lines.Contains("pre-existing shared memory", StringComparison.Ordinal);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
