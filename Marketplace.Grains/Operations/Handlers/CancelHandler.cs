using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Operations;
using Marketplace.Data.Orders;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Orders;
using Marketplace.Grains.Sellers;
using Npgsql;
using Orleans;

namespace Marketplace.Grains.Operations.Handlers;

/// <summary>Has the channel cancel an order, and takes in what it then says of it: the stock comes back by that.</summary>
internal sealed class CancelHandler(TenantDatabase database, IGrainFactory grains, SellerNews news, TimeProvider time) : IOperationHandler
{
    public OperationKind Kind => OperationKind.Cancel;

    public async Task<OperationOutcome> RunAsync(OperationJob job, CancellationToken cancellationToken)
    {
        string? remoteId;
        await using (var connection = await database.OpenAsync(job.Connection.SellerId, cancellationToken))
            remoteId = await CancellationStore.ReadRemoteIdAsync(connection, job.OrderId, cancellationToken);
        if (remoteId is null)
            return OperationOutcome.Done();
        if (job.Connection.Channel is not (ICancelOrders channel and IPullOrders reader))
            return new ChannelError(ChannelErrorKind.Rejected, $"{job.Connection.Channel.Name} lets nobody else cancel. Cancel the order there.", "unsupported");

        var reason = JsonSerializer.Deserialize<CancelPayload>(job.Operation.Payload, JsonSerializerOptions.Web)!.Reason;
        if ((await channel.CancelAsync(job.Connection.Session(), remoteId, reason, cancellationToken)).Error is { } refused)
            return refused;
        var now = await reader.ReadOrderAsync(job.Connection.Session(), remoteId, cancellationToken);
        if (now.Error is { } unread)
            return unread;
        await using (var connection = await database.OpenAsync(job.Connection.SellerId, cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await OrderStore.WriteAsync(connection, job.Connection.ConnectionId, [now.Value!.ToObserved()], time.GetUtcNow(), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await grains.GetGrain<IConnectionGrain>(job.Connection.ConnectionId).Wake();
        await news.TellAsync(job.Connection.SellerId, SellerEvents.OrderChanged, job.OrderId);
        return OperationOutcome.Done();
    }

    public Task GaveUpAsync(NpgsqlConnection database, OperationJob job, string error, DateTimeOffset now, CancellationToken cancellationToken) => Task.CompletedTask;
}
