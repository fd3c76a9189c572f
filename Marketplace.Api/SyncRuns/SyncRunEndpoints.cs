using Marketplace.Api.Lists;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Syncs;
using Marketplace.Data;
using Marketplace.Data.Model;
using Marketplace.Data.Syncs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Api.SyncRuns;

/// <summary>What was pulled from the channels, what could not be mapped, and every decision about stock.</summary>
internal static class SyncRunEndpoints
{
    public static void MapSyncRuns(this IEndpointRouteBuilder app)
    {
        var runs = app.MapGroup("/api/sync-runs").RequireAuthorization().WithTags("Syncs");
        runs.MapGet("", ListAsync);
        runs.MapGet("{id:guid}", GetAsync);
        runs.MapGet("{id:guid}/issues", IssuesAsync);
        app.MapGet("/api/sync-log", LogAsync).RequireAuthorization().WithTags("Syncs");
    }

    private static async Task<Ok<Page<SyncRunModel>>> ListAsync(
        MarketplaceDb db, Guid? connectionId, string? kind, Guid? after, CancellationToken cancellationToken, int limit = 50)
    {
        var runs = db.SyncRuns.AsNoTracking();
        if (connectionId is not null)
            runs = runs.Where(r => r.ConnectionId == connectionId);
        if (EnumNames.TryFromText<SyncKind>(kind, out var wanted))
            runs = runs.Where(r => r.Kind == wanted);
        if (after is not null)
            runs = runs.Where(r => r.Id < after);
        return TypedResults.Ok(await runs.OrderByDescending(r => r.Id).Include(r => r.Connection).PageAsync(limit, r => r.Id, ToModel, cancellationToken));
    }

    private static async Task<Results<Ok<SyncRunModel>, NotFound>> GetAsync(Guid id, MarketplaceDb db, CancellationToken cancellationToken) =>
        await db.SyncRuns.AsNoTracking().Include(r => r.Connection).FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is { } run
            ? TypedResults.Ok(ToModel(run))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<Page<SyncIssueModel>>, NotFound>> IssuesAsync(
        Guid id, MarketplaceDb db, Guid? after, CancellationToken cancellationToken, int limit = 50)
    {
        if (!await db.SyncRuns.AnyAsync(r => r.Id == id, cancellationToken))
            return TypedResults.NotFound();
        return TypedResults.Ok(await db.SyncIssues.AsNoTracking().Where(i => i.RunId == id && (after == null || i.Id < after)).OrderByDescending(i => i.Id)
            .PageAsync(limit, i => i.Id, i => new SyncIssueModel(i.Id, i.RunId, i.Kind.ToText(), i.RemoteId, i.Error, i.CreatedAt), cancellationToken));
    }

    private static async Task<Ok<Page<SyncLogModel>>> LogAsync(
        MarketplaceDb db, Guid? connectionId, string? sku, string? result, Guid? after, CancellationToken cancellationToken, int limit = 50)
    {
        var log = db.SyncLog.AsNoTracking();
        if (connectionId is not null)
            log = log.Where(e => e.ConnectionId == connectionId);
        if (sku is not null)
            log = log.Where(e => e.Sku == sku);
        if (EnumNames.TryFromText<SyncLogResult>(result, out var wanted))
            log = log.Where(e => e.Result == wanted);
        if (after is not null)
            log = log.Where(e => e.Id < after);
        return TypedResults.Ok(await log.OrderByDescending(e => e.Id).PageAsync(limit, e => e.Id, e => new SyncLogModel(
            e.Id, e.ConnectionId, e.EntityKind, e.Sku, e.Action.ToText(), e.Result.ToText(), e.Error, e.LocalQuantity, e.RemoteQuantity, e.CreatedAt), cancellationToken));
    }

    private static SyncRunModel ToModel(SyncRun r) => new(
        r.Id, r.ConnectionId, r.Connection!.DisplayName, r.Kind.ToText(), r.Trigger.ToText(), r.State.ToText(), r.Pages, r.Records, r.Created, r.Updated, r.Unchanged,
        r.Failed, r.Expected, r.Error, r.StartedAt, r.FinishedAt);
}
