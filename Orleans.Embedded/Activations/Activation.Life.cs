using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

internal sealed partial class Activation
{
    private AsyncServiceScope? _scope;
    private Stages? _stages;
    private HashSet<IDisposable>? _timers;
    private TaskCompletionSource? _ended;
    private StrongBox<DeactivationReason>? _ending;
    private long _lastUsed, _keepUntil;

    public object? GrainInstance { get; private set; }

    /// <summary>Made when first asked for: many grains need no services.</summary>
    public IServiceProvider ActivationServices
    {
        get
        {
            if (_scope is not { } scope)
            {
                _scope = scope = Silo.Services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<ScopedActivation>().Activation = this;
            }

            return scope.ServiceProvider;
        }
    }

    public IGrainLifecycle ObservableLifecycle => _stages ??= new Stages(Silo.Log);

    public Task Deactivated
    {
        get
        {
            var ended = LazyInitializer.EnsureInitialized(ref _ended, () => new(TaskCreationOptions.RunContinuationsAsynchronously));
            if (HasEnded)
                ended.TrySetResult();
            return ended.Task;
        }
    }

    /// <summary>Whether new requests would have to wait for the next activation.</summary>
    public bool IsEnding => Volatile.Read(ref _ending) is not null;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        Interlocked.CompareExchange(ref _ending, new(deactivationReason), null);
        Turns.Signal();
    }

    /// <summary>Keeps idle collection away for a time; zero or less cancels that, infinite is for ever.</summary>
    public void DelayDeactivation(TimeSpan time) => _keepUntil = time == Timeout.InfiniteTimeSpan || time == TimeSpan.MaxValue ? long.MaxValue
        : time > TimeSpan.Zero ? Silo.Time.GetTimestamp() + (long)(time.TotalSeconds * Silo.Time.TimestampFrequency)
        : 0;

    public bool IsIdleFor(TimeSpan age) => _state == State.Valid && Load == 0 && Silo.Time.GetTimestamp() > _keepUntil
        && Silo.Time.GetElapsedTime(_lastUsed) > age;

    public void Own(IDisposable timer) => (_timers ??= []).Add(timer);

    public void Disown(IDisposable timer) => _timers?.Remove(timer);

    private async Task Activate(Request? first)
    {
        RequestContext.Current = first?.Context;
        try
        {
            Create();
            if (_stages is not null || GrainInstance is IGrainBase)
                await Silo.Within(Silo.Collection.ActivationTimeout, Start, $"{GrainId} did not activate in time");
        }
        catch (Exception e)
        {
            await Fail(e);
            return;
        }

        _lastUsed = Silo.Time.GetTimestamp();
        _state = State.Valid;
        Turns.Signal();
    }

    private void Create()
    {
        try
        {
            GrainInstance = Class.Create(this);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"The grain {GrainId} could not be constructed: {e.Message}", e);
        }
    }

    private async Task Start(CancellationToken cancellation)
    {
        if (_stages is not null)
            await _stages.Start(cancellation);
        if (GrainInstance is IGrainBase grain)
            await grain.OnActivateAsync(cancellation);
    }

    private async Task Fail(Exception exception)
    {
        Silo.Log.LogWarning(exception, "{Grain} failed to activate", GrainId);
        await Discard(new CancellationToken(canceled: true));
        SetEnded();
        _waiting.Append(_inbox.TakeAll());
        while (_waiting.First is { } request)
        {
            _waiting.Remove(request);
            request.Answer(Task.FromException(exception));
        }
    }

    private async Task End()
    {
        _state = State.Deactivating;
        DisposeTimers();
        try
        {
            await Silo.Within(Silo.Collection.DeactivationTimeout, async cancellation =>
            {
                if (GrainInstance is IGrainBase grain)
                    await grain.OnDeactivateAsync(_ending!.Value, cancellation);
            }, $"{GrainId} did not deactivate in time");
        }
        catch (Exception e)
        {
            Silo.Log.LogError(e, "{Grain} failed in OnDeactivateAsync", GrainId);
        }

        await Discard(CancellationToken.None);
        SetEnded();
        Turns.Signal();
    }

    private void SetEnded()
    {
        Silo.Catalog.Remove(this);
        _state = State.Ended;
        // Either this sees who waits for the end, or they see that it has come.
        Interlocked.MemoryBarrier();
        _ended?.TrySetResult();
    }

    private async Task Discard(CancellationToken cancellation)
    {
        DisposeTimers();
        try
        {
            if (_stages is not null)
                await _stages.Stop(cancellation);
            if (GrainInstance is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync();
            else if (GrainInstance is IDisposable disposable)
                disposable.Dispose();
            if (_scope is { } scope)
                await scope.DisposeAsync();
        }
        catch (Exception e)
        {
            Silo.Log.LogError(e, "{Grain} failed to be disposed of", GrainId);
        }
    }

    private void DisposeTimers()
    {
        foreach (var timer in _timers?.ToArray() ?? [])
            timer.Dispose();
    }
}

/// <summary>The activation that a scope of services belongs to.</summary>
internal sealed class ScopedActivation
{
    public Activation? Activation { get; set; }
}
