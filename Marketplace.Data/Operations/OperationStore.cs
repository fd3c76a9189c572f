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

    /// <summary>Takes what is due of several connections in one statement, most urgent first and at most one per listing. Durable when it returns.</summary>
    /// <returns>What each claim got, in their order.</returns>
    public static async Task<IReadOnlyList<ClaimedOperations>> ClaimAsync(
        NpgsqlDataSource source, IReadOnlyList<OperationClaim> claims, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = (await connection.QueryAsync(
            "select connection_id, not_before, id, kind, listing_id, order_id, payload, attempts, max_attempts, cause_at, priority from claim_operations($1, $2, $3, $4, $5)",
            [claims.Select(c => c.ConnectionId).ToArray(), claims.Select(c => c.SellerId).ToArray(), claims.Select(c => c.Lease).ToArray(),
                claims.Select(c => c.Room).ToArray(), now],
            row => (ConnectionId: row.GetGuid(0), NotBefore: row.GetFieldValue<DateTimeOffset>(1), Operation: row.IsDBNull(2) ? null : ReadClaimed(row)),
            cancellationToken)).ToLookup(row => row.ConnectionId);
        return [.. claims.Select(claim => new ClaimedOperations(
            [.. rows[claim.ConnectionId].Select(row => row.Operation).OfType<ClaimedOperation>()],
            rows[claim.ConnectionId].Where(row => row.Operation is null).Select(row => (DateTimeOffset?)row.NotBefore).FirstOrDefault()))];
    }

    /// <summary>Notes operations as done for which nothing else has to be written, in one statement. Durable when it returns.</summary>
    /// <returns>Those whose lease still held.</returns>
    public static async Task<HashSet<Guid>> CompleteAsync(
        NpgsqlDataSource source, IReadOnlyList<HeldOperation> done, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync(
            "select complete_operations($1, $2, $3, $4)",
            [done.Select(d => d.SellerId).ToArray(), done.Select(d => d.Id).ToArray(), done.Select(d => d.Lease).ToArray(), now],
            row => row.GetGuid(0), cancellationToken)];
    }

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

    private static ClaimedOperation ReadClaimed(NpgsqlDataReader row) => new(
        row.GetGuid(2), EnumNames.FromText<OperationKind>(row.GetString(3)), row.Optional<Guid?>(4), row.Optional<Guid?>(5), row.GetString(6), row.GetInt32(7),
        row.GetInt32(8), row.GetFieldValue<DateTimeOffset>(9), row.GetFieldValue<DateTimeOffset>(1), row.GetInt16(10));
}

/// <param name="Lease">Of the activation that will run what it gets.</param>
/// <param name="Room">How many at most.</param>
public sealed record OperationClaim(Guid ConnectionId, Guid SellerId, Guid Lease, int Room);

/// <param name="NextDue">When the next will be; null where there is none, or where there was no room for all that are due.</param>
public sealed record ClaimedOperations(IReadOnlyList<ClaimedOperation> Operations, DateTimeOffset? NextDue);

public sealed record HeldOperation(Guid SellerId, Guid Id, Guid Lease);

/// <param name="CauseAt">When what caused it happened.</param>
/// <param name="Priority">As of <see cref="Operation.Priority"/>.</param>
public sealed record ClaimedOperation(
    Guid Id, OperationKind Kind, Guid? ListingId, Guid? OrderId, string Payload, int Attempts, int MaxAttempts, DateTimeOffset CauseAt, DateTimeOffset NotBefore,
    short Priority);

/// <param name="Message">In words the seller can act on.</param>
public sealed record OperationFailure(string Message, string? Code, string? Field);
