using System.Security.Cryptography;
using Marketplace.Contracts.Connections;
using Marketplace.Data.Connections;
using Marketplace.Data.Model;
using Marketplace.Data.Syncs;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Orleans;

namespace Marketplace.Grains.Connections;

/// <summary>When a connection's syncs are due, and the reminders that wake its grain for them.</summary>
internal sealed class SyncSchedule(Grain grain, TenantDatabase database, SyncOptions options, TimeProvider time, Guid seller, Guid connection)
{
    /// <summary>
    /// A reminder only wakes; what is due is decided from the stored times. So it ticks more often than the sync runs:
    /// with ticks of the sync's own length, a run that ended a moment after its tick would miss the next one.
    /// </summary>
    private const int TicksPerSync = 6;

    private static readonly TimeSpan _shortestTick = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _longestTick = TimeSpan.FromMinutes(30);

    /// <summary>A new connection's syncs: listings and orders at once, stock when the listings are known.</summary>
    public async Task EnsureRowsAsync(CancellationToken cancellationToken)
    {
        await using var db = database.CreateContext(seller);
        var existing = await db.ConnectionSyncs.Where(sync => sync.ConnectionId == connection).Select(sync => sync.Kind).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        db.ConnectionSyncs.AddRange(Enum.GetValues<SyncKind>().Except(existing).Select(kind => new ConnectionSync
        {
            ConnectionId = connection,
            SellerId = seller,
            Kind = kind,
            Every = options.Every(kind),
            NextAt = kind == SyncKind.Inventory ? now + options.Every(kind) : now,
        }));
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task ChangeAsync(IReadOnlyList<SyncScheduleInput> changes, CancellationToken cancellationToken)
    {
        await using var db = database.CreateContext(seller);
        foreach (var change in changes)
        {
            var (kind, every) = (EnumNames.FromText<SyncKind>(change.Kind), TimeSpan.FromMinutes(change.EveryMinutes));
            // The next run follows from the last one, so that a shorter schedule takes effect at once.
            await db.Database.ExecuteSqlAsync(
                $"""
                update connection_syncs set enabled = {change.Enabled}, every = {every}, next_at = coalesce(last_started_at, next_at) + {every}
                where connection_id = {connection} and kind = {kind.ToText()}
                """,
                cancellationToken);
        }
    }

    /// <summary>Registers the reminders of what is switched on, each at a time of its own, and drops the others.</summary>
    public async Task RemindAsync(bool active, CancellationToken cancellationToken)
    {
        await using var db = database.CreateContext(seller);
        var syncs = await db.ConnectionSyncs.AsNoTracking().Where(sync => sync.ConnectionId == connection).ToListAsync(cancellationToken);
        foreach (var kind in Enum.GetValues<SyncKind>())
            await RemindAsync($"sync-{kind.ToText()}", active && syncs.Find(sync => sync.Kind == kind) is { Enabled: true } sync ? Clamp(sync.Every / TicksPerSync) : null);
        await RemindAsync("watch", active ? options.Watch : null);
    }

    /// <param name="tick">How often; null for never.</param>
    private async Task RemindAsync(string name, TimeSpan? tick)
    {
        if (tick is { } period)
            await grain.RegisterOrUpdateReminder(name, period * (RandomNumberGenerator.GetInt32(1, 1000) / 1000.0), period);
        else if (await grain.GetReminder(name) is { } existing)
            await grain.UnregisterReminder(existing);
    }

    private static TimeSpan Clamp(TimeSpan tick) => tick < _shortestTick ? _shortestTick : tick > _longestTick ? _longestTick : tick;
}
