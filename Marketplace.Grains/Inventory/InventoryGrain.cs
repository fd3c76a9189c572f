using Marketplace.Contracts;
using Marketplace.Contracts.Inventory;
using Marketplace.Data.Inventory;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Tenancy;
using Npgsql;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Marketplace.Grains.Inventory;

/// <summary>
/// Group-commits the movements of one SKU: while one statement is on its way, the commands that arrive form the next.
/// It keeps no stock in memory; every decision is taken inside the statement, so a second activation can at worst be refused.
/// </summary>
[Reentrant]
internal sealed class InventoryGrain(TenantDatabase database, NpgsqlDataSource dataSource, InventoryNews news, TimeProvider time)
    : TenantGrain, IInventoryGrain, IRemindable
{
    private readonly CommandQueue _queue = new();
    private HoldExpiry? _expiry;
    private bool _flushing;
    private long _epoch;
    private bool _isBundle;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var item = await InventoryStore.ActivateAsync(dataSource, this.GetPrimaryKey(), cancellationToken) ?? throw new NotFoundException();
        SellerId = item.SellerId;
        (_epoch, _isBundle) = (item.Epoch, item.IsBundle);
        _expiry = new(this, ExpireHolds, time);
        _expiry.Expect(item.NextExpiry);
    }

    public async Task<InventoryResult> Apply(InventoryCommand command)
    {
        if (command.Kind.Holds())
        {
            // Before the hold exists: a crash right after it must still find its way back to release it.
            await _expiry!.EnsureReminder();
        }

        var answer = _queue.Add(command);
        if (!_flushing)
        {
            _flushing = true;
            _ = Flush();
        }

        return await answer;
    }

    public async Task<StockLevel> GetLevel()
    {
        var (onHand, reserved) = await InventoryStore.ReadLevelAsync(database, SellerId, this.GetPrimaryKey(), CancellationToken.None);
        return new(onHand, reserved);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => ExpireHolds();

    private async Task Flush()
    {
        try
        {
            while (_queue.NextBatch() is { } batch)
            {
                await Write(batch);
            }
        }
        finally
        {
            _flushing = false;
        }
    }

    private async Task Write(CommandBatch batch)
    {
        var now = time.GetUtcNow();
        try
        {
            var applied = _isBundle
                ? await InventoryStore.ApplyToBundleAsync(database, SellerId, this.GetPrimaryKey(), _epoch, now, batch.Movements(now), CancellationToken.None)
                : await InventoryStore.ApplyAsync(database, SellerId, this.GetPrimaryKey(), _epoch, now, batch.Movements(now), CancellationToken.None);
            batch.Answer(applied);
            _expiry!.Expect(batch.FirstExpiry(now));
            await news.Tell(SellerId, this.GetPrimaryKey(), applied);
        }
        catch (PostgresException fenced) when (string.Equals(fenced.SqlState, InventoryStore.StaleEpoch, StringComparison.Ordinal))
        {
            batch.Fail(new Orleans.Storage.InconsistentStateException("Another activation has taken over this inventory item.", fenced));
            DeactivateOnIdle();
        }
        catch (Exception failure)
        {
            // Applied or not, nobody knows. Each caller is told; it may repeat, the keys make it happen once.
            batch.Fail(failure);
        }
    }

    private async Task ExpireHolds()
    {
        ExpiredHolds holds;
        do
        {
            holds = await InventoryStore.ReadExpiredAsync(database, SellerId, this.GetPrimaryKey(), time.GetUtcNow(), CancellationToken.None);
            await Task.WhenAll(holds.Expired.Select(id => Apply(new(InventoryCommandKind.Expire, $"expire:{id}", Subject: id))));
        }
        while (holds.Expired.Length > 0);

        _expiry!.Expect(holds.Next);
        if (holds.Next is null)
        {
            await _expiry.DropReminder();
        }
    }
}
