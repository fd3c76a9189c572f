using System.Diagnostics;
using System.Runtime.CompilerServices;
using Marketplace.Benchmarks.Api;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Data;
using Marketplace.Data.Operations;
using Marketplace.Data.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Benchmarks.Operations;

/// <summary>
/// Operations that do nothing, over 1,000 connections: enqueued 50 to a transaction, durable, claimed, run and completed by the connections' grains.
/// Beside workers on 32 database connections who take and complete one at a time.
/// </summary>
internal sealed class OperationSpeed : IBenchmark
{
    private const int _sellers = 10;
    private const int _connectionsEach = 100;
    private const int _listingsEach = 50;
    private const int _producers = 8;
    private const int _workers = 32;

    public string Name => "operations";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var folder = new TemporaryCluster();
        var connectionString = await folder.StartAsync(cancellation);
        var (channel, work) = (new BenchChannel(TimeProvider.System), new NoOperation(TimeSpan.Zero));
        using var host = await GrainHost.StartAsync(
            connectionString,
            services =>
            {
                services.AddSingleton<IChannel>(channel);
                work.ReplaceUpdates(services);
            },
            cancellation);
        await using var owner = NpgsqlDataSource.Create(connectionString);
        var (database, grains) = (host.Services.GetRequiredService<TenantDatabase>(), host.Services.GetRequiredService<IGrainFactory>());
        var shops = await BenchShop.CreateAsync(database, _sellers, _connectionsEach, _listingsEach, cancellation);

        var plain = await PlainAsync(database, owner, shops, time, cancellation);
        // The first round activates the grains.
        await RoundAsync(database, owner, grains, shops, cancellation);
        var (watch, rounds, started) = (Stopwatch.StartNew(), 0, TimeProvider.System.GetUtcNow());
        for (; watch.Elapsed < time; rounds++)
            await RoundAsync(database, owner, grains, shops, cancellation);
        var done = rounds * shops.Count * _listingsEach;
        var perSecond = done / watch.Elapsed.TotalSeconds;

        var waited = await WaitedAsync(owner, started, cancellation);
        var repeated = work.Runs.Values.Count(runs => runs != 1);
        var missing = done - waited.Length;
        yield return new(
            $"operations × {shops.Count} connections", perSecond, "/s", plain, "one at a time /s", waited.At(0.5), waited.At(0.99), Math.Abs(missing) + repeated);
        await host.StopAsync(cancellation);
    }

    /// <summary>Every listing gets an operation; over when all are done.</summary>
    private static async Task RoundAsync(TenantDatabase database, NpgsqlDataSource owner, IGrainFactory grains, List<BenchShop> shops, CancellationToken cancellation)
    {
        await EnqueueAsync(database, shops, shop => grains.GetGrain<IConnectionGrain>(shop.ConnectionId).Wake(WakeReason.Operations), cancellation);
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        while ((await connection.QueryAsync("select 1 from operations where state in ('pending', 'running') limit 1", [], _ => true, cancellation)).Count > 0)
            await Task.Delay(5, cancellation);
    }

    private static Task EnqueueAsync(TenantDatabase database, List<BenchShop> shops, Func<BenchShop, Task> enqueued, CancellationToken cancellation) =>
        Parallel.ForEachAsync(shops, new ParallelOptions { MaxDegreeOfParallelism = _producers, CancellationToken = cancellation }, async (shop, token) =>
        {
            await using (var connection = await database.OpenAsync(shop.SellerId, token))
            {
                await using var transaction = await connection.BeginTransactionAsync(token);
                await OperationQueue.EnqueueForListingsAsync(connection, OperationKind.Update, shop.Listings, TimeProvider.System.GetUtcNow(), token);
                await transaction.CommitAsync(token);
            }

            await enqueued(shop);
        });

    /// <summary>The yardstick: the same table and the same enqueueing; each worker takes and completes one operation by a statement and a commit.</summary>
    private static async Task<double> PlainAsync(
        TenantDatabase database, NpgsqlDataSource owner, List<BenchShop> shops, TimeSpan time, CancellationToken cancellation)
    {
        var (watch, done) = (Stopwatch.StartNew(), 0);
        await EnqueueAsync(database, shops, _ => Task.CompletedTask, cancellation);
        await Task.WhenAll(Enumerable.Range(0, _workers).Select(async _ =>
        {
            await using var connection = await owner.OpenConnectionAsync(cancellation);
            while (watch.Elapsed < time && await connection.ExecuteAsync(
                """
                update operations set state = 'done', attempts = attempts + 1, finished_at = now(), updated_at = now()
                where (seller_id, id) = (
                    select seller_id, id from operations where state = 'pending' order by connection_id, priority, not_before, id limit 1 for update skip locked)
                """,
                [], cancellation) == 1)
                Interlocked.Increment(ref done);
        }));
        var perSecond = done / watch.Elapsed.TotalSeconds;
        await using var rest = await owner.OpenConnectionAsync(cancellation);
        await rest.ExecuteAsync("truncate operations", [], cancellation);
        return perSecond;
    }

    /// <returns>The milliseconds from enqueueing to done, in ascending order.</returns>
    private static async Task<double[]> WaitedAsync(NpgsqlDataSource owner, DateTimeOffset since, CancellationToken cancellation)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync(
            "select extract(epoch from finished_at - created_at)::float8 * 1000 as waited from operations where state = 'done' and created_at >= $1 order by waited",
            [since], row => row.GetDouble(0), cancellation)];
    }
}
