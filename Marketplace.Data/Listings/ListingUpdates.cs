using Marketplace.Data.Operations;
using Npgsql;

namespace Marketplace.Data.Listings;

/// <summary>Carries a change of a product to where it is listed, in the transaction of the change.</summary>
public static class ListingUpdates
{
    /// <returns>The connections to wake after the commit.</returns>
    public static async Task<List<Guid>> EnqueueForProductsAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Guid> productIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var live = await connection.QueryAsync(
            """
            update listings set state = case when state = 'active' then 'updating' else state end, version = version + 1, updated_at = $2
            where product_id = any ($1) and remote_id is not null and state in ('active', 'updating', 'sold_out', 'inactive', 'publishing')
            returning id
            """,
            [productIds.ToArray(), now], row => row.GetGuid(0), cancellationToken);
        return await OperationQueue.EnqueueForListingsAsync(connection, OperationKind.Update, live, now, cancellationToken);
    }
}
