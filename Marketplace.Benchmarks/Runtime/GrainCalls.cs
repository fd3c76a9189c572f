using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Marketplace.Benchmarks.Runtime;

public interface IPingGrain : IGrainWithIntegerKey
{
    Task<int> Ping(int number);
}

public sealed class PingGrain : Grain, IPingGrain
{
    public Task<int> Ping(int number) => Task.FromResult(number);
}

/// <summary>Calls to grains, beside a bare asynchronous method and beside a question and an answer over channels.</summary>
internal sealed class GrainCalls : IBenchmark
{
    private const int Count = 1000;

    public string Name => "grains";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var silo = await BenchmarkSilo.Start();
        var grains = Enumerable.Range(0, Count).Select(i => silo.Grains.GetGrain<IPingGrain>(i)).ToArray();
        var channels = Enumerable.Range(0, Count).Select(_ => new PingChannel()).ToArray();

        var bare = await Measure.Throughput(Count, time, i => Bare(i));
        var overChannels = await Measure.Throughput(Count, time, i => channels[i].Ping(i));
        var calls = await Measure.Throughput(Count, time, i => grains[i].Ping(i));
        yield return new("grains", calls, "calls/s", overChannels, "Channel<T> ping-pong");
        yield return new("grains-bare", calls, "calls/s", bare, "bare async method");

        var one = await Measure.Latencies(time, () => grains[0].Ping(1));
        var ping = await Measure.Latencies(time, () => channels[0].Ping(1));
        yield return new("grains-sequential", one.At(.5), "µs median", ping.At(.5), "Channel<T> ping-pong", one.At(.5), one.At(.99));
        Array.ForEach(channels, c => c.Close());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> Bare(int number)
    {
        await Task.Yield();
        return number;
    }

    /// <summary>An actor by hand: a loop that answers what comes through one channel over another.</summary>
    private sealed class PingChannel
    {
        private readonly Channel<int> _questions = Channel.CreateUnbounded<int>(), _answers = Channel.CreateUnbounded<int>();

        public PingChannel() => _ = Answer();

        public async Task<int> Ping(int number)
        {
            await _questions.Writer.WriteAsync(number);
            return await _answers.Reader.ReadAsync();
        }

        public void Close() => _questions.Writer.Complete();

        private async Task Answer()
        {
            await foreach (var question in _questions.Reader.ReadAllAsync())
                await _answers.Writer.WriteAsync(question);
        }
    }
}
