using Marketplace.Api.Errors;
using Marketplace.Channels;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Orders;
using Marketplace.Data;
using Marketplace.Data.Orders;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Orleans;
using RefundRequest = Marketplace.Contracts.Orders.RefundRequest;

namespace Marketplace.Api.Orders;

/// <summary>Cancelling and refunding: noted and queued in one transaction; the channel is asked by an operation.</summary>
internal static class OrderReversals
{
    private const int LongestReason = 500;

    public static async Task<Results<Accepted, NotFound, ValidationProblem, ProblemHttpResult>> CancelAsync(
        Guid id, CancelRequest request, MarketplaceDb db, ChannelRegistry channels, OrderDesk desk, CancellationToken cancellationToken)
    {
        if (!CancelReasons.All.Contains(request.Reason))
            return FieldProblem.Of("reason", $"One of {string.Join(", ", CancelReasons.All)}.");
        if (await ChannelAsync(id, db, channels, cancellationToken) is not { } channel)
            return TypedResults.NotFound();
        if (channel is not ICancelOrders)
            return Unsupported($"{channel.Name} lets nobody else cancel. Cancel the order there; it is then cancelled here too.");
        return await desk.WriteAsync(async (connection, now) => await CancellationStore.RequestAsync(connection, id, request.Reason, now, cancellationToken), cancellationToken)
            ? TypedResults.Accepted($"/api/orders/{id}")
            : TypedResults.Problem("Only an order that is neither shipped nor cancelled can be cancelled.", statusCode: StatusCodes.Status409Conflict, type: ProblemType.Named("order-state"));
    }

    public static async Task<Results<Accepted, NotFound, ValidationProblem, ProblemHttpResult>> RefundAsync(
        Guid id, RefundRequest request, MarketplaceDb db, ChannelRegistry channels, OrderDesk desk, CancellationToken cancellationToken)
    {
        if (request.Amount <= 0 || decimal.Round(request.Amount, 2) != request.Amount)
            return FieldProblem.Of("amount", "An amount above zero with at most two decimals.");
        if (request.Reason?.Length > LongestReason)
            return FieldProblem.Of("reason", $"At most {LongestReason} characters.");
        if (await ChannelAsync(id, db, channels, cancellationToken) is not { } channel)
            return TypedResults.NotFound();
        if (channel is not IRefundOrders)
            return Unsupported($"{channel.Name} lets nobody else refund. Refund the buyer there; it is then seen here too.");
        decimal? left = null;
        return await desk.WriteAsync(Write, cancellationToken)
            ? TypedResults.Accepted($"/api/orders/{id}")
            : FieldProblem.Of("amount", FormattableString.Invariant($"At most {left:0.00} is not refunded yet."));

        async Task<Guid?> Write(NpgsqlConnection connection, DateTimeOffset now)
        {
            var refund = await RefundStore.AddAsync(connection, id, request.Amount, request.Reason, now, cancellationToken);
            left = refund.Left;
            return refund.ConnectionId;
        }
    }

    private static async Task<IChannel?> ChannelAsync(Guid id, MarketplaceDb db, ChannelRegistry channels, CancellationToken cancellationToken) =>
        await db.Orders.Where(o => o.Id == id).Select(o => o.Connection!.Channel).FirstOrDefaultAsync(cancellationToken) is { } channel ? channels[channel] : null;

    private static ProblemHttpResult Unsupported(string message) =>
        TypedResults.Problem(message, statusCode: StatusCodes.Status409Conflict, type: ProblemType.Named("channel-cannot"));
}
