namespace Orleans.Conformance.Life;

public sealed class ChurnTests(SharedSilo silo)
{
    [Fact]
    public async Task Calls_while_grains_come_and_go_are_all_answered()
    {
        var grains = Enumerable.Range(0, 4)
            .Select(_ => silo.Grains.GetGrain<ILifeGrain>(Guid.NewGuid(), "Orleans.Conformance.Life.LifeGrain")).ToArray();
        var answered = 0;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                var grain = grains[(caller + i) % grains.Length];
                try
                {
                    await (i % 20 == caller ? grain.Deactivate() : grain.Instance());
                }
                catch (OrleansMessageRejectionException)
                {
                    // Allowed: the grain ended several times before the call could run.
                }

                Interlocked.Increment(ref answered);
            }
        }))).WaitAsync(TimeSpan.FromSeconds(25));
        answered.ShouldBe(16 * 200);
    }

    [Fact]
    public async Task A_grain_never_has_two_instances_at_once_while_it_comes_and_goes()
    {
        var key = Guid.NewGuid();
        var grain = silo.Grains.GetGrain<ISingletonGrain>(key);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                // Rejected when the grain ended several times before the call could run.
                await grain.CallAndMaybeDeactivate(i % 10 == 0).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }))).WaitAsync(TimeSpan.FromSeconds(25));
        Probe.Of(key).Values.ContainsKey("two at once").ShouldBeFalse();
    }
}

public interface ISingletonGrain : IGrainWithGuidKey
{
    Task CallAndMaybeDeactivate(bool deactivate);
}

public class SingletonGrain : Grain, ISingletonGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!Probe.Of(this).Values.TryAdd("alive", true))
            Probe.Of(this).Values["two at once"] = true;
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Probe.Of(this).Values.TryRemove("alive", out _);
    }

    public async Task CallAndMaybeDeactivate(bool deactivate)
    {
        await Task.Yield();
        if (deactivate)
            DeactivateOnIdle();
    }
}
