using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Data.Inbox;

/// <summary>Notifications: stored for any seller in one statement, then processed connection by connection.</summary>
public static class InboxStore
{
    /// <summary>Whom a webhook address belongs to. Null: nobody.</summary>
    public static async Task<WebhookTarget?> FindTargetAsync(NpgsqlDataSource source, Guid connectionId, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("select seller_id, channel, secret from webhook_target($1)");
        command.Parameters.Add(new() { Value = connectionId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new(reader.GetGuid(0), reader.GetString(1), reader.Optional<byte[]>(2)) : null;
    }

    /// <summary>The connections of whoever has connected an account: usually one, and several where sellers share it.</summary>
    public static async Task<List<AccountOwner>> FindAccountAsync(NpgsqlDataSource source, string channel, string account, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("select connection_id, seller_id from webhook_account($1, $2)");
        command.Parameters.Add(new() { Value = channel });
        command.Parameters.Add(new() { Value = account });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var owners = new List<AccountOwner>();
        while (await reader.ReadAsync(cancellationToken))
            owners.Add(new(reader.GetGuid(0), reader.GetGuid(1)));
        return owners;
    }

    /// <summary>Stores a batch; those that were stored before are left as they are. Durable when it returns.</summary>
    /// <returns>The positions in the batch of those that came for the first time.</returns>
    public static async Task<List<int>> StoreAsync(NpgsqlDataSource source, IReadOnlyList<NewWebhookEvent> batch, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("select * from store_webhook_events($1, $2, $3, $4, $5, $6)");
        Add(NpgsqlDbType.Uuid, batch.Select(e => e.ConnectionId).ToArray());
        Add(NpgsqlDbType.Uuid, batch.Select(e => e.SellerId).ToArray());
        Add(NpgsqlDbType.Text, batch.Select(e => e.EventId).ToArray());
        Add(NpgsqlDbType.Text, batch.Select(e => e.Type).ToArray());
        Add(NpgsqlDbType.Bytea, batch.Select(e => e.Payload).ToArray());
        Add(NpgsqlDbType.TimestampTz, batch.Select(e => e.ReceivedAt).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var fresh = new List<int>(batch.Count);
        while (await reader.ReadAsync(cancellationToken))
            fresh.Add(reader.GetInt32(0));
        return fresh;

        void Add(NpgsqlDbType type, Array values) => command.Parameters.Add(new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    /// <summary>Makes the partitions of the days to come, and lets go of what came longer ago than <paramref name="keep"/> and needs nothing more.</summary>
    public static async Task KeepAsync(NpgsqlDataSource source, DateTimeOffset now, TimeSpan keep, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("select keep_inbox($1, $2)");
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = keep });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What is due, in the order it came.</summary>
    public static Task<List<StoredEvent>> ReadDueAsync(
        NpgsqlConnection connection, Guid connectionId, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            """
            select id, type, payload, attempts, received_at, ctid::text from webhook_events
            where connection_id = $1 and state = 'stored' and not_before <= $2 order by not_before, position limit $3
            """,
            [connectionId, now, limit],
            row => new StoredEvent(row.GetGuid(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetInt32(3), row.GetFieldValue<DateTimeOffset>(4), row.GetString(5)),
            cancellationToken);

    public static async Task<DateTimeOffset?> NextDueAsync(NpgsqlConnection connection, Guid connectionId, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            "select min(not_before) from webhook_events where connection_id = $1 and state = 'stored'",
            [connectionId], row => row.Optional<DateTimeOffset?>(0), cancellationToken))[0];

    /// <summary>Marks events of one seller as processed. One that has changed since it was read stays as it is.</summary>
    public static Task CompleteAsync(NpgsqlConnection connection, IReadOnlyCollection<StoredEvent> events, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            "select complete_webhook_events($1, $2::text[]::tid[], $3, $4, $5)",
            [events.Select(e => e.Id).ToArray(), events.Select(e => e.Row).ToArray(), events.Min(e => e.ReceivedAt), events.Max(e => e.ReceivedAt), now],
            cancellationToken);

    /// <summary>Puts events off, or away: at the attempts' end they are dead letters.</summary>
    /// <param name="counts">Whether this was an attempt.</param>
    public static Task RetryAsync(
        NpgsqlConnection connection, IReadOnlyCollection<StoredEvent> events, string error, bool counts, int maxAttempts, DateTimeOffset notBefore,
        CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            update webhook_events set attempts = attempts + $3, error = $2, not_before = $5,
                state = case when attempts + $3 >= $4 then 'dead' else 'stored' end
            where id = any ($1) and state = 'stored'
            """,
            [events.Select(e => e.Id).ToArray(), error, counts ? 1 : 0, maxAttempts, notBefore], cancellationToken);

    /// <summary>Takes dead events up again. Null for all.</summary>
    /// <returns>The connection of each.</returns>
    public static Task<List<Guid>> ReplayAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid>? ids, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            """
            update webhook_events set state = 'stored', attempts = 0, not_before = $2
            where state = 'dead' and ($1::uuid[] is null or id = any ($1)) returning connection_id
            """,
            [ids?.ToArray(), now], row => row.GetGuid(0), cancellationToken);

    public static async Task<bool> DismissAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync("update webhook_events set state = 'dismissed' where id = $1 and state = 'dead'", [id], cancellationToken) == 1;
}

/// <param name="Secret">Encrypted; null where the connection has no subscription.</param>
public sealed record WebhookTarget(Guid SellerId, string Channel, byte[]? Secret);

public sealed record AccountOwner(Guid ConnectionId, Guid SellerId);

public sealed record NewWebhookEvent(Guid ConnectionId, Guid SellerId, string EventId, string Type, byte[] Payload, DateTimeOffset ReceivedAt);

/// <param name="Row">Where the row lies, until it changes.</param>
public sealed record StoredEvent(Guid Id, string Type, byte[] Payload, int Attempts, DateTimeOffset ReceivedAt, string Row);
