using Orleans.Concurrency;

namespace Orleans.Conformance.Life;

public interface ILifeGrain : IGrainWithGuidKey
{
    Task<Guid> Instance();

    Task Deactivate();

    /// <summary>Asks to be deactivated, then waits to be let go.</summary>
    Task DeactivateAndWait();

    Task Wait();

    Task Delay(TimeSpan time);

    Task StartTimer(bool keepAlive);

    [AlwaysInterleave]
    Task<Guid> Peek();
}

public class LifeGrain : Grain, ILifeGrain
{
    private readonly Guid _instance = Guid.NewGuid();

    private Probe Probe => Probe.Of(this);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Probe.Note("activated");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Probe.Note($"deactivated: {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<Guid> Instance()
    {
        Probe.Note("called");
        return Task.FromResult(_instance);
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task DeactivateAndWait()
    {
        DeactivateOnIdle();
        await Probe.Pass("wait");
        Probe.Note("waited");
    }

    public async Task Wait()
    {
        await Probe.Pass("wait");
        Probe.Note("waited");
    }

    public Task Delay(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task StartTimer(bool keepAlive)
    {
        this.RegisterGrainTimer(() => Task.CompletedTask,
            new GrainTimerCreationOptions(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50)) { KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task<Guid> Peek() => Task.FromResult(_instance);
}

[KeepAlive]
public class KeptGrain : LifeGrain, IKeptGrain;

public interface IKeptGrain : ILifeGrain;
