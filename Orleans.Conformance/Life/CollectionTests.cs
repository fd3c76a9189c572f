using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.Conformance.Life;

/// <summary>A silo that collects what is idle within a second.</summary>
public sealed class TidySilo : IAsyncLifetime
{
    private TestSilo? _silo;

    public IGrainFactory Grains => _silo!.Grains;

    public async ValueTask InitializeAsync() => _silo = await TestSilo.Start(silo => silo.Configure<GrainCollectionOptions>(options =>
    {
        options.CollectionQuantum = TimeSpan.FromMilliseconds(100);
        options.CollectionAge = TimeSpan.FromMilliseconds(400);
        options.ClassSpecificCollectionAge[typeof(AgelessGrain).FullName!] = TimeSpan.FromHours(1);
    }));

    public ValueTask DisposeAsync() => _silo!.DisposeAsync();
}

public interface IAgelessGrain : ILifeGrain;

public class AgelessGrain : LifeGrain, IAgelessGrain;

public sealed class CollectionTests(TidySilo silo) : IClassFixture<TidySilo>
{
    private readonly Guid _key = Guid.NewGuid();

    private ILifeGrain Grain => silo.Grains.GetGrain<ILifeGrain>(_key, "Orleans.Conformance.Life.LifeGrain");

    [Fact]
    public async Task An_idle_grain_is_collected_and_told_why()
    {
        await Grain.Instance();
        await Collected(_key);
        Probe.Of(_key).Events.ShouldBe(["activated", "called", "deactivated: ActivationIdle"]);
    }

    [Fact]
    public async Task A_grain_with_a_running_call_is_not_idle()
    {
        var call = Grain.Wait();
        await Probe.Of(_key).WaitFor("wait");
        await AnotherIsCollected();
        Probe.Of(_key).Release("wait");
        await call.Soon();
        Probe.Of(_key).Events.ShouldBe(["activated", "waited"]);
    }

    [Fact]
    public async Task Delaying_deactivation_keeps_a_grain_until_it_is_cancelled()
    {
        await Grain.Delay(TimeSpan.FromHours(1));
        await AnotherIsCollected();
        Probe.Of(_key).Events.ShouldBe(["activated"]);
        await Grain.Delay(TimeSpan.Zero);
        await Collected(_key);
    }

    [Fact]
    public async Task A_class_marked_keep_alive_is_never_collected() => await Stays(silo.Grains.GetGrain<IKeptGrain>(_key));

    [Fact]
    public async Task A_class_may_have_an_age_of_its_own() => await Stays(silo.Grains.GetGrain<IAgelessGrain>(_key));

    [Fact]
    public async Task A_timer_that_keeps_alive_counts_as_use()
    {
        await Grain.StartTimer(keepAlive: true);
        await AnotherIsCollected();
        await AnotherIsCollected();
        Probe.Of(_key).Events.ShouldBe(["activated"]);
    }

    [Fact]
    public async Task An_ordinary_timer_does_not_count_as_use()
    {
        await Grain.StartTimer(keepAlive: false);
        await Collected(_key);
    }

    private static Task Collected(Guid key) =>
        Eventually.Holds(() => Probe.Of(key).Events.Contains("deactivated: ActivationIdle"));

    private async Task Stays(ILifeGrain grain)
    {
        var before = await grain.Peek();
        await AnotherIsCollected();
        (await grain.Peek()).ShouldBe(before);
    }

    /// <summary>Waits as long as a grain that was used just now takes to be collected.</summary>
    private async Task AnotherIsCollected()
    {
        var other = Guid.NewGuid();
        await silo.Grains.GetGrain<ILifeGrain>(other, "Orleans.Conformance.Life.LifeGrain").Instance();
        await Collected(other);
    }
}
