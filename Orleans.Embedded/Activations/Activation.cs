using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>One living instance of a grain: its queue of requests, its turns, and its way from activation to deactivation.</summary>
internal sealed partial class Activation : IGrainContext, IReceiver
{
    [ThreadStatic]
    private static Activation? _current;

    private readonly IReceiver? _owner;
    private RequestQueue _waiting;
    private Inbox _inbox;
    private Request? _blocking;
    private Dictionary<Guid, int>? _chains;
    private int _running;
    private bool _rescan;
    private volatile State _state;

    /// <param name="owner">Where requests go that arrive too late; null for the next activation of the same grain.</param>
    public Activation(Silo silo, GrainClass grainClass, GrainId id, IReceiver? owner)
    {
        (Silo, Class, GrainId, _owner) = (silo, grainClass, id, owner);
        Turns = new TurnScheduler(this);
    }

    private enum State
    {
        New,
        Activating,
        Valid,
        Deactivating,
        Ended,
    }

    /// <summary>The activation whose turn runs on this thread.</summary>
    public static Activation? Current
    {
        get => _current;
        set => _current = value;
    }

    public Silo Silo { get; }

    public GrainClass Class { get; }

    public GrainId GrainId { get; }

    public TurnScheduler Turns { get; }

    public bool HasEnded => _state == State.Ended;

    /// <summary>How many requests run or wait; read from outside it is an estimate.</summary>
    public int Load => _running + _waiting.Count + (_inbox.IsEmpty ? 0 : 1);

    /// <summary>Refuses access to what belongs to the grain from a thread that is not in one of its turns.</summary>
    public static void Demand(IGrainContext? context)
    {
        if (context is null || context != _current)
            throw new InvalidOperationException(
                $"Activation access violation: the code runs outside the turns of {context?.GrainId.ToString() ?? "a grain"}, for example after ConfigureAwait(false) or in Task.Run.");
    }

    public void Receive(Request request)
    {
        _inbox.Push(request);
        Turns.Signal();
    }

    /// <summary>A turn that starts what may start. Only this and what it calls touch the queue, and only on the activation's scheduler.</summary>
    public void Pump()
    {
        var fresh = _waiting.Append(_inbox.TakeAll());
        switch (_state)
        {
            case State.New:
                _state = State.Activating;
                _ = Activate(_waiting.First);
                break;
            case State.Valid when _ending is null:
                // If nothing ended, those that waited before still must: only what is new can have a reason to start.
                StartEligible(_rescan || _running == 0 ? _waiting.First : fresh);
                break;
            case State.Valid when _running == 0:
                _ = End();
                break;
            case State.Ended:
                PassOn();
                break;
        }
    }

    public void EnterChain(Guid chain)
    {
        _chains ??= [];
        _chains[chain] = _chains.GetValueOrDefault(chain) + 1;
    }

    public void LeaveChain(Guid chain)
    {
        if (_chains is not null && --_chains[chain] == 0)
            _chains.Remove(chain);
    }

    private void StartEligible(Request? request)
    {
        _rescan = false;
        while (request is not null && _ending is null)
        {
            var next = request.Next;
            if (request.IsAnswered)
            {
                _waiting.Remove(request);
            }
            else if (MayStart(request))
            {
                _waiting.Remove(request);
                Start(request);
            }
            else if (_waiting.Overtaking == 0 && Class.MayInterleave is null)
            {
                return;
            }

            request = next;
        }

        if (_ending is not null && _running == 0)
            Turns.Signal();
    }

    private bool MayStart(Request request) =>
        _running == 0 || request.Method.AlwaysInterleaves || _blocking is null || (_blocking.Method.IsReadOnly && request.Method.IsReadOnly)
        || (request.Context is { } context && context.ReentrancyId != Guid.Empty && _chains?.ContainsKey(context.ReentrancyId) == true)
        || IsWelcome(request) || IsWelcome(_blocking);

    private bool IsWelcome(Request request)
    {
        try
        {
            return Class.MayInterleave?.Invoke(GrainInstance!, request) == true;
        }
        catch (Exception e)
        {
            Silo.Log.LogError(e, "The predicate of {Grain} failed for {Request}, which waits", GrainId, request);
            return false;
        }
    }

    private void Start(Request request)
    {
        _running++;
        if (_blocking is null && !request.Method.AlwaysInterleaves)
            _blocking = request;
        var clean = ExecutionContext.Capture();
        if (request.Context is not null)
            RequestContext.Current = request.Context;
        Task task;
        try
        {
            task = request.Run(this);
        }
        catch (Exception e)
        {
            task = Task.FromException(e);
        }

        // A method that is not async could leave its AsyncLocals to the next request.
        if (clean is not null)
            ExecutionContext.Restore(clean);
        if (task.IsCompleted)
        {
            Finish(request, task);
            return;
        }

        // It may complete inside another request's turn, in the middle of the queue: what follows gets a turn of its own.
        task.GetAwaiter().UnsafeOnCompleted(() =>
        {
            Finish(request, task);
            _rescan = true;
            Turns.Signal();
        });
    }

    private void Finish(Request request, Task task)
    {
        _running--;
        if (_blocking == request)
            _blocking = null;
        if (request.KeepsAlive)
            _lastUsed = Silo.Time.GetTimestamp();
        if (task.Exception?.InnerException is InconsistentStateException { LeftItsActivation: false } conflict)
        {
            conflict.LeftItsActivation = true;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, conflict, "The stored state is newer."));
        }

        request.Answer(task);
    }

    private void PassOn()
    {
        while (_waiting.First is { } request)
        {
            _waiting.Remove(request);
            if (!request.IsAnswered)
                Silo.Catalog.Forward(request, _owner);
        }
    }
}
