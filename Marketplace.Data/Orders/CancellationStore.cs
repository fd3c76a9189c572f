using System.Text.Json;
using Marketplace.Data.Operations;
using Npgsql;

namespace Marketplace.Data.Orders;

/// <summary>Orders that the channel is to cancel. What it then says of the order is taken in like any other change of it.</summary>
public static class CancellationStore
{
    /// <summary>Queues the operation that asks the channel, in the caller's transaction. Asked again while it waits, the newer reason is given.</summary>
    /// <returns>The connection to wake; null when there is no such order, or it is past cancelling.</returns>
    public static async Task<Guid?> RequestAsync(NpgsqlConnection connection, Guid orderId, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await connection.QueryAsync(
            "select connection_id from orders where id = $1 and status in ('pending', 'processing') for update", [orderId], row => row.GetGuid(0), cancellationToken);
        if (found.Count == 0)
            return null;
        await OperationQueue.EnqueueForOrderAsync(
            connection, OperationKind.Cancel, found[0], orderId, $"cancel:{orderId}", JsonSerializer.Serialize(new CancelPayload(reason), JsonSerializerOptions.Web), now, cancellationToken);
        return found[0];
    }

    /// <summary>How the channel names the order; null when it is gone.</summary>
    public static async Task<string?> ReadRemoteIdAsync(NpgsqlConnection connection, Guid orderId, CancellationToken cancellationToken) =>
        (await connection.QueryAsync("select remote_id from orders where id = $1", [orderId], row => row.GetString(0), cancellationToken)).FirstOrDefault();
}

public sealed record CancelPayload(string Reason);
