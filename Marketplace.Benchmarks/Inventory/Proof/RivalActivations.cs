using Marketplace.Benchmarks.Api;
using Marketplace.Contracts.Inventory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Configuration;
using Orleans.Storage;

namespace Marketplace.Benchmarks.Inventory.Proof;

/// <summary>
/// Two silos that do not know of each other on one database, so that every item has two activations at once, as a cluster can have around a
/// failure. The buyers' commands go now to the one, now to the other; the epoch lets only the newer write.
/// </summary>
internal static class RivalActivations
{
    private const int Units = 250;
    private const int BuyerCount = 64;
    private const int Baskets = 12;

    /// <param name="connectionString">Of the database's owner.</param>
    public static async Task<RivalOutcome> RunAsync(string connectionString, NpgsqlDataSource application, int seed, CancellationToken cancellation)
    {
        using var one = await StartAsync(connectionString, "one", cancellation);
        using var other = await StartAsync(connectionString, "other", cancellation);
        IGrainFactory[] silos = [one.Services.GetRequiredService<IGrainFactory>(), other.Services.GetRequiredService<IGrainFactory>()];
        var shop = await ProofShop.OpenAsync(application, Units, cancellation);
        var (turn, fenced) = (0, 0);
        var buyers = new Buyers(shop.Items, async (item, command) =>
        {
            try
            {
                return await silos[Interlocked.Increment(ref turn) % 2].GetGrain<IInventoryGrain>(item).Apply(command);
            }
            catch (InconsistentStateException)
            {
                Interlocked.Increment(ref fenced);
                return null;
            }
        });
        await buyers.BuyAsync(BuyerCount, Baskets, seed);
        var outcome = new RivalOutcome(shop.Items.Sum(i => buyers.CallsOf(i).Count), fenced, await shop.CheckAsync(buyers.CallsOf, cancellation));
        await one.StopAsync(cancellation);
        await other.StopAsync(cancellation);
        return outcome;
    }

    /// <summary>The silo's lock is on the service's name: under another name there is no lock to refuse the second.</summary>
    private static Task<IHost> StartAsync(string connectionString, string service, CancellationToken cancellation) => GrainHost.StartAsync(
        connectionString, services => services.PostConfigure<ClusterOptions>(options => options.ServiceId = service), cancellation);
}

/// <param name="Fenced">Calls that the epoch refused.</param>
internal sealed record RivalOutcome(int Calls, int Fenced, IReadOnlyList<Violation> Violations);
