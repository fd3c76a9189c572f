namespace Orleans;

/// <summary>Subscriptions from delegates.</summary>
public static class LifecycleExtensions
{
    /// <summary>Subscribes under the observer's type name.</summary>
    public static IDisposable Subscribe(this ILifecycleObservable observable, int stage, ILifecycleObserver observer) =>
        observable.Subscribe(observer.GetType().FullName!, stage, observer);

    /// <summary>Subscribes to the start of a stage.</summary>
    public static IDisposable Subscribe(
        this ILifecycleObservable observable, string observerName, int stage, Func<CancellationToken, Task> onStart) =>
        observable.Subscribe(observerName, stage, onStart, static _ => Task.CompletedTask);

    /// <summary>Subscribes to the start and the stop of a stage.</summary>
    public static IDisposable Subscribe(this ILifecycleObservable observable, string observerName, int stage,
        Func<CancellationToken, Task> onStart, Func<CancellationToken, Task> onStop) =>
        observable.Subscribe(observerName, stage, new Observer(onStart, onStop));

    /// <summary>Subscribes to the start of a stage.</summary>
    public static IDisposable Subscribe<TObserver>(
        this ILifecycleObservable observable, int stage, Func<CancellationToken, Task> onStart) =>
        observable.Subscribe(typeof(TObserver).FullName!, stage, onStart);

    /// <summary>Subscribes to the start and the stop of a stage.</summary>
    public static IDisposable Subscribe<TObserver>(this ILifecycleObservable observable, int stage,
        Func<CancellationToken, Task> onStart, Func<CancellationToken, Task> onStop) =>
        observable.Subscribe(typeof(TObserver).FullName!, stage, onStart, onStop);

    private sealed class Observer(Func<CancellationToken, Task> onStart, Func<CancellationToken, Task> onStop) : ILifecycleObserver
    {
        public Task OnStart(CancellationToken cancellationToken = default) => onStart(cancellationToken);

        public Task OnStop(CancellationToken cancellationToken = default) => onStop(cancellationToken);
    }
}
