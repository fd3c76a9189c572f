using Marketplace.Contracts.Inventory;
using Npgsql;

namespace Marketplace.Benchmarks.Inventory.Proof;

/// <summary>
/// Rounds of buyers whose stock's process is killed at a random moment in each. The buyers go on with the next process; when all have their
/// answers, the round's history is checked. More is asked for than there is, so that overselling would show.
/// </summary>
/// <param name="connectionString">Of the database's owner.</param>
/// <param name="application">The same database as the application's role.</param>
internal sealed class CrashRounds(string connectionString, NpgsqlDataSource application)
{
    private const int Units = 250;
    private const int BuyerCount = 64;
    private const int Baskets = 12;
    private static readonly TimeSpan _latestKill = TimeSpan.FromMilliseconds(250);

    /// <returns>What each round came to.</returns>
    public async IAsyncEnumerable<CrashRound> RunAsync(
        int rounds, int seed, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var random = new Random(seed);
        var stock = await KillableStock.StartAsync(connectionString);
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                var shop = await ProofShop.OpenAsync(application, Units, cancellation);
                var current = new TaskCompletionSource<KillableStock>(TaskCreationOptions.RunContinuationsAsynchronously);
                current.SetResult(stock);
                var buyers = new Buyers(shop.Items, async (item, command) => await (await current.Task).ApplyAsync(item, command));
                var buying = buyers.BuyAsync(BuyerCount, Baskets, random.Next());

                await Task.Delay(_latestKill * random.NextDouble(), cancellation);
                var next = new TaskCompletionSource<KillableStock>(TaskCreationOptions.RunContinuationsAsynchronously);
                current = next;
                await stock.KillAsync();
                await stock.DisposeAsync();
                stock = await KillableStock.StartAsync(connectionString);
                next.SetResult(stock);
                await buying;

                var calls = shop.Items.SelectMany(buyers.CallsOf).ToList();
                yield return new(
                    calls.Count(c => c.Answer?.Outcome is InventoryOutcome.Done or InventoryOutcome.Repeated), calls.Count(c => c.Answer is null),
                    await shop.CheckAsync(buyers.CallsOf, cancellation));
            }
        }
        finally
        {
            await stock.DisposeAsync();
        }
    }
}

/// <param name="Acknowledged">Commands that were answered as done.</param>
/// <param name="CutOff">Calls that the kill left without an answer.</param>
internal sealed record CrashRound(int Acknowledged, int CutOff, IReadOnlyList<Violation> Violations);
