namespace Orleans.Conformance.Life;

public interface IFragileGrain : IGrainWithGuidKey
{
    Task<string> Call();
}

/// <summary>Fails as often as the test says, then lives.</summary>
public class FragileGrain : Grain, IFragileGrain
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var probe = Probe.Of(this);
        probe.Note($"activating {RequestContext.Get("caller")}");
        await probe.Pass("activating");
        if (probe.Values.TryRemove("failure", out var failure) || probe.Values.TryGetValue("every failure", out failure))
            throw (Exception)failure!;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Probe.Of(this).Note("deactivated");
        return Task.CompletedTask;
    }

    public Task<string> Call() => Task.FromResult("alive");
}

public interface IBornDeadGrain : IGrainWithGuidKey
{
    Task Call();
}

public class BornDeadGrain : Grain, IBornDeadGrain
{
    public BornDeadGrain() => throw new NotSupportedException("born dead");

    public Task Call() => Task.CompletedTask;
}

public interface IHesitantGrain : IGrainWithGuidKey
{
    Task Call();
}

public class HesitantGrain : Grain, IHesitantGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Probe.Of(this).Note("activated");
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Call() => Task.CompletedTask;
}

public sealed class ActivationTests(SharedSilo silo)
{
    private readonly Guid _key = Guid.NewGuid();

    private Probe Probe => Probe.Of(_key);

    [Fact]
    public async Task A_reference_activates_nothing_and_the_first_call_does_it_once()
    {
        var grain = silo.Grains.GetGrain<ILifeGrain>(_key);
        Probe.Events.ShouldBeEmpty();
        var instances = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => grain.Instance())).Soon();
        instances.Distinct().Count().ShouldBe(1);
        Probe.Events.Count(e => e == "activated").ShouldBe(1);
        Probe.Events[0].ShouldBe("activated");
    }

    [Fact]
    public async Task Every_waiting_caller_gets_the_failure_of_the_activation_itself()
    {
        var failure = new FileNotFoundException("no such thing");
        Probe.Values["every failure"] = failure;
        var grain = silo.Grains.GetGrain<IFragileGrain>(_key);
        var calls = Enumerable.Range(0, 3).Select(_ => grain.Call()).ToArray();
        Probe.Release("activating");
        foreach (var call in calls)
            (await Should.ThrowAsync<FileNotFoundException>(call.Soon())).Message.ShouldBe("no such thing");
        Probe.Events.ShouldNotContain("deactivated");
    }

    [Fact]
    public async Task After_a_failed_activation_the_next_call_tries_again()
    {
        Probe.Values["failure"] = new FileNotFoundException("once");
        Probe.Release("activating");
        var grain = silo.Grains.GetGrain<IFragileGrain>(_key);
        await Should.ThrowAsync<FileNotFoundException>(grain.Call().Soon());
        (await grain.Call().Soon()).ShouldBe("alive");
    }

    [Fact]
    public async Task Calls_wait_until_the_grain_is_activated()
    {
        var call = silo.Grains.GetGrain<IFragileGrain>(_key).Call();
        await Probe.WaitFor("activating");
        call.IsCompleted.ShouldBeFalse();
        Probe.Release("activating");
        (await call.Soon()).ShouldBe("alive");
    }

    [Fact]
    public async Task The_first_callers_request_context_is_there_while_activating()
    {
        Probe.Release("activating");
        RequestContext.Set("caller", "me");
        await silo.Grains.GetGrain<IFragileGrain>(_key).Call().Soon();
        Probe.Events.ShouldBe(["activating me"]);
    }

    [Fact]
    public async Task A_constructor_that_throws_shows_as_the_inner_exception()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(silo.Grains.GetGrain<IBornDeadGrain>(_key).Call().Soon());
        error.InnerException.ShouldBeOfType<NotSupportedException>().Message.ShouldBe("born dead");
    }

    [Fact]
    public async Task A_grain_that_deactivates_itself_while_activating_gets_its_calls_rejected()
    {
        await Should.ThrowAsync<OrleansMessageRejectionException>(silo.Grains.GetGrain<IHesitantGrain>(_key).Call().Soon());
        Probe.Events.Length.ShouldBeGreaterThan(1);
    }
}
