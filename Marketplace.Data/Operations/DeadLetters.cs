using Npgsql;

namespace Marketplace.Data.Operations;

/// <summary>What a seller does with operations that gave up. Each statement sees the leased seller's rows only.</summary>
public static class DeadLetters
{
    /// <summary>Queues dead operations again; one that a newer operation of its key has replaced is superseded instead.</summary>
    /// <param name="ids">Null for all that are dead.</param>
    /// <returns>What was found, with the connections to wake.</returns>
    public static Task<List<ReplayedOperation>> ReplayAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Guid>? ids, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            """
            with newest as (
                select distinct on (o.connection_id, coalesce(o.coalesce_key, o.id::text)) o.id from operations o
                where o.state = 'dead' and ($1::uuid[] is null or o.id = any ($1))
                order by o.connection_id, coalesce(o.coalesce_key, o.id::text), o.id desc
            )
            update operations o set
                state = case when not exists (select from newest where newest.id = o.id) or exists (
                        select from operations n where n.connection_id = o.connection_id and n.coalesce_key = o.coalesce_key and n.state = 'pending')
                    then 'superseded' else 'pending' end,
                attempts = 0, not_before = $2, finished_at = null, updated_at = $2
            where o.state = 'dead' and ($1::uuid[] is null or o.id = any ($1))
            returning o.id, o.connection_id, o.listing_id, o.kind = 'publish'
            """,
            [ids?.ToArray(), now], row => new ReplayedOperation(row.GetGuid(0), row.GetGuid(1), row.Optional<Guid?>(2), row.GetBoolean(3)), cancellationToken);

    /// <summary>Puts dead operations away.</summary>
    /// <param name="ids">Null for all that are dead.</param>
    /// <returns>How many there were.</returns>
    public static Task<int> DismissAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid>? ids, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            "update operations set state = 'dismissed', updated_at = $2 where state = 'dead' and ($1::uuid[] is null or id = any ($1))", [ids?.ToArray(), now], cancellationToken);
}

public sealed record ReplayedOperation(Guid Id, Guid ConnectionId, Guid? ListingId, bool IsPublish);
