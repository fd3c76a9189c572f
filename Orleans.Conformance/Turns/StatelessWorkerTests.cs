using Orleans.Concurrency;

namespace Orleans.Conformance.Turns;

public interface IWorkerGrain : IGrainWithGuidKey
{
    Task<Guid> Work(string name);
}

[StatelessWorker(2)]
public class WorkerGrain : Grain, IWorkerGrain
{
    private readonly Guid _instance = Guid.NewGuid();

    public async Task<Guid> Work(string name)
    {
        await Probe.Of(this).Pass(name);
        return _instance;
    }
}

public sealed class StatelessWorkerTests(SharedSilo silo)
{
    private readonly Guid _key = Guid.NewGuid();

    [Fact]
    public async Task Workers_share_the_calls_up_to_their_number()
    {
        var probe = Probe.Of(_key);
        var grain = silo.Grains.GetGrain<IWorkerGrain>(_key);
        var (one, two) = (grain.Work("one"), grain.Work("two"));
        await Task.WhenAll(probe.WaitFor("one"), probe.WaitFor("two"));
        var three = grain.Work("three");
        probe.IsSignalled("three").ShouldBeFalse();

        probe.Release("one");
        probe.Release("two");
        var workers = await Task.WhenAll(one, two).Soon();
        workers.Distinct().Count().ShouldBe(2);
        await probe.WaitFor("three");
        probe.Release("three");
        workers.ShouldContain(await three.Soon());
    }

    [Fact]
    public async Task An_idle_worker_is_used_again()
    {
        var grain = silo.Grains.GetGrain<IWorkerGrain>(_key);
        Probe.Of(_key).Release("one");
        var first = await grain.Work("one").Soon();
        (await grain.Work("one").Soon()).ShouldBe(first);
    }
}
