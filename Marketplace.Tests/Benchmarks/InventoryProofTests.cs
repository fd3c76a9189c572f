using Marketplace.Benchmarks.Api;
using Marketplace.Benchmarks.Inventory.Proof;
using Marketplace.Contracts.Inventory;
using Marketplace.Data.Tenancy;
using Marketplace.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans;

namespace Marketplace.Tests.Benchmarks;

/// <summary>The short form of the benchmark <c>inventory-crash</c>.</summary>
public sealed class InventoryProofTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_oversold_or_lost_when_the_process_is_killed_among_its_buyers()
    {
        var connectionString = await postgres.CreateDatabaseAsync(Cancel);
        await using var application = NpgsqlDataSource.Create(ApplicationConnectionString.From(connectionString));

        var rounds = await new CrashRounds(connectionString, application).RunAsync(3, seed: 1, Cancel).ToListAsync(Cancel);

        rounds.SelectMany(r => r.Violations).ShouldBeEmpty();
        rounds.ShouldAllBe(r => r.Acknowledged > 0);
    }

    [Fact]
    public async Task Ten_thousand_buyers_get_the_thousand_units_there_are()
    {
        var connectionString = await postgres.CreateDatabaseAsync(Cancel);
        await using var application = NpgsqlDataSource.Create(ApplicationConnectionString.From(connectionString));
        using var host = await GrainHost.StartAsync(connectionString, _ => { }, Cancel);
        var shop = await ProofShop.OpenAsync(application, units: 1000, Cancel);
        var scarce = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IInventoryGrain>(shop.Plain);

        var calls = await Task.WhenAll(Enumerable.Range(0, 10_000).Select(buyer =>
        {
            var command = new InventoryCommand(InventoryCommandKind.Reserve, $"reserve:{buyer}", 1);
            return Call.MakeAsync(command, async () => await scarce.Apply(command));
        }));

        calls.Count(c => c.Answer!.Outcome is InventoryOutcome.Done).ShouldBe(1000);
        (await shop.CheckAsync(item => item == shop.Plain ? calls : [], Cancel)).ShouldBeEmpty();
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Nothing_is_oversold_or_lost_when_two_activations_of_an_item_run_at_once()
    {
        var connectionString = await postgres.CreateDatabaseAsync(Cancel);
        await using var application = NpgsqlDataSource.Create(ApplicationConnectionString.From(connectionString));

        var outcome = await RivalActivations.RunAsync(connectionString, application, seed: 1, Cancel);

        outcome.Violations.ShouldBeEmpty();
        outcome.Fenced.ShouldBeGreaterThan(0);
    }
}
