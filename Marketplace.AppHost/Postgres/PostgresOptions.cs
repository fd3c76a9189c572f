namespace Marketplace.AppHost.Postgres;

/// <summary>How a private cluster runs.</summary>
public sealed record PostgresOptions
{
    /// <summary>Where PostgreSQL is downloaded to if the machine has none.</summary>
    /// <value>Default: <c>pgsql</c> beside the cluster's folder.</value>
    public string? Downloads { get; init; }

    /// <summary>Connections at most.</summary>
    /// <value>Default: 200, room for the pools of the api and of the tools beside it.</value>
    public int MaxConnections { get; init; } = 200;

    /// <summary>Whether a commit survives a power cut. Tests do without.</summary>
    /// <value>Default: true.</value>
    public bool Durable { get; init; } = true;

    internal IEnumerable<string> Settings(int port)
    {
        // Nothing outside this machine is let in, by address or by socket file.
        yield return "listen_addresses=127.0.0.1";
        yield return "unix_socket_directories=";
        yield return $"port={port}";
        yield return $"max_connections={MaxConnections}";
        yield return "shared_buffers=256MB";
        yield return "max_wal_size=2GB";
        // Short statements: compiling them costs more than it saves.
        yield return "jit=off";
        // No replica will follow a private cluster.
        yield return "wal_level=minimal";
        yield return "max_wal_senders=0";
        yield return "max_logical_replication_workers=0";
        yield return "log_line_prefix=";
        yield return "log_checkpoints=off";
        if (!Durable)
        {
            yield return "fsync=off";
            yield return "synchronous_commit=off";
            yield return "full_page_writes=off";
        }
    }
}
