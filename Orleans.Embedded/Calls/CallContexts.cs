using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A call on its way through a chain of filters.</summary>
internal abstract class CallContext(Request request) : IGrainCallContext
{
    protected Request Call => request;

    private object? _result;
    private bool _hasResult;
    private int _stage;

    public IInvokable Request => request;

    public abstract object Grain { get; }

    public GrainId? SourceId => request.Source?.GrainId;

    public GrainId TargetId => request.Target;

    public MethodInfo InterfaceMethod => request.Method.Info;

    public string InterfaceName => request.Method.Interface.FullName!;

    public string MethodName => request.Method.Name;

    public object? Result
    {
        get => _result;
        set => (_result, _hasResult) = (value, true);
    }

    public Task Invoke() => Next(_stage++);

    /// <summary>Runs the filter of a stage, or behind the last the method, whose result it sets.</summary>
    protected abstract Task Next(int stage);

    protected async Task<T> RunAll<T>()
    {
        await Invoke();
        return _hasResult ? (T)_result!
            : throw new InvalidOperationException($"A filter neither passed on {request} nor set its result.");
    }
}

/// <summary>Around a call at the called grain: the silo's filters, then the grain as its own filter, then the method.</summary>
internal sealed class IncomingCall(Request request, Activation activation) : CallContext(request), IIncomingGrainCallContext
{
    public override object Grain => activation.GrainInstance!;

    public IGrainContext TargetContext => activation;

    public MethodInfo ImplementationMethod => activation.Class.Implementation(Call.Method.Info);

    public static Task<T> Run<T>(Request request, Activation activation) => new IncomingCall(request, activation).RunAll<T>();

    protected override Task Next(int stage)
    {
        var filters = activation.Silo.IncomingFilters;
        if (stage < filters.Length)
            return filters[stage].Invoke(this);
        return stage == filters.Length && Grain is IIncomingGrainCallFilter self ? self.Invoke(this) : CallMethod();
    }

    private async Task CallMethod()
    {
        var task = Call.Invoke(Grain);
        await task;
        Result = Call.Method.ResultOf(task);
    }
}

/// <summary>Around a call at its caller.</summary>
internal sealed class OutgoingCall(Request request, GrainProxy reference, Func<Task> dispatch) : CallContext(request), IOutgoingGrainCallContext
{
    public override object Grain => reference;

    public IGrainContext? SourceContext => Call.Source;

    public static Task<T> Run<T>(GrainCall<T> call) => new OutgoingCall(call, call.Reference, call.Dispatch).RunAll<T>();

    protected override Task Next(int stage)
    {
        var filters = reference.Silo.OutgoingFilters;
        return stage < filters.Length ? filters[stage].Invoke(this) : CallMethod();
    }

    private async Task CallMethod()
    {
        var task = dispatch();
        await task;
        Result = Call.Method.ResultOf(task);
    }
}
