using Marketplace.Api.Errors;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Drifts;
using Marketplace.Contracts.Paging;
using Marketplace.Data;
using Marketplace.Data.Connections;
using Marketplace.Data.Drifts;
using Marketplace.Data.Model;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Drifts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orleans;

namespace Marketplace.Api.Drifts;

/// <summary>Differences between the channels and us: found by syncs, repaired by rule or in one click.</summary>
internal static class DriftEndpoints
{
    private const int MostRepairs = 1000;

    public static void MapDrift(this IEndpointRouteBuilder app)
    {
        var drift = app.MapGroup("/api/drift").RequireAuthorization().WithTags("Drift");
        drift.MapGet("", ListAsync);
        drift.MapGet("summary", DriftQueries.SummarizeAsync);
        drift.MapPost("repair", RepairAsync);
        drift.MapPost("check", CheckAsync);
        drift.MapGet("rules", RulesAsync);
        drift.MapPut("rules", SetRuleAsync);
    }

    private static async Task<Ok<Page<DriftModel>>> ListAsync(
        MarketplaceDb db, Guid? connectionId, string? state, string? field, string? cause, Guid? after, CancellationToken cancellationToken, int limit = 50) =>
        TypedResults.Ok(await DriftQueries.ListAsync(db, connectionId, state, field, cause, after, limit, cancellationToken));

    private static async Task<Results<Ok<DriftsDecided>, ValidationProblem>> RepairAsync(
        DriftRepairRequest request, CurrentSeller seller, DriftRepair repair, CancellationToken cancellationToken)
    {
        if (request is { All: not true, Ids: null or { Count: 0 } } || request.Ids?.Count > MostRepairs)
            return FieldProblem.Of("ids", $"Name 1 to {MostRepairs} differences, or say all.");
        if (!EnumNames.TryFromText<DriftDecision>(request.Decision, out var decision))
            return FieldProblem.Of("decision", "One of we_win, they_win.");
        return TypedResults.Ok(new DriftsDecided(await repair.RepairAsync(seller.Id, request.All is true ? null : request.Ids, decision, cancellationToken)));
    }

    /// <summary>Compares stock, prices and states now; the runs show how far it is.</summary>
    private static async Task<Results<Accepted, NotFound>> CheckAsync(DriftCheck request, MarketplaceDb db, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var usable = await db.Connections.Where(c => (request.ConnectionId == null || c.Id == request.ConnectionId)
            && (c.Status == ConnectionStatus.Connected || c.Status == ConnectionStatus.Syncing || c.Status == ConnectionStatus.Error))
            .Select(c => c.Id).ToListAsync(cancellationToken);
        if (usable.Count == 0 && request.ConnectionId is not null)
            return TypedResults.NotFound();
        foreach (var connection in usable)
            await grains.GetGrain<IConnectionGrain>(connection).StartSync("inventory", "seller");
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Ok<List<DriftRuleModel>>> RulesAsync(MarketplaceDb db, CancellationToken cancellationToken)
    {
        var connections = await db.Connections.Where(c => c.Status != ConnectionStatus.Disconnected).OrderBy(c => c.CreatedAt).Select(c => c.Id).ToListAsync(cancellationToken);
        var chosen = await db.DriftRules.AsNoTracking().ToDictionaryAsync(r => (r.ConnectionId, r.Field), r => r.Policy, cancellationToken);
        return TypedResults.Ok((
            from connection in connections
            from field in Enum.GetValues<DriftField>()
            select new DriftRuleModel(connection, field.ToText(), chosen.GetValueOrDefault((connection, field), DriftRule.Default(field)).ToText())).ToList());
    }

    private static async Task<Results<NoContent, NotFound, ValidationProblem>> SetRuleAsync(
        DriftRuleModel rule, MarketplaceDb db, CurrentSeller seller, CancellationToken cancellationToken)
    {
        if (!EnumNames.TryFromText<DriftField>(rule.Field, out var field))
            return FieldProblem.Of("field", "One of quantity, price, state.");
        if (!EnumNames.TryFromText<DriftPolicy>(rule.Policy, out var policy))
            return FieldProblem.Of("policy", "One of we_win, they_win, ask.");
        if (!await db.Connections.AnyAsync(c => c.Id == rule.ConnectionId, cancellationToken))
            return TypedResults.NotFound();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into drift_rules (connection_id, field, seller_id, policy) values ({rule.ConnectionId}, {field.ToText()}, {seller.Id}, {policy.ToText()})
            on conflict (connection_id, field) do update set policy = excluded.policy
            """,
            cancellationToken);
        return TypedResults.NoContent();
    }
}
