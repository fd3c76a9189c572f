using Marketplace.Data.Operations;
using Npgsql;

namespace Marketplace.Data.Listings;

/// <summary>Queues publishing, set-based: listings and their operations in the caller's transaction.</summary>
public static class PublishStore
{
    /// <summary>
    /// A listing that failed or was ended is published again, from what it had reached before its last step. One that is on sale, or on its way there,
    /// stays as it is.
    /// </summary>
    private const string Insert = """
        insert into listings as l (id, seller_id, connection_id, product_id, state, title, price, currency, quantity, overrides, version, created_at, updated_at)
        select p.id, current_seller(), $1, p.product_id, 'publishing', p.title, p.price, p.currency, p.quantity, '{}', 1, $2, $2
        from unnest($3::uuid[], $4::uuid[], $5::text[], $6::numeric[], $7::text[], $8::int[]) as p (id, product_id, title, price, currency, quantity)
        on conflict (connection_id, product_id) do update set state = 'publishing', last_error = null, checkpoint = l.checkpoint - 'step',
            title = excluded.title, price = excluded.price, quantity = excluded.quantity, version = l.version + 1, updated_at = $2
        where l.state in ('draft', 'error', 'ended', 'inactive')
        returning l.id
        """;

    /// <summary>Whether publishing does something to a listing in this state.</summary>
    public static bool IsPublishable(ListingState state) => state is ListingState.Draft or ListingState.Error or ListingState.Ended or ListingState.Inactive;

    /// <returns>How many are queued.</returns>
    public static async Task<int> QueueAsync(
        NpgsqlConnection connection, Guid connectionId, IReadOnlyCollection<ListingToPublish> listings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var queued = await connection.QueryAsync(
            Insert,
            [connectionId, now, listings.Select(l => l.Id).ToArray(), listings.Select(l => l.ProductId).ToArray(), listings.Select(l => l.Title).ToArray(),
                listings.Select(l => l.Price).ToArray(), listings.Select(l => l.Currency).ToArray(), listings.Select(l => l.Quantity).ToArray()],
            row => row.GetGuid(0), cancellationToken);
        await OperationQueue.EnqueueForListingsAsync(connection, OperationKind.Publish, queued, now, cancellationToken);
        return queued.Count;
    }

    /// <summary>Queues one listing again that failed or was ended.</summary>
    public static async Task<bool> RetryAsync(NpgsqlConnection connection, Guid listingId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var queued = await connection.QueryAsync(
            """
            update listings set state = 'publishing', last_error = null, checkpoint = checkpoint - 'step', version = version + 1, updated_at = $2
            where id = $1 and product_id is not null and state in ('draft', 'error', 'ended', 'inactive') returning id
            """,
            [listingId, now], row => row.GetGuid(0), cancellationToken);
        await OperationQueue.EnqueueForListingsAsync(connection, OperationKind.Publish, queued, now, cancellationToken);
        return queued.Count == 1;
    }

    /// <summary>The newest round of publishing to each connection: what still waits and all that was queued since, or else what was queued last.</summary>
    /// <param name="connectionId">Null for all.</param>
    public static Task<List<PublishRound>> ReadProgressAsync(NpgsqlConnection connection, Guid? connectionId, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            """
            with rounds as (
                select connection_id, coalesce(min(created_at) filter (where state in ('pending', 'running')), max(created_at)) as since
                from operations where kind = 'publish' and ($1::uuid is null or connection_id = $1) group by connection_id)
            select o.connection_id, count(*)::int, count(*) filter (where o.state = 'done')::int, count(*) filter (where o.state in ('dead', 'dismissed'))::int,
                count(*) filter (where o.state in ('pending', 'running'))::int
            from rounds r join operations o on o.connection_id = r.connection_id and o.kind = 'publish' and o.state <> 'superseded' and o.created_at >= r.since
            group by o.connection_id order by o.connection_id
            """,
            [connectionId], row => new PublishRound(row.GetGuid(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)), cancellationToken);

    /// <summary>A listing that is not published, for its overrides; the product's own where it has one on the connection.</summary>
    /// <returns>Null: the seller has no such connection or product.</returns>
    public static async Task<Guid?> PrepareAsync(NpgsqlConnection connection, Guid connectionId, Guid productId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            """
            insert into listings (id, seller_id, connection_id, product_id, state, title, currency, overrides, version, created_at, updated_at)
            select $1, p.seller_id, c.id, p.id, 'draft', p.title, p.currency, '{}', 1, $4, $4 from connections c join products p on p.id = $3 where c.id = $2
            on conflict (connection_id, product_id) do nothing
            """,
            [Guid.CreateVersion7(now), connectionId, productId, now], cancellationToken);
        var found = await connection.QueryAsync(
            "select id from listings where connection_id = $1 and product_id = $2", [connectionId, productId], row => row.GetGuid(0), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }
}

public sealed record PublishRound(Guid ConnectionId, int Total, int Done, int Failed, int Pending);

/// <param name="Id">Of the listing, unless the product has one on the connection already.</param>
/// <param name="Price">The lowest of its variants.</param>
public sealed record ListingToPublish(Guid Id, Guid ProductId, string Title, decimal Price, string Currency, int Quantity);
