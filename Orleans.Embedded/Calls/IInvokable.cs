using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>A call as filters and <see cref="Concurrency.MayInterleaveAttribute"/> predicates see it.</summary>
public interface IInvokable
{
    /// <summary>How many arguments it carries.</summary>
    int GetArgumentCount();

    /// <summary>One argument.</summary>
    object? GetArgument(int index);

    /// <summary>Replaces one argument.</summary>
    void SetArgument(int index, object value);

    /// <summary>The name of the interface method.</summary>
    string GetMethodName();

    /// <summary>The name of the grain interface.</summary>
    string GetInterfaceName();

    /// <summary>The interface method.</summary>
    MethodInfo GetMethod();

    /// <summary>The grain interface.</summary>
    Type GetInterfaceType();
}
