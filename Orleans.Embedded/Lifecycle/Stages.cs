using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>The observers of one life: a silo's or an activation's.</summary>
internal sealed class Stages(ILogger log) : ISiloLifecycle, IGrainLifecycle
{
    private readonly List<Subscription> _subscriptions = [];

    public int HighestCompletedStage { get; private set; } = int.MinValue;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        var subscription = new Subscription(this, observerName, stage, observer);
        _subscriptions.Add(subscription);
        return subscription;
    }

    public async Task Start(CancellationToken cancellation)
    {
        foreach (var stage in _subscriptions.GroupBy(s => s.Stage).OrderBy(g => g.Key).ToArray())
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.WhenAll(stage.Select(s => s.Observer.OnStart(cancellation)));
            HighestCompletedStage = stage.Key;
        }
    }

    /// <summary>Stops from the stage that was reached; a stage that failed to start is stopped too, for it may be half open.</summary>
    public async Task Stop(CancellationToken cancellation)
    {
        var reached = _subscriptions.Select(s => s.Stage).Where(stage => stage > HighestCompletedStage).DefaultIfEmpty(int.MaxValue).Min();
        foreach (var stage in _subscriptions.GroupBy(s => s.Stage).Where(g => g.Key <= reached).OrderByDescending(g => g.Key).ToArray())
        {
            await Task.WhenAll(stage.Select(s => StopOne(s, cancellation)));
            LowestStoppedStage = stage.Key;
        }
    }

    private async Task StopOne(Subscription subscription, CancellationToken cancellation)
    {
        try
        {
            await subscription.Observer.OnStop(cancellation);
        }
        catch (Exception e)
        {
            log.LogError(e, "{Observer} failed to stop", subscription.Name);
        }
    }

    private sealed class Subscription(Stages owner, string name, int stage, ILifecycleObserver observer) : IDisposable
    {
        public string Name => name;

        public int Stage => stage;

        public ILifecycleObserver Observer => observer;

        public void Dispose() => owner._subscriptions.Remove(this);
    }
}
