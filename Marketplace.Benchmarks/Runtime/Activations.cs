using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Benchmarks.Runtime;

/// <summary>How fast grains come to life, and what an idle one weighs.</summary>
internal sealed class Activations : IBenchmark
{
    private const int Callers = 64, Idle = 100_000;

    public string Name => "activations";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var next = 0L;
        await using (var silo = await BenchmarkSilo.Start())
        {
            var activations = await Measure.Throughput(
                Callers, time, _ => silo.Grains.GetGrain<IPingGrain>(Interlocked.Increment(ref next)).Ping(1));
            await using var services = new ServiceCollection().AddScoped<object>().BuildServiceProvider();
            var scopes = await Measure.Throughput(Callers, time, async _ =>
            {
                await Task.Yield();
                await using var scope = services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<object>();
            });
            yield return new("activations", activations, "activations/s", scopes, "empty service scope");
        }

        await using (var silo = await BenchmarkSilo.Start())
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            await Parallel.ForAsync(0, Idle, cancellation, async (i, _) => await silo.Grains.GetGrain<IPingGrain>(i).Ping(1));
            var used = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / 1024.0;
            var tasks = new Task<int>[Idle];
            before = GC.GetTotalMemory(forceFullCollection: true);
            for (var i = 0; i < Idle; i++)
                tasks[i] = new TaskCompletionSource<int>().Task;
            var bare = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / 1024.0;
            GC.KeepAlive(tasks);
            yield return new("activations-memory", used, $"MB for {Idle:N0}", bare, "as many pending tasks");
        }
    }
}
