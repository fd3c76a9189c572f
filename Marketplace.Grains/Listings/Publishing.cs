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

/// <summary>
/// Publishes many products to many connections at once: what a channel would refuse is refused here, field by field; the rest is queued, all of it in
/// one transaction.
/// </summary>
public sealed class Publishing(TenantDatabase database, ChannelRegistry channels, ListingDrafts drafts, IGrainFactory grains, TimeProvider time)
{
    private const int Chunk = 500;
    private const int MostTold = 200;

    /// <param name="productIds">Null for every active product.</param>
    /// <exception cref="NotFoundException">There is no such connection, or it cannot publish.</exception>
    public async Task<PublishAccepted> PublishAsync(
        Guid sellerId, IReadOnlyCollection<Guid> connectionIds, IReadOnlyList<Guid>? productIds, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateContextAsync(sellerId, cancellationToken);
        var (now, queued, refused, wake) = (time.GetUtcNow(), 0, new List<PublishRefusal>(), new List<Guid>());
        var wanted = await ProductsAsync(db, productIds, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var connectionId in connectionIds.Distinct())
        {
            var before = queued;
            await foreach (var judged in JudgeAsync(db, connectionId, wanted, cancellationToken))
            {
                refused.AddRange(judged.Refused);
                queued += await PublishStore.QueueAsync((NpgsqlConnection)db.Database.GetDbConnection(), connectionId, judged.Publishable, now, cancellationToken);
            }

            if (queued > before)
                wake.Add(connectionId);
        }

        await transaction.CommitAsync(cancellationToken);
        foreach (var connectionId in wake)
            await grains.GetGrain<IConnectionGrain>(connectionId).Wake(WakeReason.Operations);
        return new(queued, refused);
    }

    /// <summary>What <see cref="PublishAsync"/> would do, without doing it.</summary>
    /// <exception cref="NotFoundException">There is no such connection, or it cannot publish.</exception>
    public async Task<IReadOnlyList<Readiness>> CheckAsync(
        Guid sellerId, IReadOnlyCollection<Guid> connectionIds, IReadOnlyList<Guid>? productIds, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateContextAsync(sellerId, cancellationToken);
        var wanted = await ProductsAsync(db, productIds, cancellationToken);
        var answers = new List<Readiness>();
        foreach (var connectionId in connectionIds.Distinct())
        {
            var (ready, listed, blocked, problems) = (0, 0, 0, new List<PublishRefusal>());
            await foreach (var judged in JudgeAsync(db, connectionId, wanted, cancellationToken))
            {
                var live = judged.Listed.Count(l => !PublishStore.IsPublishable(l.Value));
                ready += judged.Publishable.Count(p => !judged.Listed.TryGetValue(p.ProductId, out var state) || PublishStore.IsPublishable(state));
                listed += live;
                var missing = judged.Refused.Where(r => !judged.Listed.TryGetValue(r.ProductId, out var state) || PublishStore.IsPublishable(state))
                    .GroupBy(r => r.ProductId).ToList();
                problems.AddRange(missing.Take(Math.Max(0, MostTold - blocked)).SelectMany(m => m));
                blocked += missing.Count;
            }

            answers.Add(new(connectionId, ready, listed, blocked, problems));
        }

        return answers;
    }

    private static async Task<List<Guid>> ProductsAsync(MarketplaceDb db, IReadOnlyList<Guid>? productIds, CancellationToken cancellationToken) =>
        productIds is not null ? [.. productIds.Distinct()] : await db.Products.Where(p => p.Active).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancellationToken);

    /// <summary>Asks the channel's rules about the products, some hundreds at a time.</summary>
    private async IAsyncEnumerable<Judged> JudgeAsync(
        MarketplaceDb db, Guid connectionId, List<Guid> products, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var name = await db.Connections.Where(c => c.Id == connectionId).Select(c => c.Channel).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        if (!channels.TryGet(name, out var found) || found is not IPublishListings channel)
            throw new NotFoundException();
        var rules = await ListingRules.ReadAsync(db, connectionId, cancellationToken);
        foreach (var chunk in products.Chunk(Chunk))
        {
            var known = await db.Listings.AsNoTracking().Where(l => l.ConnectionId == connectionId && l.ProductId != null && chunk.Contains(l.ProductId.Value))
                .ToDictionaryAsync(l => l.ProductId!.Value, l => (l.Id, l.State, Overrides: ListingOverrides.Read(l.Overrides)), cancellationToken);
            var listings = chunk.ToDictionary(p => p, p => known.TryGetValue(p, out var listing) ? (listing.Id, listing.Overrides) : (Guid.CreateVersion7(), ListingOverrides.None));
            var judged = new Judged([], [], known.ToDictionary(k => k.Key, k => k.Value.State));
            foreach (var (product, draft) in await drafts.BuildAsync(db, rules, listings, cancellationToken))
            {
                var problems = channel.Check(draft, draft.Settings);
                judged.Refused.AddRange(problems.Select(p => new PublishRefusal(connectionId, product.Id, product.Title, p.Field, p.Message)));
                if (problems.Count == 0)
                    judged.Publishable.Add(ToPublish(product, draft));
            }

            yield return judged;
        }
    }

    private static ListingToPublish ToPublish(Product product, ListingDraft draft) => new(
        draft.ListingId, product.Id, draft.Title, draft.Variants.Min(v => v.Price), draft.Currency, draft.Variants.Sum(v => v.Quantity));

    /// <param name="Listed">The state of the listings that the products have on the connection.</param>
    private sealed record Judged(List<ListingToPublish> Publishable, List<PublishRefusal> Refused, Dictionary<Guid, ListingState> Listed);
}
