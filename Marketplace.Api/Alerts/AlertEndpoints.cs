using Marketplace.Api.Lists;
using Marketplace.Contracts.Alerts;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Sellers;
using Marketplace.Data;
using Marketplace.Data.Alerts;
using Marketplace.Data.Model;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orleans;

namespace Marketplace.Api.Alerts;

/// <summary>What the seller was told, and has read.</summary>
internal static class AlertEndpoints
{
    public static void MapAlerts(this IEndpointRouteBuilder app)
    {
        var alerts = app.MapGroup("/api/alerts").RequireAuthorization().WithTags("Alerts");
        alerts.MapGet("", ListAsync);
        alerts.MapGet("unread", async (MarketplaceDb db, CancellationToken cancellationToken) =>
            TypedResults.Ok(new UnreadAlerts(await db.Alerts.CountAsync(a => a.ReadAt == null, cancellationToken))));
        alerts.MapPost("read", async (AlertReader reader, CancellationToken cancellationToken) =>
        {
            await reader.ReadAsync(null, cancellationToken);
            return TypedResults.NoContent();
        });
        alerts.MapPost("{id:guid}/read", ReadAsync);
    }

    private static async Task<Ok<Page<AlertModel>>> ListAsync(MarketplaceDb db, bool? unread, Guid? after, CancellationToken cancellationToken, int limit = 50)
    {
        var alerts = db.Alerts.AsNoTracking().Where(a => unread != true || a.ReadAt == null).Where(a => after == null || a.Id < after);
        return TypedResults.Ok(await alerts.OrderByDescending(a => a.Id).PageAsync(
            limit, a => a.Id, a => new AlertModel(a.Id, a.Kind.ToText(), a.Title, a.Detail, a.Path, a.Count, a.RaisedAt, a.LastAt, a.ReadAt), cancellationToken));
    }

    private static async Task<Results<NoContent, NotFound>> ReadAsync(Guid id, AlertReader reader, MarketplaceDb db, CancellationToken cancellationToken)
    {
        if (!await db.Alerts.AnyAsync(a => a.Id == id, cancellationToken))
            return TypedResults.NotFound();
        await reader.ReadAsync(id, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>Marks alerts as read, and tells the seller's other browsers.</summary>
internal sealed class AlertReader(TenantDatabase database, CurrentSeller seller, IGrainFactory grains, TimeProvider time)
{
    /// <param name="id">Null for all.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    public async Task ReadAsync(Guid? id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(seller.Id, cancellationToken);
        if (await AlertStore.MarkReadAsync(connection, id, time.GetUtcNow(), cancellationToken) > 0)
            await grains.GetGrain<ISellerGrain>(seller.Id).Publish(new(SellerEvents.AlertChanged, id));
    }
}
