using System.Text.Json;
using Marketplace.Channels;
using Marketplace.Channels.Seam;
using Marketplace.Contracts;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Products;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Listings;
using Marketplace.Data.Operations;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Sellers;
using Marketplace.Grains.Syncs;
using Marketplace.Grains.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Orleans;

namespace Marketplace.Grains.Listings;

/// <summary>What a seller does with one listing. The row and the operation that tells the channel are written together; the grain keeps nothing in memory.</summary>
internal sealed class ListingGrain(
    TenantDatabase database, ChannelRegistry channels, ListingDrafts drafts, ProductFromListing products, StockReconciliation stock,
    SellerNews news, TimeProvider time) : TenantGrain, IListingGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken) => LearnOwnerAsync(database, "listing", cancellationToken);

    public async Task<ListingAnswer> Update(ListingChange change)
    {
        var overrides = new ListingOverrides(change.Title, change.Description, change.Price, change.Settings is null ? null : JsonSerializer.Deserialize<JsonElement>(change.Settings));
        var listing = await ReadAsync();
        // What is only prepared may be incomplete; it is checked when it is to be published.
        var prepared = listing is { State: ListingState.Draft, RemoteId: null, ProductId: not null };
        if (!prepared && await CheckAsync(listing, overrides) is { Problems.Count: > 0 } refused)
            return refused;
        return await ChangeAsync(async connection =>
        {
            await ListingStore.SetOverridesAsync(connection, listing.Id, overrides.ToJson(), time.GetUtcNow(), CancellationToken.None);
            if (prepared)
                return;
            if (listing.State is ListingState.Error or ListingState.Draft)
                await PublishStore.RetryAsync(connection, listing.Id, time.GetUtcNow(), CancellationToken.None);
            else if (listing.State is not ListingState.Ended)
                await EnqueueAsync(connection, OperationKind.Update, listing.State is ListingState.Active ? ListingState.Updating : listing.State);
        });
    }

    public Task<ListingAnswer> End() => ChangeAsync(connection => EnqueueAsync(connection, OperationKind.End, ListingState.Ending));

    public Task<ListingAnswer> Delete() => ChangeAsync(connection => EnqueueAsync(connection, OperationKind.Delete, ListingState.Ending));

    public async Task<ListingAnswer> Retry()
    {
        var listing = await ReadAsync();
        if (await CheckAsync(listing, ListingOverrides.Read(listing.Overrides)) is { Problems.Count: > 0 } refused)
            return refused;
        var answer = ListingAnswer.Accepted;
        await ChangeAsync(async connection =>
        {
            if (!await PublishStore.RetryAsync(connection, listing.Id, time.GetUtcNow(), CancellationToken.None))
                answer = ListingAnswer.Refused("state", "This listing is on sale, or on its way there.");
        });
        return answer;
    }

    public async Task<ListingAnswer> Link(Guid productId)
    {
        var answer = ListingAnswer.Accepted;
        var fromChannel = StockFromChannel.None;
        await ChangeAsync(async connection =>
        {
            if (await ListingStore.LinkAsync(connection, this.GetPrimaryKey(), productId, time.GetUtcNow(), CancellationToken.None) is { } problem)
                answer = ListingAnswer.Refused("productId", problem);
            else
                fromChannel = await MatchAsync(connection);
        });
        await stock.ApplyAsync(SellerId, (await ReadAsync()).ConnectionId, fromChannel, CancellationToken.None);
        return answer;
    }

    public async Task<ListingAnswer> CreateProduct()
    {
        var listing = await ReadAsync();
        if (listing.ProductId is not null)
            return ListingAnswer.Refused("productId", "This listing stands for a product already.");
        var (product, problem) = await products.CreateAsync(SellerId, listing.Id, CancellationToken.None);
        if (product is null)
            return ListingAnswer.Refused("sku", problem!);
        await GrainFactory.GetGrain<IImageFetchGrain>(SellerId).Wake();
        await news.TellAsync(SellerId, SellerEvents.ProductChanged, product);
        return ListingAnswer.Accepted;
    }

    private async Task<StockFromChannel> MatchAsync(NpgsqlConnection connection)
    {
        await ObservedListings.MatchVariantsAsync(connection, [this.GetPrimaryKey()], CancellationToken.None);
        var connectionId = (await ListingStore.ReadAsync(connection, this.GetPrimaryKey(), CancellationToken.None))!.ConnectionId;
        return await StockReconciliation.DecideAsync(connection, connectionId, [this.GetPrimaryKey()], onlyNew: true, int.MaxValue, time.GetUtcNow(), CancellationToken.None);
    }

    private async Task EnqueueAsync(NpgsqlConnection connection, OperationKind kind, ListingState state)
    {
        var now = time.GetUtcNow();
        await ListingStore.SetStateAsync(connection, this.GetPrimaryKey(), state, null, now, CancellationToken.None);
        await OperationQueue.EnqueueForListingsAsync(connection, kind, [this.GetPrimaryKey()], now, CancellationToken.None);
    }

    private async Task<ListingAnswer> ChangeAsync(Func<NpgsqlConnection, Task> change)
    {
        Guid connectionId;
        await using (var connection = await database.OpenAsync(SellerId))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            connectionId = (await ListingStore.ReadAsync(connection, this.GetPrimaryKey(), CancellationToken.None) ?? throw new NotFoundException()).ConnectionId;
            await change(connection);
            await transaction.CommitAsync();
        }

        await GrainFactory.GetGrain<IConnectionGrain>(connectionId).Wake(WakeReason.Operations);
        await news.TellAsync(SellerId, SellerEvents.ListingChanged, this.GetPrimaryKey());
        return ListingAnswer.Accepted;
    }

    private async Task<ListingWork> ReadAsync()
    {
        await using var connection = await database.OpenAsync(SellerId);
        return await ListingStore.ReadAsync(connection, this.GetPrimaryKey(), CancellationToken.None) ?? throw new NotFoundException();
    }

    /// <summary>What the channel would refuse. Stock is no part of an edit.</summary>
    private async Task<ListingAnswer> CheckAsync(ListingWork listing, ListingOverrides overrides)
    {
        if (listing.ProductId is not { } product)
            return ListingAnswer.Refused("productId", "Link this listing to a product, or create one from it, before changing it here.");
        await using var db = database.CreateContext(SellerId);
        if (channels[await db.Connections.Where(c => c.Id == listing.ConnectionId).Select(c => c.Channel).SingleAsync()] is not IPublishListings channel)
            return ListingAnswer.Refused("connectionId", "This channel's listings cannot be changed from here.");
        var rules = await ListingRules.ReadAsync(db, listing.ConnectionId, CancellationToken.None);
        var built = await drafts.BuildAsync(db, rules, new Dictionary<Guid, (Guid, ListingOverrides)> { [product] = (listing.Id, overrides) }, CancellationToken.None);
        return new([.. built.SelectMany(b => channel.Check(b.Draft, b.Draft.Settings))
            .Where(p => p.Field is not "quantity" || listing.RemoteId is null).Select(p => new ListingFieldProblem(p.Field, p.Message))]);
    }
}
