using Marketplace.Benchmarks.Syncs;
using Marketplace.Tests.Fixtures;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Tests.Benchmarks;

/// <summary>The short form of the benchmark <c>sync-crash</c>.</summary>
public sealed class SyncProofTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_lost_or_here_twice_when_the_process_ends_at_random_messages_to_the_database()
    {
        var connectionString = await postgres.CreateDatabaseAsync(Cancel);
        using var host = await SyncCrash.StartHostAsync(connectionString, Cancel);

        var outcome = await SyncCrash.CutAsync(connectionString, host, crashes: 25, shops: 1, seed: 1, Cancel);

        (outcome.Lost, outcome.Duplicated, outcome.Miscounted, outcome.RedoneTwice).ShouldBe((0, 0, 0, 0));
        outcome.Redone.ShouldBeGreaterThan(0, "processes ended in the middle of pages");
        await host.StopAsync(Cancel);
    }
}
