using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>A call through a reference, with the task that its caller waits for.</summary>
internal sealed class GrainCall<T> : Request
{
    private readonly GrainMethod<T> _method;
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationToken _callerCancellation;
    private readonly CancellationTokenSource? _calleeCancellation;
    private readonly ActivityContext _trace;
    private CancellationTokenRegistration _registration;
    private Activation? _activation;

    public GrainCall(GrainMethod<T> method, object?[] arguments, GrainProxy reference, CancellationToken cancellation)
        : base(method, arguments, reference.Id)
    {
        (_method, Reference, _callerCancellation) = (method, reference, cancellation);
        Source = Activation.Current;
        Context = RequestContext.Current?.Copy();
        _trace = Tracing.IsOn ? Activity.Current?.Context ?? default : default;
        if (!cancellation.CanBeCanceled)
            return;
        _calleeCancellation = new CancellationTokenSource();
        arguments[method.CancellationIndex] = _calleeCancellation.Token;
    }

    public GrainProxy Reference { get; }

    public override bool IsAnswered => _answer.Task.IsCompleted;

    private Silo Silo => Reference.Silo;

    public Task<T> Dispatch()
    {
        Silo.DemandRunning(this);
        var receiver = Reference.Receiver;
        if (Method.IsOneWay)
        {
            receiver.Receive(this);
            return Task.FromResult<T>(default!);
        }

        Silo.InFlight.Add(this, Method.Timeout ?? Silo.ResponseTimeout);
        if (_callerCancellation.CanBeCanceled)
            _registration = _callerCancellation.UnsafeRegister(static (call, _) => ((GrainCall<T>)call!).Cancel(), this);
        receiver.Receive(this);
        return _answer.Task;
    }

    public override Task Run(Activation activation)
    {
        Volatile.Write(ref _activation, activation);
        if (_calleeCancellation is not null && IsAnswered)
            _calleeCancellation.Cancel();
        return Tracing.IsOn ? Tracing.Around<T>(this, _trace, () => Filter(activation)) : Filter(activation);
    }

    public override void Answer(Task task)
    {
        if (Method.IsOneWay)
        {
            if (task.Exception is { InnerException: var error })
                Silo.Log.LogWarning(error, "{Request} failed, one way", this);
            return;
        }

        InFlight.Remove(this);
        _registration.Dispose();
        if (task.Exception is { } exception)
            _answer.TrySetException(exception.InnerException!);
        else if (task.IsCanceled)
            _answer.TrySetCanceled(new TaskCanceledException(task).CancellationToken);
        else
            Succeed(task);
    }

    public override void Expire()
    {
        _registration.Dispose();
        _answer.TrySetException(new TimeoutException($"{this} did not answer within {Timeout}. It may have run, and may still."));
    }

    private Task Filter(Activation activation) => Silo.IncomingFilters.Length == 0 && activation.GrainInstance is not IIncomingGrainCallFilter
        ? Invoke(activation.GrainInstance!)
        : IncomingCall.Run<T>(this, activation);

    private void Succeed(Task task)
    {
        try
        {
            _answer.TrySetResult(_method.Result(task));
        }
        catch (Exception e)
        {
            _answer.TrySetException(e);
        }
    }

    private void Cancel()
    {
        InFlight.Remove(this);
        _answer.TrySetCanceled(_callerCancellation);
        if (Volatile.Read(ref _activation) is { } activation)
            _ = Task.Factory.StartNew(_calleeCancellation!.Cancel, CancellationToken.None, TaskCreationOptions.None, activation.Turns);
    }
}
