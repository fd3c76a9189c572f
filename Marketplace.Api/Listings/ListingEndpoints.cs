using Marketplace.Api.Errors;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Paging;
using Marketplace.Data;
using Marketplace.Data.Listings;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Listings;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;

namespace Marketplace.Api.Listings;

/// <summary>What is listed where, publishing, and changes of single listings. Changes are accepted here; the channel is told by an operation.</summary>
internal static class ListingEndpoints
{
    private const int MostProducts = 1000;
    private const int MostConnections = 50;

    public static void MapListings(this IEndpointRouteBuilder app)
    {
        var listings = app.MapGroup("/api/listings").RequireAuthorization().WithTags("Listings");
        listings.MapGet("", ListAsync);
        listings.MapGet("{id:guid}", GetAsync);
        listings.MapGet("publish-progress", ProgressAsync);
        listings.MapPost("publish", PublishAsync);
        listings.MapPost("check", CheckAsync);
        listings.MapPost("prepare", PrepareAsync);
        listings.MapPost("{id:guid}/update", UpdateAsync);
        listings.MapPost("{id:guid}/end", (Guid id, IGrainFactory grains) => AnswerAsync(grains.GetGrain<IListingGrain>(id).End()));
        listings.MapPost("{id:guid}/retry", (Guid id, IGrainFactory grains) => AnswerAsync(grains.GetGrain<IListingGrain>(id).Retry()));
        listings.MapPost("{id:guid}/link", LinkAsync);
        listings.MapDelete("{id:guid}", (Guid id, IGrainFactory grains) => AnswerAsync(grains.GetGrain<IListingGrain>(id).Delete()));
    }

    /// <param name="unmatched">Only listings found on a channel that stand for no product yet; each with the product it most likely is.</param>
    private static async Task<Ok<Page<ListingModel>>> ListAsync(
        MarketplaceDb db, Guid? connectionId, Guid? productId, string? state, bool? unmatched, string? search, Guid? after, CancellationToken cancellationToken,
        int limit = 50) =>
        TypedResults.Ok(await ListingQueries.ListAsync(db, connectionId, productId, state, unmatched is true, search, after, limit, cancellationToken));

    private static async Task<Results<Ok<ListingDetail>, NotFound>> GetAsync(Guid id, MarketplaceDb db, CancellationToken cancellationToken) =>
        await ListingQueries.FindAsync(db, id, cancellationToken) is { } listing ? TypedResults.Ok(listing) : TypedResults.NotFound();

    /// <param name="connectionId">One connection's; else all of them.</param>
    private static async Task<Ok<PublishProgress>> ProgressAsync(
        Guid? connectionId, CurrentSeller seller, TenantDatabase database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(seller.Id, cancellationToken);
        var rounds = await PublishStore.ReadProgressAsync(connection, connectionId, cancellationToken);
        return TypedResults.Ok(new PublishProgress(
            rounds.Sum(r => r.Total), rounds.Sum(r => r.Done), rounds.Sum(r => r.Failed), rounds.Sum(r => r.Pending),
            rounds.ConvertAll(r => new ConnectionProgress(r.ConnectionId, r.Total, r.Done, r.Failed, r.Pending))));
    }

    private static async Task<Results<Accepted<PublishAccepted>, ValidationProblem>> PublishAsync(
        PublishRequest request, CurrentSeller seller, Publishing publishing, CancellationToken cancellationToken) =>
        Problem(request) ?? (Results<Accepted<PublishAccepted>, ValidationProblem>)TypedResults.Accepted(
            "/api/listings/publish-progress", await publishing.PublishAsync(seller.Id, Targets(request), request.ProductIds, cancellationToken));

    private static async Task<Results<Ok<IReadOnlyList<Readiness>>, ValidationProblem>> CheckAsync(
        PublishRequest request, CurrentSeller seller, Publishing publishing, CancellationToken cancellationToken) =>
        Problem(request) ?? (Results<Ok<IReadOnlyList<Readiness>>, ValidationProblem>)TypedResults.Ok(
            await publishing.CheckAsync(seller.Id, Targets(request), request.ProductIds, cancellationToken));

    private static async Task<Results<Ok<PreparedListing>, NotFound>> PrepareAsync(
        PrepareRequest request, CurrentSeller seller, TenantDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(seller.Id, cancellationToken);
        return await PublishStore.PrepareAsync(connection, request.ConnectionId, request.ProductId, time.GetUtcNow(), cancellationToken) is { } id
            ? TypedResults.Ok(new PreparedListing(id))
            : TypedResults.NotFound();
    }

    private static ValidationProblem? Problem(PublishRequest request) => request switch
    {
        { ConnectionId: null, ConnectionIds: null or { Count: 0 } } => FieldProblem.Of("connectionIds", "Name the connections to publish to."),
        { ConnectionIds.Count: > MostConnections } => FieldProblem.Of("connectionIds", $"At most {MostConnections} at once."),
        { All: not true, ProductIds: null or { Count: 0 } } or { All: true, ProductIds: not null } => FieldProblem.Of("productIds", "Name the products to publish, or say all."),
        { ProductIds.Count: > MostProducts } => FieldProblem.Of("productIds", $"At most {MostProducts} at once."),
        _ => null,
    };

    private static List<Guid> Targets(PublishRequest request) => [.. request.ConnectionIds ?? [], .. request.ConnectionId is { } one ? [one] : Array.Empty<Guid>()];

    private static Task<Results<Accepted, ValidationProblem>> UpdateAsync(Guid id, ListingUpdate update, IGrainFactory grains) =>
        AnswerAsync(grains.GetGrain<IListingGrain>(id).Update(new(update.Title, update.Description, update.Price, update.Settings?.GetRawText())));

    private static async Task<Results<Accepted, ValidationProblem>> LinkAsync(Guid id, ListingLink link, IGrainFactory grains)
    {
        var listing = grains.GetGrain<IListingGrain>(id);
        return link switch
        {
            { ProductId: { } product, Create: not true } => await AnswerAsync(listing.Link(product)),
            { ProductId: null, Create: true } => await AnswerAsync(listing.CreateProduct()),
            _ => FieldProblem.Of("productId", "Name the product, or have one created."),
        };
    }

    private static async Task<Results<Accepted, ValidationProblem>> AnswerAsync(Task<ListingAnswer> asked)
    {
        var answer = await asked;
        return answer.Problems.Count == 0
            ? TypedResults.Accepted((string?)null)
            : TypedResults.ValidationProblem(answer.Problems.GroupBy(p => p.Field, StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.Select(m => m.Message).ToArray(), StringComparer.Ordinal));
    }
}
