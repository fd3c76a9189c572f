using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.Conformance.Turns;

public interface ISlowGrain : IGrainWithGuidKey
{
    [ResponseTimeout("00:00:01")]
    Task Slow(string name);

    Task Unhurried(string name);
}

public class SlowGrain : Grain, ISlowGrain
{
    public async Task Slow(string name)
    {
        Probe.Of(this).Note(name);
        await Probe.Of(this).Pass(name);
        Probe.Of(this).Signal($"{name} ended");
    }

    public Task Unhurried(string name) => Slow(name);
}

public sealed class TimeoutTests(SharedSilo silo)
{
    private readonly Guid _key = Guid.NewGuid();

    private Probe Probe => Probe.Of(_key);

    [Fact]
    public async Task A_caller_stops_waiting_but_the_call_goes_on()
    {
        await Should.ThrowAsync<TimeoutException>(silo.Grains.GetGrain<ISlowGrain>(_key).Slow("slow"));
        Probe.IsSignalled("slow ended").ShouldBeFalse();
        Probe.Release("slow");
        await Probe.WaitFor("slow ended");
    }

    [Fact]
    public async Task A_call_whose_time_is_up_in_the_queue_is_not_run()
    {
        var grain = silo.Grains.GetGrain<ISlowGrain>(_key);
        var blocking = grain.Unhurried("blocking");
        await Probe.WaitFor("blocking");
        await Should.ThrowAsync<TimeoutException>(grain.Slow("late"));
        Probe.Release("blocking");
        await blocking.Soon();
        Probe.Release("after");
        await grain.Unhurried("after").Soon();
        Probe.Events.ShouldBe(["blocking", "after"]);
    }

    [Fact]
    public async Task The_silos_response_timeout_holds_for_methods_without_their_own()
    {
        await using var impatient = await TestSilo.Start(s => s.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(1)));
        await Should.ThrowAsync<TimeoutException>(impatient.Grains.GetGrain<ISlowGrain>(_key).Unhurried("slow"));
        Probe.Release("slow");
    }
}
