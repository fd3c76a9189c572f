using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>Calls one object outside grains, one call after the other. It holds the object weakly: a forgotten one is not called any more.</summary>
internal sealed class ObserverReceiver(Silo silo, IGrainObserver observer) : IReceiver
{
    private static readonly GrainType Type = GrainType.Create("sys.client");

    private readonly WeakReference<IGrainObserver> _observer = new(observer);
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;

    public bool HasEnded => false;

    public static GrainId Register(Silo silo, IGrainObserver observer)
    {
        var id = new GrainId(Type, GrainIdKeyExtensions.CreateGuidKey(Guid.CreateVersion7()));
        silo.Catalog.Add(id, new ObserverReceiver(silo, observer));
        return id;
    }

    public static bool IsObserver(GrainId id) => id.Type == Type;

    public void Receive(Request request)
    {
        using (ExecutionContext.SuppressFlow())
        {
            lock (_gate)
                _last = _last.ContinueWith(_ => Deliver(request), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
        }
    }

    private async Task Deliver(Request request)
    {
        if (!_observer.TryGetTarget(out var target))
        {
            silo.Log.LogWarning("{Request} was dropped: the observer is gone", request);
            return;
        }

        RequestContext.Current = request.Context;
        var task = Invoke(request, target);
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        request.Answer(task);
    }

    private static Task Invoke(Request request, IGrainObserver target)
    {
        try
        {
            return request.Invoke(target);
        }
        catch (Exception e)
        {
            return Task.FromException(e);
        }
    }
}

/// <summary>Where calls to a deleted observer go.</summary>
internal sealed class NoReceiver(Silo silo) : IReceiver
{
    public bool HasEnded => true;

    public void Receive(Request request) => silo.Log.LogWarning("{Request} was dropped: the observer was deleted", request);
}
