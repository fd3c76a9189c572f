using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Data.Operations;
using Marketplace.Data.Orders;
using Marketplace.Data.Tenancy;
using Npgsql;

namespace Marketplace.Grains.Operations.Handlers;

/// <summary>Has the channel give money back, once.</summary>
internal sealed class RefundHandler(TenantDatabase database) : IOperationHandler
{
    public OperationKind Kind => OperationKind.Refund;

    public async Task<OperationOutcome> RunAsync(OperationJob job, CancellationToken cancellationToken)
    {
        RefundToMake? refund;
        await using (var connection = await database.OpenAsync(job.Connection.SellerId, cancellationToken))
            refund = await RefundStore.ReadAsync(connection, RefundId(job), cancellationToken);
        if (refund is null)
            return OperationOutcome.Done();
        if (job.Connection.Channel is not IRefundOrders channel)
            return new ChannelError(ChannelErrorKind.Rejected, $"{job.Connection.Channel.Name} lets nobody else refund. Refund the buyer there.", "unsupported");

        var issued = await channel.RefundAsync(
            job.Connection.Session(), new RefundRequest(refund.OrderRemoteId, refund.Id.ToString(), refund.Amount, refund.Currency, refund.Reason, refund.Before), cancellationToken);
        return issued.Error is { } error
            ? error
            : OperationOutcome.Done((connection, ct) => RefundStore.SetSentAsync(connection, refund.Id, issued.Value!.RemoteId, ct));
    }

    public Task GaveUpAsync(NpgsqlConnection database, OperationJob job, string error, DateTimeOffset now, CancellationToken cancellationToken) =>
        RefundStore.SetFailedAsync(database, RefundId(job), cancellationToken);

    private static Guid RefundId(OperationJob job) => JsonSerializer.Deserialize<RefundPayload>(job.Operation.Payload, JsonSerializerOptions.Web)!.RefundId;

    private sealed record RefundPayload(Guid RefundId);
}
