using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>A call on its way, as filters see it.</summary>
public interface IGrainCallContext
{
    /// <summary>The call.</summary>
    IInvokable Request { get; }

    /// <summary>The grain object for incoming calls, the reference for outgoing ones.</summary>
    object Grain { get; }

    /// <summary>The calling grain, if a grain calls.</summary>
    GrainId? SourceId { get; }

    /// <summary>The called grain.</summary>
    GrainId TargetId { get; }

    /// <summary>The method of the grain interface.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>The full name of the grain interface.</summary>
    string InterfaceName { get; }

    /// <summary>The name of the method.</summary>
    string MethodName { get; }

    /// <summary>The result, after <see cref="Invoke"/> or instead of it.</summary>
    object? Result { get; set; }

    /// <summary>Goes on to the next filter, and at the end to the method.</summary>
    Task Invoke();
}

/// <summary>A call that arrives at a grain.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext
{
    /// <summary>The method of the grain class.</summary>
    MethodInfo ImplementationMethod { get; }

    /// <summary>The activation that is called.</summary>
    IGrainContext TargetContext { get; }
}

/// <summary>A call that leaves for a grain.</summary>
public interface IOutgoingGrainCallContext : IGrainCallContext
{
    /// <summary>The activation that calls, if a grain calls.</summary>
    IGrainContext? SourceContext { get; }
}

/// <summary>Runs around calls at the called grain. A grain class that implements it filters its own calls.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Call <see cref="IGrainCallContext.Invoke"/> to go on, or set the result.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}

/// <summary>Runs around calls at the caller.</summary>
public interface IOutgoingGrainCallFilter
{
    /// <summary>Call <see cref="IGrainCallContext.Invoke"/> to go on, or set the result.</summary>
    Task Invoke(IOutgoingGrainCallContext context);
}

/// <summary>An <see cref="IIncomingGrainCallFilter"/> as a delegate.</summary>
public delegate Task IncomingGrainCallFilterDelegate(IIncomingGrainCallContext context);

/// <summary>An <see cref="IOutgoingGrainCallFilter"/> as a delegate.</summary>
public delegate Task OutgoingGrainCallFilterDelegate(IOutgoingGrainCallContext context);
