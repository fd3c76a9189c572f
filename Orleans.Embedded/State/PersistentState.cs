using System.Reflection;
using Orleans.Core;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>One state of one activation. Its operations run one at a time; those of a kind that wait together run once.</summary>
internal sealed class PersistentState<TState> : IPersistentState<TState>, ILifecycleObserver
{
    private readonly Activation _activation;
    private readonly string _name;
    private readonly IGrainStorage _storage;
    private readonly List<Operation> _waiting = [];
    private GrainState<TState>? _state;
    private bool _working;

    public PersistentState(Activation activation, string name, string? storage)
    {
        (_activation, _name, _storage) = (activation, name, PersistentStates.Storage(activation, storage));
        activation.ObservableLifecycle.Subscribe(GrainLifecycleStage.SetupState, this);
    }

    private enum Kind
    {
        Read,
        Write,
        Clear,
    }

    public TState State
    {
        get
        {
            Activation.Demand(_activation);
            return _state is null ? default! : _state.State;
        }

        set
        {
            Activation.Demand(_activation);
            Loaded.State = value;
        }
    }

    public string? Etag => _state?.ETag;

    public bool RecordExists => Loaded.RecordExists;

    private GrainState<TState> Loaded => _state ?? throw new InvalidOperationException(
        $"The state \"{_name}\" is not read yet: it can be used from OnActivateAsync on, not in the constructor.");

    public Task ReadStateAsync() => Do(Kind.Read, CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) => Do(Kind.Read, cancellationToken);

    public Task WriteStateAsync() => Do(Kind.Write, CancellationToken.None);

    public Task WriteStateAsync(CancellationToken cancellationToken) => Do(Kind.Write, cancellationToken);

    public Task ClearStateAsync() => Do(Kind.Clear, CancellationToken.None);

    public Task ClearStateAsync(CancellationToken cancellationToken) => Do(Kind.Clear, cancellationToken);

    public async Task OnStart(CancellationToken cancellationToken = default)
    {
        _state = new GrainState<TState>(New());
        await Access(Kind.Read, cancellationToken);
    }

    public Task OnStop(CancellationToken cancellationToken = default) => Task.CompletedTask;

    private static TState New() => typeof(TState).IsValueType || typeof(TState).GetConstructor(BindingFlags.Public | BindingFlags.Instance, []) is null
        ? default!
        : Activator.CreateInstance<TState>();

    private Task Do(Kind kind, CancellationToken cancellation)
    {
        Activation.Demand(_activation);
        cancellation.ThrowIfCancellationRequested();
        if (_waiting is [.., var last] && last.Kind == kind)
            return last.Done.Task;
        var operation = new Operation(kind, cancellation);
        _waiting.Add(operation);
        if (!_working)
            _ = Work();
        return operation.Done.Task;
    }

    private async Task Work()
    {
        _working = true;
        // Lets the turn go on first, so that the writes it asks for become one.
        await Task.Yield();
        var fresh = false;
        while (_waiting is [var operation, ..])
        {
            _waiting.RemoveAt(0);
            try
            {
                // What was just read or written needs no reading.
                if (!(fresh && operation.Kind == Kind.Read))
                    await Access(operation.Kind, operation.Cancellation);
                fresh = true;
                operation.Done.TrySetResult();
            }
            catch (Exception e)
            {
                fresh = false;
                operation.Done.TrySetException(e);
            }
        }

        _working = false;
    }

    private async Task Access(Kind kind, CancellationToken cancellation)
    {
        try
        {
            await (kind switch
            {
                Kind.Write => _storage.WriteStateAsync(_name, _activation.GrainId, Loaded, cancellation),
                Kind.Clear => _storage.ClearStateAsync(_name, _activation.GrainId, Loaded, cancellation),
                _ => _storage.ReadStateAsync(_name, _activation.GrainId, Loaded, cancellation),
            });
        }
        catch (Exception e) when (e is not OrleansException and not OperationCanceledException)
        {
            throw new OrleansException($"The state \"{_name}\" of {_activation.GrainId}: {kind} failed: {e.Message}", e);
        }

        if (!Loaded.RecordExists && kind != Kind.Write)
            Loaded.State = New();
    }

    private sealed record Operation(Kind Kind, CancellationToken Cancellation)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
