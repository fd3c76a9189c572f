using Orleans.Concurrency;
using Orleans.Serialization.Invocation;

namespace Orleans.Conformance.Turns;

public interface IReentrantGrain : IGrainWithGuidKey
{
    Task Call(string name);
}

[Reentrant]
public class ReentrantGrain : Grain, IReentrantGrain
{
    public Task Call(string name) => Probe.Of(this).Pass(name);
}

public interface IChoosyGrain : IGrainWithGuidKey
{
    Task Call(string name);
}

[MayInterleave(nameof(MayInterleave))]
public class StaticallyChoosyGrain : Grain, IChoosyGrain
{
    public static bool MayInterleave(IInvokable call) => call.GetArgument(0) is "welcome";

    public Task Call(string name) => Probe.Of(this).Pass(name);
}

[MayInterleave(nameof(MayInterleave))]
public class ChoosyByItselfGrain : Grain, IChoosyGrain
{
    private readonly string _welcome = "welcome";

    public bool MayInterleave(IInvokable call) => call.GetArgument(0) is string name && name == _welcome;

    public Task Call(string name) => Probe.Of(this).Pass(name);
}

public sealed class ReentrancyTests(SharedSilo silo)
{
    private readonly Guid _key = Guid.NewGuid();

    private Probe Probe => Probe.Of(_key);

    [Fact]
    public async Task A_reentrant_grain_starts_a_call_while_another_awaits()
    {
        var grain = silo.Grains.GetGrain<IReentrantGrain>(_key);
        var first = grain.Call("first");
        await Probe.WaitFor("first");
        var second = grain.Call("second");
        await Probe.WaitFor("second");
        Probe.Release("second");
        await second.Soon();
        Probe.Release("first");
        await first.Soon();
    }

    [Theory]
    [InlineData("Orleans.Conformance.Turns.StaticallyChoosyGrain")]
    [InlineData("Orleans.Conformance.Turns.ChoosyByItselfGrain")]
    public async Task A_predicate_lets_the_calls_it_likes_interleave(string grainClass)
    {
        var grain = silo.Grains.GetGrain<IChoosyGrain>(_key, grainClass);
        var blocked = grain.Call("blocked");
        await Probe.WaitFor("blocked");
        var refused = grain.Call("refused");
        var welcome = grain.Call("welcome");
        await Probe.WaitFor("welcome");
        Probe.IsSignalled("refused").ShouldBeFalse();
        Array.ForEach(["blocked", "refused", "welcome"], Probe.Release);
        await Task.WhenAll(blocked, refused, welcome).Soon();
    }

    [Fact]
    public async Task While_a_call_that_the_predicate_likes_runs_any_other_may_start()
    {
        var grain = silo.Grains.GetGrain<IChoosyGrain>(_key, "Orleans.Conformance.Turns.StaticallyChoosyGrain");
        var welcome = grain.Call("welcome");
        await Probe.WaitFor("welcome");
        var other = grain.Call("other");
        await Probe.WaitFor("other");
        Array.ForEach(["welcome", "other"], Probe.Release);
        await Task.WhenAll(welcome, other).Soon();
    }
}
