using Npgsql;

namespace Marketplace.Data.Drifts;

/// <summary>When a connection was last looked after, and what that look compares with.</summary>
public static class WatchStore
{
    /// <summary>Takes this look; false when another was made less than the pause ago.</summary>
    public static async Task<bool> TakeTurnAsync(NpgsqlConnection connection, Guid connectionId, TimeSpan pause, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(
            "update connections set watched_at = $2 where id = $1 and (watched_at is null or watched_at <= $3)", [connectionId, now, now - pause], cancellationToken) == 1;

    /// <summary>How many connections, of all sellers, use the channel.</summary>
    public static async Task<int> CountConnectionsAsync(NpgsqlConnection connection, string channel, CancellationToken cancellationToken) =>
        (await connection.QueryAsync("select channel_connections($1)", [channel], row => row.GetInt32(0), cancellationToken))[0];

    /// <summary>Where the last finished read of the orders ended; null before the first.</summary>
    public static async Task<string?> ReadOrdersCursorAsync(NpgsqlConnection connection, Guid connectionId, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            "select cursor from connection_syncs where connection_id = $1 and kind = 'orders' and last_completed_at is not null",
            [connectionId], row => row.Optional<string>(0), cancellationToken)).FirstOrDefault();

    /// <summary>Whether one of the orders is not here yet, or only an older version of it.</summary>
    public static async Task<bool> IsAnyNewAsync(
        NpgsqlConnection connection, Guid connectionId, IReadOnlyCollection<(string RemoteId, DateTimeOffset Version)> orders, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            """
            select exists (
                select from unnest($2::text[], $3::timestamptz[]) as shown (remote_id, version)
                where not exists (
                    select from orders o where o.connection_id = $1 and o.remote_id = shown.remote_id and o.remote_updated_at >= shown.version))
            """,
            [connectionId, orders.Select(o => o.RemoteId).ToArray(), orders.Select(o => o.Version.ToUniversalTime()).ToArray()],
            row => row.GetBoolean(0), cancellationToken))[0];
}
