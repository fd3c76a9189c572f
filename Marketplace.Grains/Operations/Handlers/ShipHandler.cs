using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Data.Operations;
using Marketplace.Data.Orders;
using Marketplace.Data.Tenancy;
using Npgsql;

namespace Marketplace.Grains.Operations.Handlers;

/// <summary>Tells the channel an order's tracking number.</summary>
internal sealed class ShipHandler(TenantDatabase database, TimeProvider time) : IOperationHandler
{
    public OperationKind Kind => OperationKind.Ship;

    public async Task<OperationOutcome> RunAsync(OperationJob job, CancellationToken cancellationToken)
    {
        ShipmentToSend? shipment;
        await using (var connection = await database.OpenAsync(job.Connection.SellerId, cancellationToken))
            shipment = await ShipmentStore.ReadAsync(connection, ShipmentId(job), cancellationToken);
        if (shipment is null)
            return OperationOutcome.Done();
        if (job.Connection.Channel is not IShipOrders channel)
            return new ChannelError(ChannelErrorKind.Rejected, $"{job.Connection.Channel.Name} takes no tracking numbers.", "unsupported");

        var sent = await channel.ShipAsync(
            job.Connection.Session(), shipment.OrderRemoteId, shipment.Carrier, shipment.TrackingNumber, shipment.Note, cancellationToken);
        return sent.Error is { } error
            ? error
            : OperationOutcome.Done((connection, ct) => ShipmentStore.SetSentAsync(connection, shipment.Id, time.GetUtcNow(), ct));
    }

    public Task GaveUpAsync(NpgsqlConnection database, OperationJob job, string error, DateTimeOffset now, CancellationToken cancellationToken) =>
        ShipmentStore.SetFailedAsync(database, ShipmentId(job), cancellationToken);

    private static Guid ShipmentId(OperationJob job) => JsonSerializer.Deserialize<ShipPayload>(job.Operation.Payload, JsonSerializerOptions.Web)!.ShipmentId;

    private sealed record ShipPayload(Guid ShipmentId);
}
