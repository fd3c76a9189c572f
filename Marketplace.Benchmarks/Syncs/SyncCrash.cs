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
using Npgsql;

namespace Marketplace.Benchmarks.Syncs;

/// <summary>
/// What stays of the sync runs' promises when their process ends at random points: nothing is lost, nothing is here twice, and a crash costs at most
/// one page read again. Any broken promise fails the run.
/// </summary>
/// <param name="points">How many crashes.</param>
internal sealed class SyncCrash(int points) : IBenchmark
{
    public const int DefaultPoints = 1_000;
    private const int Shops = 4;
    private const int Kills = 10;

    /// <summary>Beyond what a life needs for two whole runs, so that some come to their end.</summary>
    private const int LatestMessage = 300;

    public string Name => "sync-crash";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var cluster = new TemporaryCluster();
        var connectionString = await cluster.StartAsync(cancellation);
        using (var host = await StartHostAsync(connectionString, cancellation))
        {
            foreach (var figure in Figures($"{points} crashes", await CutAsync(connectionString, host, points, Shops, Environment.TickCount, cancellation)))
                yield return figure;
            await host.StopAsync(cancellation);
        }

        foreach (var figure in Figures($"{Kills} kills", await KillAsync(connectionString, Environment.TickCount, cancellation)))
            yield return figure;
    }

    /// <summary>What lives on: the grains that the syncs tell. Its own connections do nothing, or they would go on with the runs themselves.</summary>
    public static Task<IHost> StartHostAsync(string connectionString, CancellationToken cancellation) => GrainHost.StartAsync(
        connectionString,
        services => services.AddSingleton<IChannel>(new ProofChannel((_, _) => { })).RemoveAll<IConnectionWork>(),
        cancellation);

    /// <summary>Processes that end at a random message to the database.</summary>
    public static async Task<SyncOutcome> CutAsync(string connectionString, IHost host, int crashes, int shops, int seed, CancellationToken cancellation)
    {
        var (database, grains) = (host.Services.GetRequiredService<TenantDatabase>(), host.Services.GetRequiredService<IGrainFactory>());
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        var syncing = (await OpenShopsAsync(database, shops, cancellation)).Select((shop, number) =>
        {
            var random = new Random(seed + number);
            return new CrashedSyncs(database, shop).RunAsync(
                crashes / shops,
                async () =>
                {
                    using var wire = new CuttableWire(server.Host!, server.Port, random.Next(1, LatestMessage), (CutAt)random.Next(3));
                    return (await SyncLife.RunAsync(connectionString, grains, shop, wire), wire.IsCut);
                },
                () => SyncLife.RunAsync(connectionString, grains, shop, wire: null), cancellation);
        });
        return (await Task.WhenAll(syncing)).Aggregate((one, other) => one + other);
    }

    /// <summary>Processes of their own, ended by SIGKILL.</summary>
    private static async Task<SyncOutcome> KillAsync(string connectionString, int seed, CancellationToken cancellation)
    {
        var random = new Random(seed);
        await using var application = NpgsqlDataSource.Create(ApplicationConnectionString.From(connectionString));
        var database = new TenantDatabase(application);
        var syncs = new CrashedSyncs(database, (await OpenShopsAsync(database, shops: 1, cancellation))[0]);
        Task<bool> IsOverAsync() => syncs.IsOverAsync(cancellation);
        return await syncs.RunAsync(
            Kills, async () => (await KilledLife.RunAsync(connectionString, random.Next(1, 2 * ProofChannel.PagesOfRun), random, IsOverAsync), true),
            () => KilledLife.RunAsync(connectionString, int.MaxValue, random, IsOverAsync), cancellation);
    }

    private static async Task<List<BenchShop>> OpenShopsAsync(TenantDatabase database, int shops, CancellationToken cancellation)
    {
        var opened = await BenchShop.CreateAsync(database, shops, connectionsEach: 1, listingsEach: 1, cancellation);
        foreach (var shop in opened)
        {
            await using var connection = await database.OpenAsync(shop.SellerId, cancellation);
            await connection.ExecuteAsync(
                """
                insert into connection_syncs (connection_id, seller_id, kind, enabled, every, status)
                select $1, $2, kind, true, '12 hours', 'idle' from unnest(array['orders', 'listings']) kind
                """,
                [shop.ConnectionId, shop.SellerId], cancellation);
        }

        return opened;
    }

    private static IEnumerable<Figure> Figures(string of, SyncOutcome outcome) =>
    [
        new($"{of}: lost", outcome.Lost, "broken", outcome.Kept, "kept", Errors: outcome.Lost),
        new($"{of}: duplicated", outcome.Duplicated, "broken", outcome.Kept, "kept", Errors: outcome.Duplicated),
        new($"{of}: miscounted", outcome.Miscounted, "broken", outcome.Kept, "kept", Errors: outcome.Miscounted),
        new($"{of}: read again twice", outcome.RedoneTwice, "broken", outcome.Read, "pages read", Errors: outcome.RedoneTwice),
        // Orders and listings are read side by side.
        new($"{of}: read again", (double)outcome.Redone / outcome.Crashes, "pages/crash", 2, "at most, of two runs"),
    ];
}
