using System.Runtime.CompilerServices;
using System.Text.Json;
using NpgsqlTypes;

namespace Marketplace.Benchmarks.Runtime;

[GenerateSerializer]
public sealed class Tally
{
    [Id(0)]
    public int Count { get; set; }
}

public interface ITallyGrain : IGrainWithGuidKey
{
    Task Add();
}

public sealed class TallyGrain([PersistentState("benchmark-tally")] IPersistentState<Tally> tally) : Grain, ITallyGrain
{
    public Task Add()
    {
        tally.State.Count++;
        return tally.WriteStateAsync();
    }
}

/// <summary>A grain's write of its state, beside one bare UPDATE of a row: both are one round trip.</summary>
internal sealed class StateWrites : IBenchmark
{
    public string Name => "states";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var database = await BenchmarkDatabase.Start(cancellation);
        await using var silo = await BenchmarkSilo.Start(database.Source);
        var grain = silo.Grains.GetGrain<ITallyGrain>(Guid.CreateVersion7());
        var written = await Measure.Latencies(time, grain.Add);

        var payload = JsonSerializer.SerializeToUtf8Bytes(new Tally());
        var raw = await Measure.Latencies(time, async () =>
        {
            await using var command = database.Source.CreateCommand(
                "UPDATE OrleansStorage SET PayloadBinary = $1, ModifiedOn = now(), Version = Version + 1 WHERE GrainTypeString = 'benchmark-tally' RETURNING Version");
            command.Parameters.Add(new() { Value = payload, NpgsqlDbType = NpgsqlDbType.Bytea });
            await command.ExecuteScalarAsync(cancellation);
        });
        yield return new("states", written.At(.5), "µs median", raw.At(.5), "bare UPDATE", written.At(.5), written.At(.99));
    }
}
