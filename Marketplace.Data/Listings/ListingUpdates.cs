using Marketplace.Data.Operations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Data.Listings;

/// <summary>Carries a change of a product to where it is listed, in the transaction of the change.</summary>
public static class ListingUpdates
{
    /// <summary>Saves what the context has noted about the products, and queues what that means for their listings.</summary>
    /// <returns>The connections to wake.</returns>
    public static async Task<List<Guid>> SaveWithListingUpdatesAsync(
        this MarketplaceDb db, IReadOnlyCollection<Guid> productIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var wake = await EnqueueForProductsAsync((NpgsqlConnection)db.Database.GetDbConnection(), productIds, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return wake;
    }

    /// <param name="connectionId">Only there; null: wherever the products are listed.</param>
    /// <returns>The connections to wake after the commit.</returns>
    public static async Task<List<Guid>> EnqueueForProductsAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Guid> productIds, DateTimeOffset now, CancellationToken cancellationToken, Guid? connectionId = null)
    {
        var live = await connection.QueryAsync(
            """
            with live as (
                select id from listings
                where product_id = any ($1) and ($3::uuid is null or connection_id = $3) and remote_id is not null and state in ('active', 'updating', 'sold_out', 'inactive', 'publishing')
                order by id for update)
            update listings l set state = case when l.state = 'active' then 'updating' else l.state end, version = l.version + 1, updated_at = $2
            from live where l.id = live.id
            returning l.id
            """,
            [productIds.ToArray(), now, connectionId], row => row.GetGuid(0), cancellationToken);
        return await OperationQueue.EnqueueForListingsAsync(connection, OperationKind.Update, live, now, cancellationToken);
    }
}
