using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Marketplace.Benchmarks.Api;
using Marketplace.Benchmarks.Inventory;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Data;
using Marketplace.Data.Inbox;
using Marketplace.Data.Operations;
using Marketplace.Data.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Benchmarks.Operations;

/// <summary>
/// From a sale's arrival (its notification is stored) until the last of the other five channels is told: the order is read and written, its stock
/// taken, the pushes queued, claimed and sent. First with nothing else to do, then with 50,000 edits queued on the same connections, each of which
/// keeps one of a connection's calls busy for 20 ms.
/// </summary>
internal sealed class ExposureWindow : IBenchmark
{
    private const int _connections = 6;
    private const int _backlog = 50_000;
    private static readonly TimeSpan _editTakes = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _betweenSales = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    private readonly BenchChannel _channel = new(TimeProvider.System);

    public string Name => "exposure";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var cluster = new TemporaryCluster();
        var connectionString = await cluster.StartAsync(cancellation);
        using var host = await GrainHost.StartAsync(
            connectionString,
            services =>
            {
                services.AddSingleton<IChannel>(_channel);
                new NoOperation(_editTakes).ReplaceUpdates(services);
            },
            cancellation);
        var (database, grains) = (host.Services.GetRequiredService<TenantDatabase>(), host.Services.GetRequiredService<IGrainFactory>());
        var shops = await BenchShop.CreateAsync(database, 1, _connections, _backlog / _connections, cancellation);
        var sales = (int)(time / _betweenSales);
        var skus = await StockAsync(database, shops, 2 * sales, cancellation);

        var idle = await SellAsync(host.Services, shops, skus[..sales], cancellation);
        await using (var connection = await database.OpenAsync(shops[0].SellerId, cancellation))
        {
            foreach (var shop in shops)
                await OperationQueue.EnqueueForListingsAsync(connection, OperationKind.Update, shop.Listings, TimeProvider.System.GetUtcNow(), cancellation);
        }

        foreach (var shop in shops)
            await grains.GetGrain<IConnectionGrain>(shop.ConnectionId).Wake();
        var busy = await SellAsync(host.Services, shops, skus[sales..], cancellation);
        yield return new(
            "exposure, 50,000 queued", busy.At(0.5), "ms (p50)", idle.At(0.5), "ms with nothing queued", busy.At(0.5), busy.At(0.99), (2 * sales) - idle.Length - busy.Length);
        await host.StopAsync(cancellation);
    }

    /// <summary>Sells one of each SKU on one connection after the other.</summary>
    /// <returns>The milliseconds of each sale until the last other channel was told, in ascending order.</returns>
    private async Task<double[]> SellAsync(IServiceProvider services, List<BenchShop> shops, List<string> skus, CancellationToken cancellation)
    {
        var (source, grains) = (services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<IGrainFactory>());
        var windows = new List<Task<double>>();
        for (var i = 0; i < skus.Count; i++)
        {
            var (sku, shop, now) = (skus[i], shops[i % shops.Count], TimeProvider.System.GetUtcNow());
            _channel.Sell(Order(sku, now));
            var arrived = Stopwatch.GetTimestamp();
            await InboxStore.StoreAsync(source, [new(shop.ConnectionId, shop.SellerId, $"sale-{sku}", "order.paid", Encoding.UTF8.GetBytes(sku), now)], cancellation);
            await grains.GetGrain<IConnectionGrain>(shop.ConnectionId).Wake(WakeReason.Notifications);
            windows.Add(ToldAsync([.. shops.Where(s => s != shop).Select(s => RemoteId(sku, s))], arrived, cancellation));
            await Task.Delay(_betweenSales, cancellation);
        }

        return [.. (await Task.WhenAll(windows)).Where(w => w >= 0).Order()];
    }

    private async Task<double> ToldAsync(List<string> others, long arrived, CancellationToken cancellation)
    {
        while (!others.TrueForAll(_channel.FirstToldAt.ContainsKey))
        {
            if (Stopwatch.GetElapsedTime(arrived) > _limit)
                return -1;
            await Task.Delay(20, cancellation);
        }

        return Stopwatch.GetElapsedTime(arrived, others.Max(id => _channel.FirstToldAt[id])).TotalMilliseconds;
    }

    /// <summary>Products of one SKU that are for sale on every connection.</summary>
    private static async Task<List<string>> StockAsync(TenantDatabase database, List<BenchShop> shops, int count, CancellationToken cancellation)
    {
        var skus = Enumerable.Range(1, count).Select(n => $"SKU{n}").ToList();
        foreach (var sku in skus)
            await StockedShop.StockAsync(database, shops[0].SellerId, sku, 1000, cancellation);
        await shops[0].SellEverywhereAsync(database, cancellation);
        return skus;
    }

    private static string RemoteId(string sku, BenchShop shop) => $"{sku}@{shop.ConnectionId}";

    private static RemoteOrder Order(string sku, DateTimeOffset now) => new(
        sku, sku, "processing", "paid", "unfulfilled", "USD", 10, 0, 0, 0, 10, null, null, null, null,
        [new($"{sku}-1", null, null, sku, sku, 1, 10, 0, 0)], [], [], now, now, "{}");
}
