using System.Diagnostics;
using System.Runtime.CompilerServices;
using Marketplace.Benchmarks.Api;
using Marketplace.Benchmarks.Inventory;
using Marketplace.Benchmarks.Operations;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Data;
using Marketplace.Data.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans;

namespace Marketplace.Benchmarks.Orders;

/// <summary>
/// Sync runs of orders from a channel that answers at once: each page is committed together with the cursor after it. New orders, the same changed,
/// the same seen again, and pages that are half new and half seen again; beside one statement and one commit for each order (which writes no lines)
/// on as many database connections.
/// </summary>
internal sealed class OrderSpeed : IBenchmark
{
    private const int _sellers = 8;
    private const int _ordersEach = 10_000;
    private const string _sku = "MUG";
    private const string _mixed = "half new, half seen";

    public string Name => "orders";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var folder = new TemporaryCluster();
        var connectionString = await folder.StartAsync(cancellation);
        using var host = await GrainHost.StartAsync(connectionString, services => services.AddSingleton<IChannel>(new OrderBook(_ordersEach, _sku)), cancellation);
        await using var owner = NpgsqlDataSource.Create(connectionString);
        var (database, grains) = (host.Services.GetRequiredService<TenantDatabase>(), host.Services.GetRequiredService<IGrainFactory>());
        var shops = await BenchShop.CreateAsync(database, _sellers, connectionsEach: 1, listingsEach: 1, cancellation);
        foreach (var shop in shops)
            await PrepareAsync(database, shop, cancellation);

        var plain = await PlainAsync(database, owner, shops, time, cancellation);
        foreach (var name in (string[])["new orders", "changed orders", "orders seen again", _mixed])
        {
            var watch = Stopwatch.StartNew();
            foreach (var shop in shops)
                await grains.GetGrain<IConnectionGrain>(shop.ConnectionId).StartSync("orders", "seller");
            await CompletedAsync(owner, cancellation);
            yield return new($"orders: {name}", _sellers * _ordersEach / watch.Elapsed.TotalSeconds, "/s", plain, "one a statement /s", Errors: await WrongAsync(owner, name, cancellation));
        }

        await host.StopAsync(cancellation);
    }

    private static async Task PrepareAsync(TenantDatabase database, BenchShop shop, CancellationToken cancellation)
    {
        await StockedShop.StockAsync(database, shop.SellerId, _sku, units: 10, cancellation);
        await using var connection = await database.OpenAsync(shop.SellerId, cancellation);
        await connection.ExecuteAsync(
            """
            insert into connection_syncs (connection_id, seller_id, kind, enabled, every, status) values ($1, $2, 'orders', true, '12 hours', 'idle')
            on conflict do nothing
            """,
            [shop.ConnectionId, shop.SellerId], cancellation);
    }

    private static async Task CompletedAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        while ((await connection.QueryAsync("select 1 from sync_runs where state = 'running' limit 1", [], _ => true, cancellation)).Count > 0)
            await Task.Delay(10, cancellation);
    }

    /// <summary>How many orders and lines are missing, too many, or not as the channel last said.</summary>
    private static async Task<long> WrongAsync(NpgsqlDataSource owner, string round, CancellationToken cancellation)
    {
        await using var command = owner.CreateCommand(
            """
            select abs((select count(*) from orders where status = $1) - $2) + abs((select count(*) from orders) - $2)
                + abs((select count(*) from order_lines where stock = 'historic') - $2) + (select count(*) from sync_runs where state <> 'completed')
            """);
        command.Parameters.Add(new() { Value = round == "new orders" ? "processing" : "shipped" });
        command.Parameters.Add(new() { Value = round == _mixed ? _sellers * _ordersEach * 3 / 2 : _sellers * _ordersEach });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<double> PlainAsync(TenantDatabase database, NpgsqlDataSource owner, List<BenchShop> shops, TimeSpan time, CancellationToken cancellation)
    {
        var (watch, written) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(shops.Select(async shop =>
        {
            await using var connection = await database.OpenAsync(shop.SellerId, cancellation);
            for (var number = 0; watch.Elapsed < time; number++)
            {
                await connection.ExecuteAsync(
                    """
                    insert into orders (id, seller_id, connection_id, remote_id, number, status, payment_status, fulfilment_status, currency, subtotal, tax,
                        shipping, discount, total, buyer_name, placed_at, remote_updated_at, arrived_at, payload, version)
                    values (uuid_v7(), current_seller(), $1, $2, $2, 'processing', 'paid', 'unfulfilled', 'USD', 25, 0, 4, 0, 29, 'Ada', now(), now(), now(), '{}', 1)
                    on conflict (connection_id, remote_id) do update set status = excluded.status
                    """,
                    [shop.ConnectionId, $"plain-{number}"], cancellation);
                Interlocked.Increment(ref written);
            }
        }));
        var perSecond = written / watch.Elapsed.TotalSeconds;
        await using var rest = await owner.OpenConnectionAsync(cancellation);
        await rest.ExecuteAsync("truncate orders cascade", [], cancellation);
        return perSecond;
    }
}
