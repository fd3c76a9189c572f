using Npgsql;

namespace Marketplace.Data.Operations;

/// <summary>Who still has to be told of a change of stock.</summary>
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
}
