using Marketplace.Contracts.Connections;
using Marketplace.Data;
using Marketplace.Data.Listings;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Orleans;

namespace Marketplace.Api.Listings;

/// <summary>Saves a change of products together with the operations that carry it to where they are listed.</summary>
internal static class ListedProducts
{
    public static async Task SaveWithListingsAsync(
        this MarketplaceDb db, IReadOnlyCollection<Guid> products, IGrainFactory grains, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Guid> wake;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            await db.SaveChangesAsync(cancellationToken);
            wake = await ListingUpdates.EnqueueForProductsAsync((NpgsqlConnection)db.Database.GetDbConnection(), products, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        foreach (var connection in wake)
            await grains.GetGrain<IConnectionGrain>(connection).Wake();
    }
}
