using System.Runtime.CompilerServices;
using Marketplace.Benchmarks.Api;
using Marketplace.Benchmarks.Inventory;
using Marketplace.Benchmarks.Operations;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Inventory;
using Marketplace.Data;
using Marketplace.Data.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Benchmarks.Limits;

/// <summary>
/// 10,000 stock changes in a day of one listing on a channel that takes 250 changes of a listing a day, one in fifty down to nothing: by the real grains,
/// queue and pump, on a clock that is moved. Counted are the changes that reach the channel in any 24 hours, and whether the last value did.
/// </summary>
internal sealed class RevisionLimit : IBenchmark
{
    private const int _changes = 10_000;
    private const int _perDay = 250;
    private const int _levels = 50;

    public string Name => "revisions";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var cluster = new TemporaryCluster();
        var connectionString = await cluster.StartAsync(cancellation);
        var clock = new VirtualClock(TimeProvider.System.GetUtcNow());
        var channel = new BenchChannel(clock) { Limits = BenchChannel.Unlimited with { RevisionsPerListingPerDay = _perDay } };
        using var host = await GrainHost.StartAsync(
            connectionString, services => services.AddSingleton<IChannel>(channel).AddSingleton<TimeProvider>(clock), cancellation);
        var (database, grains) = (host.Services.GetRequiredService<TenantDatabase>(), host.Services.GetRequiredService<IGrainFactory>());
        var shop = (await BenchShop.CreateAsync(database, 1, 1, 1, cancellation))[0];
        var item = await StockedShop.StockAsync(database, shop.SellerId, "LAMP", _levels, cancellation);
        await shop.SellEverywhereAsync(database, cancellation);

        var stock = grains.GetGrain<IInventoryGrain>(item);
        var last = 0;
        for (var i = 1; i <= _changes; i++)
        {
            clock.Advance(TimeSpan.FromDays(1) / _changes);
            last = (i * 7) % _levels;
            await stock.Apply(new(InventoryCommandKind.Count, $"count:{i}", last));
        }

        await SettledAsync(database, shop, clock, cancellation);
        var told = channel.Told.Order().ToList();
        var most = told.Max(from => told.Count(at => at >= from && at < from.AddDays(1)));
        yield return new(
            "revisions of one listing", most, "in any 24 h", _changes, "changes of its stock",
            Errors: Math.Max(0, most - _perDay) + (channel.Levels.Values.Single() == last ? 0 : 1));
        await host.StopAsync(cancellation);
    }

    /// <summary>Lets time go on until nothing waits any more; it stands still for what runs, which would seem to take hours.</summary>
    private static async Task SettledAsync(TenantDatabase database, BenchShop shop, VirtualClock clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(shop.SellerId, cancellation);
        while (true)
        {
            var states = await connection.QueryAsync(
                "select distinct state from operations where state in ('pending', 'running')", [], row => row.GetString(0), cancellation);
            if (states.Count == 0)
                return;
            if (!states.Contains("running"))
                clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(5, cancellation);
        }
    }
}
