namespace Orleans.Conformance.Turns;

public sealed class TurnTests(SharedSilo silo)
{
    private readonly Guid _key = Guid.NewGuid();

    private Probe Probe => Probe.Of(_key);

    private ITurnGrain Grain => silo.Grains.GetGrain<ITurnGrain>(_key);

    [Fact]
    public async Task A_call_waits_until_the_one_before_has_ended()
    {
        var first = Grain.Call("first");
        await Probe.WaitFor("first");
        var second = Grain.Call("second");

        // Two round trips through the same queue, so the second call has certainly arrived.
        await Grain.Peek();
        (await Grain.Peek()).ShouldBe(["first starts"]);

        Probe.Release("second");
        Probe.Release("first");
        await Task.WhenAll(first, second).Soon();
        Probe.Events.ShouldBe(["first starts", "first ends", "second starts", "second ends"]);
    }

    [Fact]
    public async Task A_call_sent_later_over_a_warm_grain_runs_later()
    {
        await Grain.Peek();
        var names = Enumerable.Range(0, 50).Select(i => i.ToString()).ToArray();
        Array.ForEach(names, Probe.Release);
        var calls = names.Select(Grain.Call).ToArray();
        await Task.WhenAll(calls).Soon();
        Probe.Events.Where(e => e.EndsWith("starts", StringComparison.Ordinal)).ShouldBe(names.Select(n => $"{n} starts"));
    }

    [Fact]
    public async Task Two_grains_run_at_the_same_time()
    {
        var (one, other) = (silo.Grains.GetGrain<ITurnGrain>(Guid.NewGuid()), silo.Grains.GetGrain<ITurnGrain>(Guid.NewGuid()));
        await Task.WhenAll(one.Meet(_key, "one", "other"), other.Meet(_key, "other", "one")).Soon();
    }

    [Fact]
    public async Task What_a_grain_awaits_comes_back_to_its_own_scheduler_unless_it_says_otherwise() => (await Grain.Schedulers())
        .ShouldBe(["own", "home", "pool", "home", "home", "pool", "home"]);

    [Fact]
    public async Task Tasks_inside_one_grain_never_run_at_once() => (await Grain.CountInParallel(200)).ShouldBe(200);

    [Fact]
    public async Task Grain_code_has_no_synchronization_context() => (await Grain.HasSynchronizationContext()).ShouldBeFalse();

    [Fact]
    public async Task An_always_interleaving_call_starts_during_another()
    {
        var blocked = Grain.Call("blocked");
        await Probe.WaitFor("blocked");
        var interleaved = Grain.Interleaved("interleaved");
        await Probe.WaitFor("interleaved");
        Probe.Release("interleaved");
        await interleaved.Soon();
        Probe.Release("blocked");
        await blocked.Soon();
        Probe.Events[^1].ShouldBe("blocked ends");
    }

    [Fact]
    public async Task A_call_does_not_wait_for_an_interleaving_one_that_came_first()
    {
        var interleaved = Grain.Interleaved("interleaved");
        await Probe.WaitFor("interleaved");
        Probe.Release("normal");
        await Grain.Call("normal").Soon();
        Probe.Release("interleaved");
        await interleaved.Soon();
    }

    [Fact]
    public async Task Read_only_calls_run_together()
    {
        var first = Grain.Read("first");
        var second = Grain.Read("second");
        await Probe.WaitFor("first");
        await Probe.WaitFor("second");
        Probe.Release("first");
        Probe.Release("second");
        await Task.WhenAll(first, second).Soon();
    }

    [Fact]
    public async Task A_writing_call_waits_for_read_only_ones()
    {
        var read = Grain.Read("read");
        await Probe.WaitFor("read");
        var write = Grain.Call("write");
        await Grain.Peek();
        (await Grain.Peek()).ShouldBe(["read starts"]);
        Probe.Release("write");
        Probe.Release("read");
        await Task.WhenAll(read, write).Soon();
    }

    [Fact]
    public async Task A_read_only_call_waits_for_a_writing_one()
    {
        var write = Grain.Call("write");
        await Probe.WaitFor("write");
        var read = Grain.Read("read");
        await Grain.Peek();
        (await Grain.Peek()).ShouldBe(["write starts"]);
        Probe.Release("read");
        Probe.Release("write");
        await Task.WhenAll(read, write).Soon();
    }
}
