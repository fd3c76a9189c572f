using Marketplace.Channels.Seam;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Orders;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Connections;
using Marketplace.Grains.Sellers;
using Npgsql;

namespace Marketplace.Grains.Orders;

/// <summary>Takes orders in as the channel says they are, then has their stock taken.</summary>
internal sealed class OrderIntake(TenantDatabase database, StockSettlement settlement, SellerNews news, TimeProvider time)
{
    /// <summary>Reads one order anew and takes it in.</summary>
    /// <returns>Why the channel did not give it; null: it is taken.</returns>
    public async Task<ChannelError?> TakeAsync(ConnectionContext context, IPullOrders channel, string remoteId, CancellationToken cancellationToken)
    {
        var order = await channel.ReadOrderAsync(context.Session(), remoteId, cancellationToken);
        if (order.Succeeded)
            await WriteAsync(context, [order.Value], with: null, cancellationToken);
        return order.Error;
    }

    /// <param name="with">What is written in the same transaction; false takes all of it back.</param>
    /// <returns>The orders that are new or have changed; null when they were taken back.</returns>
    public async Task<List<WrittenOrder>?> WriteAsync(
        ConnectionContext context, IReadOnlyList<RemoteOrder> orders, Func<NpgsqlConnection, List<WrittenOrder>, Task<bool>>? with, CancellationToken cancellationToken)
    {
        List<WrittenOrder> written;
        await using (var connection = await database.OpenAsync(context.SellerId, cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            written = await OrderStore.WriteAsync(connection, context.ConnectionId, [.. orders.Select(o => o.ToObserved())], time.GetUtcNow(), cancellationToken);
            if (with is not null && !await with(connection, written))
                return null;
            await transaction.CommitAsync(cancellationToken);
        }

        if (written.Count == 0)
            return written;
        await settlement.SettleAsync(cancellationToken);
        foreach (var order in written)
            await news.TellAsync(context.SellerId, SellerEvents.OrderChanged, order.Id);
        return written;
    }
}
