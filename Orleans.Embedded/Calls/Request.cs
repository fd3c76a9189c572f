using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>One call on its way: what to run where, and who waits for it.</summary>
internal abstract class Request(GrainMethod method, object?[] arguments, GrainId target) : InFlight.Link, IInvokable
{
    public GrainMethod Method => method;

    public object?[] Arguments => arguments;

    public GrainId Target => target;

    /// <summary>The activation that calls; null outside grains.</summary>
    public Activation? Source { get; init; }

    public ContextValues? Context { get; init; }

    public int Forwards { get; set; }

    /// <summary>Neighbours in the queue that holds the request.</summary>
    public Request? Next { get; set; }

    /// <inheritdoc cref="Next"/>
    public Request? Previous { get; set; }

    /// <summary>Whether it might start while another request runs, so that it is worth looking behind those that may not.</summary>
    public bool MayOvertake => method.AlwaysInterleaves || method.IsReadOnly || (Context is not null && Context.ReentrancyId != Guid.Empty);

    /// <summary>Whether it counts against idle collection.</summary>
    public virtual bool KeepsAlive => true;

    /// <summary>Whether nobody waits any more: timed out or cancelled. Such a request is not started.</summary>
    public virtual bool IsAnswered => false;

    /// <summary>Runs the call, with the filters around it, on the activation's scheduler.</summary>
    public abstract Task Run(Activation activation);

    /// <summary>Runs the bare call.</summary>
    public virtual Task Invoke(object grain) => method.Invoke(grain, arguments);

    /// <summary>Tells the caller how the call ended.</summary>
    public abstract void Answer(Task task);

    /// <summary>Tells the caller that its time is up.</summary>
    public virtual void Expire() { }

    public override string ToString() => $"{method.Interface.Name}.{method.Name} on {target}";

    int IInvokable.GetArgumentCount() => arguments.Length;

    object? IInvokable.GetArgument(int index) => arguments[index];

    void IInvokable.SetArgument(int index, object value) => arguments[index] = value;

    string IInvokable.GetMethodName() => method.Name;

    string IInvokable.GetInterfaceName() => method.Interface.FullName!;

    MethodInfo IInvokable.GetMethod() => method.Info;

    Type IInvokable.GetInterfaceType() => method.Interface;
}
