using Marketplace.Api.Lists;
using Marketplace.Api.Replays;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Operations;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Replays;
using Marketplace.Data;
using Marketplace.Data.Listings;
using Marketplace.Data.Model;
using Marketplace.Data.Operations;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orleans;

namespace Marketplace.Api.Operations;

/// <summary>What was and is to be told to the channels, and what gave up.</summary>
internal static class OperationEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        var operations = app.MapGroup("/api/operations").RequireAuthorization().WithTags("Operations");
        operations.MapGet("", ListAsync);
        operations.MapPost("replay", ReplayManyAsync);
        operations.MapPost("{id:guid}/replay", ReplayOneAsync);
        operations.MapPost("dismiss", DismissManyAsync);
        operations.MapPost("{id:guid}/dismiss", DismissOneAsync);
    }

    private static async Task<Ok<Page<OperationModel>>> ListAsync(
        MarketplaceDb db, string? state, string? kind, Guid? connectionId, Guid? listingId, Guid? after, CancellationToken cancellationToken, int limit = 50)
    {
        var operations = db.Operations.AsNoTracking();
        if (EnumNames.TryFromText<OperationState>(state, out var wantedState))
            operations = operations.Where(o => o.State == wantedState);
        if (EnumNames.TryFromText<OperationKind>(kind, out var wantedKind))
            operations = operations.Where(o => o.Kind == wantedKind);
        if (connectionId is not null)
            operations = operations.Where(o => o.ConnectionId == connectionId);
        if (listingId is not null)
            operations = operations.Where(o => o.ListingId == listingId);
        if (after is not null)
            operations = operations.Where(o => o.Id < after);
        return TypedResults.Ok(await operations.OrderByDescending(o => o.Id)
            .Select(o => new
            {
                Operation = o,
                ConnectionName = o.Connection!.DisplayName,
                o.Connection.Channel,
                Subject = o.Listing != null ? o.Listing.Title : o.Order != null ? "Order " + o.Order.Number : null,
            })
            .PageAsync(limit, r => r.Operation.Id, r => ToModel(r.Operation, r.ConnectionName, r.Channel, r.Subject), cancellationToken));
    }

    private static async Task<Results<Accepted, NotFound>> ReplayOneAsync(
        Guid id, CurrentSeller seller, TenantDatabase database, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken) =>
        await ReplayAsync([id], seller, database, grains, time, cancellationToken) == 0 ? TypedResults.NotFound() : TypedResults.Accepted((string?)null);

    private static async Task<Results<Accepted<DeadLetterCount>, ValidationProblem>> ReplayManyAsync(
        DeadLetterChoice request, CurrentSeller seller, TenantDatabase database, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        if (DeadLetterRules.Check(request) is { } problems)
            return TypedResults.ValidationProblem(problems);
        var replayed = await ReplayAsync(request.Chosen(), seller, database, grains, time, cancellationToken);
        return TypedResults.Accepted((string?)null, new DeadLetterCount(replayed));
    }

    private static async Task<Results<NoContent, NotFound>> DismissOneAsync(
        Guid id, CurrentSeller seller, TenantDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(seller.Id, cancellationToken);
        return await DeadLetters.DismissAsync(connection, [id], time.GetUtcNow(), cancellationToken) == 0 ? TypedResults.NotFound() : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<DeadLetterCount>, ValidationProblem>> DismissManyAsync(
        DeadLetterChoice request, CurrentSeller seller, TenantDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        if (DeadLetterRules.Check(request) is { } problems)
            return TypedResults.ValidationProblem(problems);
        await using var connection = await database.OpenAsync(seller.Id, cancellationToken);
        return TypedResults.Ok(new DeadLetterCount(await DeadLetters.DismissAsync(connection, request.Chosen(), time.GetUtcNow(), cancellationToken)));
    }

    private static async Task<int> ReplayAsync(
        IReadOnlyCollection<Guid>? ids, CurrentSeller seller, TenantDatabase database, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        List<ReplayedOperation> replayed;
        await using (var connection = await database.OpenAsync(seller.Id, cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            replayed = await DeadLetters.ReplayAsync(connection, ids, time.GetUtcNow(), cancellationToken);
            await ListingStore.ResumeAsync(
                connection, [.. replayed.Where(r => r is { IsPublish: true, ListingId: not null }).Select(r => r.ListingId!.Value)], time.GetUtcNow(), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        foreach (var wake in replayed.Select(r => r.ConnectionId).Distinct())
            await grains.GetGrain<IConnectionGrain>(wake).Wake(WakeReason.Operations);
        return replayed.Count;
    }

    private static OperationModel ToModel(Operation o, string connectionName, string channel, string? subject) => new(
        o.Id, o.ConnectionId, connectionName, channel, o.Kind.ToText(), o.State.ToText(), o.ListingId, o.OrderId, subject, o.Attempts, o.MaxAttempts,
        o.State is OperationState.Pending ? o.NotBefore : null, o.LastError, o.ErrorCode, o.ErrorField, o.CreatedAt, o.FinishedAt);
}
