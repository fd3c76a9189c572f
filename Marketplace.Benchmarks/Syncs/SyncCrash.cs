using System.Runtime.CompilerServices;
using Marketplace.Benchmarks.Api;
using Marketplace.Benchmarks.Operations;
using Marketplace.Benchmarks.Syncs.Proof;
using Marketplace.Channels.Seam;
using Marketplace.Data;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Benchmarks.Syncs;

/// <summary>
/// What stays of the sync runs' promises when their process ends at random points: nothing is lost, nothing is here twice, and a crash costs at most
/// one page read again. Any broken promise fails the run.
/// </summary>
/// <param name="points">How many crashes.</param>
internal sealed class SyncCrash(int points) : IBenchmark
{
    public const int DefaultPoints = 1_000;
    private const int _shops = 4;

    public string Name => "sync-crash";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var cluster = new TemporaryCluster();
        var connectionString = await cluster.StartAsync(cancellation);
        using var host = await StartHostAsync(connectionString, cancellation);
        var of = $"{points} crashes";
        var outcome = await RunAsync(connectionString, host, points, _shops, Environment.TickCount, cancellation);
        yield return new($"{of}: lost", outcome.Lost, "broken", outcome.Kept, "kept", Errors: outcome.Lost);
        yield return new($"{of}: duplicated", outcome.Duplicated, "broken", outcome.Kept, "kept", Errors: outcome.Duplicated);
        yield return new($"{of}: miscounted", outcome.Miscounted, "broken", outcome.Kept, "kept", Errors: outcome.Miscounted);
        yield return new($"{of}: read again twice", outcome.RedoneTwice, "broken", outcome.Read, "pages read", Errors: outcome.RedoneTwice);
        // Orders and listings are read side by side.
        yield return new($"{of}: read again", (double)outcome.Redone / outcome.Crashes, "pages/crash", 2, "at most, of two runs");
        await host.StopAsync(cancellation);
    }

    /// <summary>What lives on: the grains that the syncs tell. Its own connections do nothing, or they would go on with the runs themselves.</summary>
    public static Task<IHost> StartHostAsync(string connectionString, CancellationToken cancellation) => GrainHost.StartAsync(
        connectionString,
        services => services.AddSingleton<IChannel>(new ProofChannel((_, _) => { })).RemoveAll<IConnectionWork>(),
        cancellation);

    public static async Task<SyncOutcome> RunAsync(string connectionString, IHost host, int crashes, int shops, int seed, CancellationToken cancellation)
    {
        var (database, grains) = (host.Services.GetRequiredService<TenantDatabase>(), host.Services.GetRequiredService<IGrainFactory>());
        var syncing = (await BenchShop.CreateAsync(database, shops, connectionsEach: 1, listingsEach: 1, cancellation)).Select(async (shop, number) =>
        {
            await using (var connection = await database.OpenAsync(shop.SellerId, cancellation))
            {
                await connection.ExecuteAsync(
                    """
                    insert into connection_syncs (connection_id, seller_id, kind, enabled, every, status)
                    select $1, $2, kind, true, '12 hours', 'idle' from unnest(array['orders', 'listings']) kind
                    """,
                    [shop.ConnectionId, shop.SellerId], cancellation);
            }

            return await new CrashedSyncs(connectionString, database, grains, shop).RunAsync(crashes / shops, seed + number, cancellation);
        });
        return (await Task.WhenAll(syncing)).Aggregate((one, other) => one + other);
    }
}
