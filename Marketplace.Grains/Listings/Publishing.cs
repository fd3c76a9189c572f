using System.Text.Json;
using Marketplace.Channels;
using Marketplace.Channels.Seam;
using Marketplace.Contracts;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Listings;
using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Listings;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Orleans;

namespace Marketplace.Grains.Listings;

/// <summary>Publishes many products at once: what the channel would refuse is refused here, field by field; the rest is queued in one transaction.</summary>
public sealed class Publishing(TenantDatabase database, ChannelRegistry channels, ListingDrafts drafts, IGrainFactory grains, TimeProvider time)
{
    private const int Chunk = 500;

    /// <param name="productIds">Null for every active product.</param>
    /// <exception cref="NotFoundException">There is no such connection, or it cannot publish.</exception>
    public async Task<PublishAccepted> PublishAsync(Guid sellerId, Guid connectionId, IReadOnlyList<Guid>? productIds, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateContextAsync(sellerId, cancellationToken);
        var target = await db.Connections.AsNoTracking().Where(c => c.Id == connectionId).Select(c => new { c.Channel, c.Settings }).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException();
        if (!channels.TryGet(target.Channel, out var found) || found is not IPublishListings channel)
            throw new NotFoundException();

        var settings = JsonSerializer.Deserialize<JsonElement>(target.Settings);
        var now = time.GetUtcNow();
        var wanted = productIds ?? await db.Products.Where(p => p.Active).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancellationToken);
        var queued = 0;
        var refused = new List<PublishRefusal>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var chunk in wanted.Distinct().Chunk(Chunk))
        {
            var listings = await ListingsOfAsync(db, connectionId, chunk, cancellationToken);
            var built = await drafts.BuildAsync(db, listings, settings, cancellationToken);
            var publishable = new List<ListingToPublish>();
            foreach (var (product, draft) in built)
            {
                var problems = channel.Check(draft, draft.Settings);
                refused.AddRange(problems.Select(p => new PublishRefusal(product.Id, product.Title, p.Field, p.Message)));
                if (problems.Count == 0)
                    publishable.Add(ToPublish(product, draft));
            }

            queued += await PublishStore.QueueAsync((NpgsqlConnection)db.Database.GetDbConnection(), connectionId, publishable, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        if (queued > 0)
            await grains.GetGrain<IConnectionGrain>(connectionId).Wake();
        return new(queued, refused);
    }

    private static async Task<Dictionary<Guid, (Guid ListingId, ListingOverrides Overrides)>> ListingsOfAsync(
        MarketplaceDb db, Guid connectionId, Guid[] products, CancellationToken cancellationToken)
    {
        var known = await db.Listings.AsNoTracking().Where(l => l.ConnectionId == connectionId && l.ProductId != null && products.Contains(l.ProductId.Value))
            .ToDictionaryAsync(l => l.ProductId!.Value, l => (l.Id, ListingOverrides.Read(l.Overrides)), cancellationToken);
        return products.ToDictionary(p => p, p => known.TryGetValue(p, out var listing) ? listing : (Guid.CreateVersion7(), ListingOverrides.None));
    }

    private static ListingToPublish ToPublish(Product product, ListingDraft draft) => new(
        draft.ListingId, product.Id, draft.Title, draft.Variants.Min(v => v.Price), draft.Currency, draft.Variants.Sum(v => v.Quantity));
}
