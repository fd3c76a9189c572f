using Marketplace.Api.Lists;
using Marketplace.Contracts.Inventory;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Sellers;
using Marketplace.Data;
using Marketplace.Data.Inventory;
using Marketplace.Data.Model;
using Marketplace.Data.Orders;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orleans;

namespace Marketplace.Api.Inventory;

/// <summary>What was sold twice. A case closes by itself when its order is cancelled or refunded, or when the seller has found a unit after all.</summary>
internal static class OversellEndpoints
{
    public static void MapOversells(this IEndpointRouteBuilder app)
    {
        var cases = app.MapGroup("/api/oversell-cases").RequireAuthorization().WithTags("Inventory");
        cases.MapGet("", ListAsync);
        cases.MapPost("{id:guid}/resolve", ResolveAsync);
    }

    /// <param name="state">open, cancelled, refunded or resolved.</param>
    private static async Task<Ok<Page<OversellCaseModel>>> ListAsync(
        MarketplaceDb db, string? state, Guid? orderId, Guid? after, CancellationToken cancellationToken, int limit = 50)
    {
        var cases = db.OversellCases.AsNoTracking();
        if (EnumNames.TryFromText<OversellCaseState>(state, out var wanted))
            cases = cases.Where(c => c.State == wanted);
        if (orderId is not null)
            cases = cases.Where(c => c.OrderId == orderId);
        if (after is not null)
            cases = cases.Where(c => c.Id < after);
        return TypedResults.Ok(await cases.OrderByDescending(c => c.Id)
            .Select(c => new { Case = c, c.OrderLine!.Title, c.Order!.Number, c.Order.ConnectionId, c.Order.Connection!.DisplayName, c.Order.Connection.Channel, c.Order.BuyerName })
            .PageAsync(
                limit, c => c.Case.Id,
                c => new OversellCaseModel(
                    c.Case.Id, c.Case.Sku, c.Title, c.Case.Quantity, c.Case.State.ToText(), c.Case.OrderId, c.Number, c.BuyerName, c.ConnectionId, c.DisplayName, c.Channel,
                    c.Case.CreatedAt, c.Case.ClosedAt),
                cancellationToken));
    }

    /// <summary>The seller has a unit for the buyer that the counted stock did not know of: the line has its stock, and nothing else moves.</summary>
    private static async Task<Results<NoContent, NotFound>> ResolveAsync(
        Guid id, MarketplaceDb db, CurrentSeller seller, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await db.OversellCases.Include(c => c.OrderLine).FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } found)
            return TypedResults.NotFound();
        if (found.State is not OversellCaseState.Open)
            return TypedResults.NoContent();
        (found.State, found.ClosedAt) = (OversellCaseState.Resolved, time.GetUtcNow());
        if (found.OrderLine!.Stock is LineStock.Oversold)
            found.OrderLine.Stock = LineStock.Committed;
        await db.SaveChangesAsync(cancellationToken);
        await grains.GetGrain<ISellerGrain>(seller.Id).Publish(new(SellerEvents.OrderChanged, found.OrderId));
        return TypedResults.NoContent();
    }
}
