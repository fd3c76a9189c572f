using Marketplace.Api.Lists;
using Marketplace.Api.Replays;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Inbox;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Replays;
using Marketplace.Data;
using Marketplace.Data.Inbox;
using Marketplace.Data.Model;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orleans;

namespace Marketplace.Api.Events;

/// <summary>What the channels notified us of, and what could not be processed.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder app)
    {
        var events = app.MapGroup("/api/events").RequireAuthorization().WithTags("Events");
        events.MapGet("", ListAsync);
        events.MapPost("replay", ReplayManyAsync);
        events.MapPost("{id:guid}/replay", ReplayOneAsync);
        events.MapPost("{id:guid}/dismiss", DismissAsync);
    }

    private static async Task<Ok<Page<WebhookEventModel>>> ListAsync(
        MarketplaceDb db, string? state, Guid? connectionId, Guid? after, CancellationToken cancellationToken, int limit = 50)
    {
        var events = db.WebhookEvents.AsNoTracking();
        if (EnumNames.TryFromText<WebhookEventState>(state, out var wanted))
            events = events.Where(e => e.State == wanted);
        if (connectionId is not null)
            events = events.Where(e => e.ConnectionId == connectionId);
        if (after is not null)
            events = events.Where(e => e.Id < after);
        return TypedResults.Ok(await events.OrderByDescending(e => e.Id)
            .Select(e => new { e.Id, e.ConnectionId, e.Connection!.DisplayName, e.EventId, e.Type, e.State, e.Attempts, e.Error, e.ReceivedAt, e.ProcessedAt })
            .PageAsync(limit, e => e.Id, e => new WebhookEventModel(
                e.Id, e.ConnectionId, e.DisplayName, e.EventId, e.Type, e.State.ToText(), e.Attempts, e.Error, e.ReceivedAt, e.ProcessedAt), cancellationToken));
    }

    private static async Task<Results<Accepted, NotFound>> ReplayOneAsync(
        Guid id, CurrentSeller seller, TenantDatabase database, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken) =>
        await ReplayAsync([id], seller, database, grains, time, cancellationToken) == 0 ? TypedResults.NotFound() : TypedResults.Accepted((string?)null);

    private static async Task<Results<Accepted<DeadLetterCount>, ValidationProblem>> ReplayManyAsync(
        DeadLetterChoice request, CurrentSeller seller, TenantDatabase database, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        if (DeadLetterRules.Check(request) is { } problems)
            return TypedResults.ValidationProblem(problems);
        return TypedResults.Accepted((string?)null, new DeadLetterCount(await ReplayAsync(request.Chosen(), seller, database, grains, time, cancellationToken)));
    }

    private static async Task<int> ReplayAsync(
        IReadOnlyCollection<Guid>? ids, CurrentSeller seller, TenantDatabase database, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        List<Guid> replayed;
        await using (var connection = await database.OpenAsync(seller.Id, cancellationToken))
            replayed = await InboxStore.ReplayAsync(connection, ids, time.GetUtcNow(), cancellationToken);
        foreach (var connection in replayed.Distinct())
            await grains.GetGrain<IConnectionGrain>(connection).Wake(WakeReason.Notifications);
        return replayed.Count;
    }

    private static async Task<Results<NoContent, NotFound>> DismissAsync(Guid id, CurrentSeller seller, TenantDatabase database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(seller.Id, cancellationToken);
        return await InboxStore.DismissAsync(connection, id, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
