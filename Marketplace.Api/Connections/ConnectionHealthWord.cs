using Marketplace.Data.Connections;

namespace Marketplace.Api.Connections;

/// <summary>A connection's state in one phrase for its seller.</summary>
internal static class ConnectionHealthWord
{
    /// <summary>A run may begin this much after it is due before that counts as late.</summary>
    private static readonly TimeSpan _grace = TimeSpan.FromMinutes(45);

    public static string Of(Connection connection, IReadOnlyCollection<ConnectionSync> syncs, DateTimeOffset now) => connection.Status switch
    {
        ConnectionStatus.NeedsReauth or ConnectionStatus.Disconnected => "Action required",
        ConnectionStatus.Error => "Error",
        _ when syncs.Any(sync => sync.Status == SyncStatus.InProgress) => "Syncing",
        _ when syncs.Any(sync => sync is { Enabled: true, Status: SyncStatus.Failed }) => "Error",
        _ when connection.SyncEnabled && syncs.Any(sync => sync.Enabled && sync.NextAt + _grace < now) => "Late",
        _ => "On time",
    };
}
