using Orleans.Concurrency;

namespace Orleans.Conformance.Turns;

public enum Chain
{
    Closed,
    Open,
    OpenThenSuppressed,
}

public interface IChainGrain : IGrainWithGuidKey
{
    [ResponseTimeout("00:00:01")]
    Task<int> CallSelf();

    /// <summary>Calls the other, which calls back.</summary>
    Task<int> CallThrough(Guid other, Chain chain);

    [ResponseTimeout("00:00:01")]
    Task<int> CallBack(Guid origin);

    [ResponseTimeout("00:00:02")]
    Task<int> Answer();

    [AlwaysInterleave]
    Task Peek();

    Task HoldSectionOpen(Guid other);

    Task Hold();
}

public class ChainGrain : Grain, IChainGrain
{
    private IChainGrain Self => this.AsReference<IChainGrain>();

    public Task<int> CallSelf() => Self.Answer();

    public async Task<int> CallThrough(Guid other, Chain chain)
    {
        var grain = GrainFactory.GetGrain<IChainGrain>(other);
        if (chain == Chain.Closed)
            return await grain.CallBack(this.GetPrimaryKey());
        using var open = RequestContext.AllowCallChainReentrancy();
        if (chain == Chain.Open)
            return await grain.CallBack(this.GetPrimaryKey());
        using var closed = RequestContext.SuppressCallChainReentrancy();
        return await grain.CallBack(this.GetPrimaryKey());
    }

    public Task<int> CallBack(Guid origin) => GrainFactory.GetGrain<IChainGrain>(origin).Answer();

    public Task<int> Answer()
    {
        Probe.Of(this).Note("answered");
        return Task.FromResult(42);
    }

    public Task Peek() => Task.CompletedTask;

    public async Task HoldSectionOpen(Guid other)
    {
        using var open = RequestContext.AllowCallChainReentrancy();
        await GrainFactory.GetGrain<IChainGrain>(other).Hold();
    }

    public Task Hold() => Probe.Of(this).Pass("hold");
}

public sealed class CallChainTests(SharedSilo silo)
{
    private readonly Guid _key = Guid.NewGuid(), _other = Guid.NewGuid();

    private IChainGrain Grain => silo.Grains.GetGrain<IChainGrain>(_key);

    [Fact]
    public async Task A_call_to_oneself_ends_in_a_timeout() => await Should.ThrowAsync<TimeoutException>(Grain.CallSelf());

    [Fact]
    public async Task A_call_back_through_another_grain_ends_in_a_timeout() =>
        await Should.ThrowAsync<TimeoutException>(Grain.CallThrough(_other, Chain.Closed));

    [Fact]
    public async Task An_open_call_chain_may_call_back() => (await Grain.CallThrough(_other, Chain.Open)).ShouldBe(42);

    [Fact]
    public async Task A_suppressed_section_inside_an_open_one_may_not_call_back() =>
        await Should.ThrowAsync<TimeoutException>(Grain.CallThrough(_other, Chain.OpenThenSuppressed));

    [Fact]
    public async Task Calls_of_another_chain_wait_while_a_chain_is_open()
    {
        var open = Grain.HoldSectionOpen(_other);
        await Probe.Of(_other).WaitFor("hold");
        var stranger = Grain.Answer();
        await Grain.Peek();
        await Grain.Peek();
        Probe.Of(_key).Events.ShouldBeEmpty();
        Probe.Of(_other).Release("hold");
        await open.Soon();
        (await stranger.Soon()).ShouldBe(42);
    }
}
