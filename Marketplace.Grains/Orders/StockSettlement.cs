using Marketplace.Contracts.Inventory;
using Marketplace.Data.Orders;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Connections;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Marketplace.Grains.Orders;

/// <summary>
/// Takes the stock of sold lines and gives back that of cancelled ones. A line says itself what is still to be done with it, and every command has the
/// line's key, so this can be driven again at any time: after every order, on every wake and on activation. One at a time per activation.
/// </summary>
internal sealed class StockSettlement(TenantDatabase database, IGrainFactory grains, TimeProvider time, ILogger<StockSettlement> log) : ConnectionPump(time, log)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);

    public override void Dispose()
    {
        base.Dispose();
        _turn.Dispose();
    }

    /// <summary>Settles every line that can be settled now; what fails is tried again by itself.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        if (!await TrySettleAsync(cancellationToken))
            TurnAgain();
    }

    protected override async Task<DateTimeOffset?> TurnAsync(CancellationToken stopping) =>
        await TrySettleAsync(stopping) ? null : Time.GetUtcNow() + AfterFailure;

    /// <returns>False: something failed and is still to be done.</returns>
    private async Task<bool> TrySettleAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                List<LineToSettle> lines;
                await using (var connection = await database.OpenAsync(Connection.SellerId, cancellationToken))
                    lines = await OrderStore.ReadToSettleAsync(connection, Connection.ConnectionId, cancellationToken);
                if (lines.Count == 0)
                    return true;
                await Task.WhenAll(lines.Select(line => SettleAsync(line, cancellationToken)));
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Stock of connection {ConnectionId} could not be settled; it is tried again.", Connection.ConnectionId);
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task SettleAsync(LineToSettle line, CancellationToken cancellationToken)
    {
        if (line.ItemId is not { } item)
        {
            await using var connection = await database.OpenAsync(Connection.SellerId, cancellationToken);
            await OrderStore.UnmatchAsync(connection, line.LineId, cancellationToken);
            return;
        }

        var (kind, key) = line.Back ? (InventoryCommandKind.Return, "return") : (InventoryCommandKind.Sell, "sale");
        var result = await grains.GetGrain<IInventoryGrain>(item)
            .Apply(new(kind, $"{key}:{line.LineId}", line.Quantity, line.LineId, Reference: line.OrderNumber, CauseAt: line.ArrivedAt));
        if (result.Outcome is InventoryOutcome.Oversold)
            log.LogWarning("Order {OrderId} sold more than there was.", line.OrderId);
    }
}
