using Npgsql;

namespace Marketplace.Data.Operations;

/// <summary>From a change of stock until the channels were told: read from the pushes themselves, whose cause is the change.</summary>
public static class ExposureStore
{
    /// <summary>Whether no other listing of the product waits for a stock push any more.</summary>
    public static async Task<bool> IsLastAsync(NpgsqlConnection connection, Guid operationId, Guid listingId, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            """
            select 1 from listings own
            join listings l on l.product_id = own.product_id
            join operations o on o.listing_id = l.id and o.kind = 'push_stock' and o.state in ('pending', 'running') and o.id <> $1
            where own.id = $2 limit 1
            """,
            [operationId, listingId], _ => true, cancellationToken)).Count == 0;

    /// <summary>The windows of one SKU's listings, newest first.</summary>
    public static Task<List<ToldChange>> ReadAsync(NpgsqlConnection connection, string sku, int limit, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            """
            select o.cause_at, extract(epoch from max(o.finished_at) - o.cause_at)::float8, count(distinct o.listing_id)::int
            from variants v join listing_variants lv on lv.variant_id = v.id join operations o on o.listing_id = lv.listing_id
            where v.sku = $1 and v.seller_id = current_seller() and o.kind = 'push_stock' and o.state = 'done'
            group by o.cause_at order by o.cause_at desc limit $2
            """,
            [sku, limit], row => new ToldChange(row.GetFieldValue<DateTimeOffset>(0), row.GetDouble(1), row.GetInt32(2)), cancellationToken);

    /// <summary>The seconds of every window of the seller's products since then, in ascending order.</summary>
    public static Task<List<double>> ReadAllAsync(NpgsqlConnection connection, DateTimeOffset since, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            """
            select extract(epoch from max(o.finished_at) - o.cause_at)::float8 as seconds
            from operations o join listings l on l.id = o.listing_id
            where o.seller_id = current_seller() and o.id >= $1 and o.kind = 'push_stock' and o.state = 'done' and l.product_id is not null
            group by l.product_id, o.cause_at order by seconds
            """,
            // The ids are made of the time, and the seller's are indexed by them.
            [Guid.CreateVersion7(since)], row => row.GetDouble(0), cancellationToken);
}

/// <param name="Seconds">From the change until the last of the listings was told.</param>
public sealed record ToldChange(DateTimeOffset At, double Seconds, int Listings);
