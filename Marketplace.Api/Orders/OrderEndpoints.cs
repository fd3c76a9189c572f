using Marketplace.Api.Lists;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Orders;
using Marketplace.Contracts.Paging;
using Marketplace.Data;
using Marketplace.Data.Model;
using Marketplace.Data.Operations;
using Marketplace.Data.Orders;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orleans;

namespace Marketplace.Api.Orders;

/// <summary>Orders of every channel. Shipping is noted and queued in one transaction; the channel is told by an operation.</summary>
internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/api/orders").RequireAuthorization().WithTags("Orders");
        orders.MapGet("", ListAsync);
        orders.MapGet("{id:guid}", GetAsync);
        orders.MapPost("{id:guid}/ship", ShipAsync);
        orders.MapPost("{id:guid}/cancel", OrderReversals.CancelAsync);
        orders.MapPost("{id:guid}/refund", OrderReversals.RefundAsync);
    }

    private static async Task<Ok<Page<OrderSummary>>> ListAsync(
        MarketplaceDb db, string? status, Guid? connectionId, string? search, Guid? after, CancellationToken cancellationToken, int limit = 50)
    {
        var orders = db.Orders.AsNoTracking();
        if (EnumNames.TryFromText<OrderStatus>(status, out var wanted))
            orders = orders.Where(o => o.Status == wanted);
        if (connectionId is not null)
            orders = orders.Where(o => o.ConnectionId == connectionId);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = LikePattern.Containing(search);
            orders = orders.Where(o => EF.Functions.ILike(o.Number, pattern) || EF.Functions.ILike(o.BuyerName!, pattern)
                || o.Lines.Any(l => EF.Functions.ILike(l.Title, pattern) || EF.Functions.ILike(l.Sku!, pattern)));
        }

        if (after is not null)
        {
            var last = await db.Orders.Where(o => o.Id == after).Select(o => new { o.PlacedAt, o.Id }).FirstOrDefaultAsync(cancellationToken);
            if (last is not null)
                orders = orders.Where(o => o.PlacedAt < last.PlacedAt || (o.PlacedAt == last.PlacedAt && o.Id < last.Id));
        }

        return TypedResults.Ok(await orders.OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id)
            .Select(OrderModels.Row).PageAsync(limit, o => o.Order.Id, OrderModels.ToSummary, cancellationToken));
    }

    private static async Task<Results<Ok<OrderDetail>, NotFound>> GetAsync(Guid id, MarketplaceDb db, CancellationToken cancellationToken)
    {
        var order = await db.Orders.AsNoTracking().AsSplitQuery().Include(o => o.Connection).Include(o => o.Lines.OrderBy(l => l.Id))
            .Include(o => o.Shipments.OrderBy(s => s.Id)).Include(o => o.Refunds.OrderBy(r => r.Id)).FirstOrDefaultAsync(o => o.Id == id, cancellationToken);
        if (order is null)
            return TypedResults.NotFound();
        var cancellation = await db.Operations.Where(o => o.OrderId == id && o.Kind == OperationKind.Cancel).OrderByDescending(o => o.Id)
            .Select(o => new { o.State, o.LastError, o.CreatedAt }).FirstOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(OrderModels.ToDetail(order, cancellation is null ? null : new(cancellation.State.ToText(), cancellation.LastError, cancellation.CreatedAt)));
    }

    private static async Task<Results<Accepted, NotFound, ValidationProblem>> ShipAsync(Guid id, ShipRequest request, OrderDesk desk, CancellationToken cancellationToken)
    {
        if (ShipRules.Check(request) is { Count: > 0 } problems)
            return TypedResults.ValidationProblem(problems);
        return await desk.WriteAsync(
            (connection, now) => ShipmentStore.AddAsync(connection, id, request.Carrier.Trim(), request.TrackingNumber.Trim(), request.Note, now, cancellationToken), cancellationToken)
            ? TypedResults.Accepted($"/api/orders/{id}")
            : TypedResults.NotFound();
    }
}
