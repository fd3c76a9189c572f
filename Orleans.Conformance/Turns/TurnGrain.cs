using Orleans.Concurrency;

namespace Orleans.Conformance.Turns;

public interface ITurnGrain : IGrainWithGuidKey
{
    /// <summary>Notes its start, waits to be let go, notes its end.</summary>
    Task Call(string name);

    [AlwaysInterleave]
    Task<string[]> Peek();

    [AlwaysInterleave]
    Task Interleaved(string name);

    [ReadOnly]
    Task Read(string name);

    Task<string[]> Schedulers();

    Task<int> CountInParallel(int tasks);

    Task<bool> HasSynchronizationContext();

    Task Meet(Guid probe, string mine, string theirs);
}

public class TurnGrain : Grain, ITurnGrain
{
    private int _entered, _count;

    private Probe Probe => Probe.Of(this);

    public async Task Call(string name)
    {
        Probe.Note($"{name} starts");
        await Probe.Pass(name);
        Probe.Note($"{name} ends");
    }

    public Task<string[]> Peek() => Task.FromResult(Probe.Events);

    public Task Interleaved(string name) => Call(name);

    public Task Read(string name) => Call(name);

    public async Task<string[]> Schedulers()
    {
        var home = TaskScheduler.Current;
        string Where() => TaskScheduler.Current == home ? "home" : TaskScheduler.Current == TaskScheduler.Default ? "pool" : "elsewhere";
        var seen = new List<string> { home == TaskScheduler.Default ? "pool" : "own" };
        await Task.Yield();
        seen.Add(Where());
        seen.Add(await Task.Run(Where));
        seen.Add(Where());
        await Task.Factory.StartNew(() => seen.Add(Where()));
        await AwayFromHome(Where, seen);
        seen.Add(Where());
        return [.. seen];
    }

    public async Task<int> CountInParallel(int tasks)
    {
        await Task.WhenAll(Enumerable.Range(0, tasks).Select(async _ =>
        {
            await Task.Yield();
            (++_entered).ShouldBe(1);
            _count++;
            _entered--;
            await Task.Run(() => { });
            (++_entered).ShouldBe(1);
            _entered--;
        }));
        return _count;
    }

    public Task<bool> HasSynchronizationContext() => Task.FromResult(SynchronizationContext.Current is not null);

    public async Task Meet(Guid probe, string mine, string theirs)
    {
        Probe.Of(probe).Signal(mine);
        await Probe.Of(probe).WaitFor(theirs);
    }

    private static async Task AwayFromHome(Func<string> where, List<string> seen)
    {
#pragma warning disable ORLEANS0014 // What Orleans' analyzer warns of is what this shows: the code goes on outside the grain.
        await Task.Run(() => { }).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
#pragma warning restore ORLEANS0014
        seen.Add(where());
    }
}
