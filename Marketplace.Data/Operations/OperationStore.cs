using Marketplace.Data.Model;
using Npgsql;

namespace Marketplace.Data.Operations;

/// <summary>
/// What a connection's pump does to its operations. A running one belongs to the activation whose lease it carries: another activation
/// takes it back, and from then on the first one's writes find nothing.
/// </summary>
public static class OperationStore
{
    /// <summary>A failed one does not come back beside a newer one of its key: the newer says what is wanted now.</summary>
    private const string PendingOrSuperseded = """
        case when exists (
            select from operations n where n.connection_id = o.connection_id and n.coalesce_key = o.coalesce_key and n.state = 'pending')
        then 'superseded' else 'pending' end
        """;

    private const string TakeBack = $"""
        update operations o set state = {PendingOrSuperseded}, lease = null, updated_at = $3, not_before = case when o.kind = 'publish' then $4 else $3 end
        where o.connection_id = $1 and o.state = 'running'
        """;

    /// <summary>
    /// Takes what is due, most urgent first: at most one per listing, and nothing of a listing that is still to be published.
    /// More rows are locked than taken, because several may be of one listing.
    /// </summary>
    public static Task<List<ClaimedOperation>> ClaimAsync(
        NpgsqlConnection connection, Guid connectionId, Guid lease, int limit, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            """
            with due as materialized (
                select o.id, o.listing_id, o.priority, o.not_before from operations o
                where o.connection_id = $1 and o.state = 'pending' and o.not_before <= $2
                    and (o.listing_id is null or not exists (
                        select from operations b where b.listing_id = o.listing_id
                            and (b.state = 'running' or (b.state = 'pending' and b.kind = 'publish' and b.id <> o.id))))
                order by o.priority, o.not_before, o.id limit $3 * 4
                for update skip locked
            ), first as (
                select distinct on (coalesce(listing_id, id)) id, priority, not_before from due order by coalesce(listing_id, id), priority, not_before, id
            ), chosen as (
                select id from first order by priority, not_before, id limit $3
            )
            update operations o set state = 'running', lease = $4, started_at = $2, updated_at = $2
            from chosen where o.id = chosen.id
            returning o.id, o.kind, o.listing_id, o.order_id, o.payload::text, o.attempts, o.max_attempts, o.cause_at, o.not_before
            """,
            [connectionId, now, limit, lease],
            row => new ClaimedOperation(
                row.GetGuid(0), EnumNames.FromText<OperationKind>(row.GetString(1)), row.Optional<Guid?>(2), row.Optional<Guid?>(3), row.GetString(4),
                row.GetInt32(5), row.GetInt32(6), row.GetFieldValue<DateTimeOffset>(7), row.GetFieldValue<DateTimeOffset>(8)),
            cancellationToken);

    /// <summary>Takes back what an activation before this one left running.</summary>
    /// <param name="settled">
    /// When a publish may go on: a request that its process sent just before it died may still be at work on the channel, where
    /// looking the listing up too early would not find it.
    /// </param>
    public static Task<int> TakeBackAsync(
        NpgsqlConnection connection, Guid connectionId, Guid lease, DateTimeOffset now, DateTimeOffset settled, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            $"{TakeBack} and o.lease is distinct from $2", [connectionId, lease, now, settled], cancellationToken);

    /// <summary>Takes back what this activation has no longer in hand, because its outcome could not be written.</summary>
    public static Task<int> TakeBackLostAsync(
        NpgsqlConnection connection, Guid connectionId, Guid lease, Guid[] inHand, DateTimeOffset now, DateTimeOffset settled, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            $"{TakeBack} and o.lease = $2 and o.id <> all ($5)", [connectionId, lease, now, settled, inHand], cancellationToken);

    /// <returns>False: the lease is lost, and nothing else of the outcome may be written.</returns>
    public static async Task<bool> CompleteAsync(NpgsqlConnection connection, Guid id, Guid lease, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(
            """
            update operations set state = 'done', attempts = attempts + 1, lease = null, finished_at = $3, updated_at = $3,
                last_error = null, error_code = null, error_field = null
            where id = $1 and lease = $2 and state = 'running'
            """,
            [id, lease, now], cancellationToken) == 1;

    /// <inheritdoc cref="CompleteAsync" path="/returns"/>
    public static async Task<bool> RetryAsync(
        NpgsqlConnection connection, Guid id, Guid lease, OperationFailure failure, bool counts, DateTimeOffset notBefore, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(
            $"""
            update operations o set state = {PendingOrSuperseded}, attempts = attempts + $3, lease = null, not_before = $4, updated_at = $5,
                last_error = $6, error_code = $7, error_field = $8
            where o.id = $1 and o.lease = $2 and o.state = 'running'
            """,
            [id, lease, counts ? 1 : 0, notBefore, now, failure.Message, failure.Code, failure.Field], cancellationToken) == 1;

    /// <inheritdoc cref="CompleteAsync" path="/returns"/>
    public static async Task<bool> GiveUpAsync(
        NpgsqlConnection connection, Guid id, Guid lease, OperationFailure failure, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(
            """
            update operations set state = 'dead', attempts = attempts + 1, lease = null, finished_at = $3, updated_at = $3,
                last_error = $4, error_code = $5, error_field = $6
            where id = $1 and lease = $2 and state = 'running'
            """,
            [id, lease, now, failure.Message, failure.Code, failure.Field], cancellationToken) == 1;

    public static async Task<bool> HoldsAsync(NpgsqlConnection connection, Guid id, Guid lease, CancellationToken cancellationToken) =>
        (await connection.QueryAsync("select 1 from operations where id = $1 and lease = $2 and state = 'running' for share", [id, lease], _ => true, cancellationToken)).Count == 1;

    /// <summary>When the next operation that is not due yet will be.</summary>
    public static async Task<DateTimeOffset?> NextDueAsync(
        NpgsqlConnection connection, Guid connectionId, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            "select min(not_before) from operations where connection_id = $1 and state = 'pending' and not_before > $2",
            [connectionId, now], row => row.Optional<DateTimeOffset?>(0), cancellationToken))[0];
}

/// <param name="CauseAt">When what caused it happened.</param>
public sealed record ClaimedOperation(
    Guid Id, OperationKind Kind, Guid? ListingId, Guid? OrderId, string Payload, int Attempts, int MaxAttempts, DateTimeOffset CauseAt, DateTimeOffset NotBefore);

/// <param name="Message">In words the seller can act on.</param>
public sealed record OperationFailure(string Message, string? Code, string? Field);
