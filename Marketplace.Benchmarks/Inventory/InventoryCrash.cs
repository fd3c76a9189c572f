using System.Runtime.CompilerServices;
using Marketplace.Benchmarks.Api;
using Marketplace.Benchmarks.Inventory.Proof;
using Marketplace.Data.Schema;
using Marketplace.Data.Tenancy;
using Npgsql;

namespace Marketplace.Benchmarks.Inventory;

/// <summary>
/// What stays of the stock's promises when its process is killed at random moments, and when two activations of each item fight: every answer
/// that a buyer got is held against the ledger. Any broken promise fails the run.
/// </summary>
/// <param name="rounds">How many kills.</param>
internal sealed class InventoryCrash(int rounds) : IBenchmark
{
    public const int DefaultRounds = 100;

    public string Name => "inventory-crash";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var cluster = new TemporaryCluster();
        var connectionString = await cluster.StartAsync(cancellation);
        await DatabaseMigrator.MigrateAsync(connectionString, cancellation);
        await using var application = NpgsqlDataSource.Create(ApplicationConnectionString.From(connectionString));

        var (acknowledged, cutOff, violations) = (0, 0, new List<Violation>());
        await foreach (var round in new CrashRounds(connectionString, application).RunAsync(rounds, Environment.TickCount, cancellation))
        {
            acknowledged += round.Acknowledged;
            cutOff += round.CutOff;
            violations.AddRange(round.Violations);
        }

        foreach (var figure in Figures($"{rounds} kills", violations, acknowledged, "acknowledged"))
            yield return figure;
        yield return new($"{rounds} kills: cut off, then settled", cutOff, "calls", acknowledged, "acknowledged");

        var rivals = await RivalActivations.RunAsync(connectionString, application, Environment.TickCount, cancellation);
        foreach (var figure in Figures("two activations", rivals.Violations, rivals.Calls, "calls"))
            yield return figure;
        yield return new("two activations: fenced", rivals.Fenced, "calls", rivals.Calls, "calls");
    }

    private static IEnumerable<Figure> Figures(string of, IReadOnlyList<Violation> violations, int checkedCalls, string name)
    {
        foreach (var violation in violations.Take(20))
            Console.Error.WriteLine($"{violation.Promise}: {violation.What}");
        foreach (var promise in Enum.GetValues<BrokenPromise>())
        {
            var broken = violations.Count(v => v.Promise == promise);
            yield return new($"{of}: {promise}", broken, "broken", checkedCalls, name, Errors: broken);
        }
    }
}
