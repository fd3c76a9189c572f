namespace Orleans.Conformance.Life;

public sealed class DeactivationTests(SharedSilo silo)
{
    private readonly Guid _key = Guid.NewGuid();

    private Probe Probe => Probe.Of(_key);

    private ILifeGrain Grain => silo.Grains.GetGrain<ILifeGrain>(_key, "Orleans.Conformance.Life.LifeGrain");

    [Fact]
    public async Task A_grain_that_asked_to_be_deactivated_is_another_instance_at_the_next_call()
    {
        var before = await Grain.Instance();
        await Grain.Deactivate();
        (await Grain.Instance().Soon()).ShouldNotBe(before);
        Probe.Events.ShouldBe(["activated", "called", "deactivated: ApplicationRequested", "activated", "called"]);
    }

    [Fact]
    public async Task Deactivation_waits_for_the_running_call()
    {
        var call = Grain.DeactivateAndWait();
        await Probe.WaitFor("wait");
        Probe.Events.ShouldBe(["activated"]);
        Probe.Release("wait");
        await call.Soon();
        await Eventually.Holds(() => Probe.Events.Length == 3);
        Probe.Events.ShouldBe(["activated", "waited", "deactivated: ApplicationRequested"]);
    }

    [Fact]
    public async Task Calls_that_arrive_meanwhile_go_to_the_next_activation()
    {
        var before = await Grain.Instance();
        var call = Grain.DeactivateAndWait();
        await Probe.WaitFor("wait");
        var late = Enumerable.Range(0, 3).Select(_ => Grain.Instance()).ToArray();
        Probe.Release("wait");
        await call.Soon();
        var instances = await Task.WhenAll(late).Soon();
        instances.Distinct().Count().ShouldBe(1);
        instances[0].ShouldNotBe(before);
    }

    [Fact]
    public async Task What_the_grain_holds_is_disposed_of_with_it()
    {
        var grain = silo.Grains.GetGrain<IDisposableGrain>(_key);
        await grain.Deactivate();
        await Eventually.Holds(() => Probe.Events.Contains("disposed"));
    }

    [Fact]
    public async Task A_grain_may_be_a_plain_class_with_its_context_injected()
    {
        var grain = silo.Grains.GetGrain<IPlainGrain>(_key);
        (await grain.Key()).ShouldBe(_key);
        await grain.Deactivate();
        await Eventually.Holds(() => Probe.Events is ["activated", "deactivated"]);
    }

    [Fact]
    public async Task Parts_of_a_grain_take_part_in_its_life_in_stages()
    {
        var grain = silo.Grains.GetGrain<IStagedGrain>(_key);
        await grain.Deactivate();
        await Eventually.Holds(() => Probe.Events.Length == 7);
        Probe.Events.ShouldBe(["start 1000", "start 1500", "activate", "call", "deactivate", "stop 1500", "stop 1000"]);
    }
}

public interface IDisposableGrain : IGrainWithGuidKey
{
    Task Deactivate();
}

public sealed class DisposableGrain : Grain, IDisposableGrain, IDisposable
{
    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public void Dispose() => Probe.Of(GrainContext.GrainId.GetGuidKey()).Note("disposed");
}

public interface IPlainGrain : IGrainWithGuidKey
{
    Task<Guid> Key();

    Task Deactivate();
}

public sealed class PlainGrain(IGrainContext context) : IGrainBase, IPlainGrain
{
    public IGrainContext GrainContext => context;

    private Probe Probe => Probe.Of(context.GrainId.GetGuidKey());

    public Task OnActivateAsync(CancellationToken token)
    {
        Probe.Note("activated");
        return Task.CompletedTask;
    }

    public Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token)
    {
        Probe.Note("deactivated");
        return Task.CompletedTask;
    }

    public Task<Guid> Key() => Task.FromResult(context.GrainId.GetGuidKey());

    public Task Deactivate()
    {
        this.DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public interface IStagedGrain : IGrainWithGuidKey
{
    Task Deactivate();
}

public sealed class StagedGrain : Grain, IStagedGrain
{
    private readonly Probe _probe;

    public StagedGrain()
    {
        _probe = Probe.Of(GrainContext.GrainId.GetGuidKey());
        Join(1500);
        Join(GrainLifecycleStage.SetupState);
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Note("activate");

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Note("deactivate");

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Note("call");
    }

    private void Join(int stage) => GrainContext.ObservableLifecycle.Subscribe(
        "test", stage, _ => Note($"start {stage}"), _ => Note($"stop {stage}"));

    private Task Note(string what)
    {
        _probe.Note(what);
        return Task.CompletedTask;
    }
}
