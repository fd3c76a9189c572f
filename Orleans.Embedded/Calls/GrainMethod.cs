using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Orleans.Concurrency;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>What the runtime knows of one method of a grain interface.</summary>
internal abstract class GrainMethod
{
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> Known = new();

    private readonly Lazy<Func<object, object?[], Task>> _invoke;

    protected GrainMethod(MethodInfo info)
    {
        var parameters = info.GetParameters();
        Info = info;
        Interface = info.DeclaringType!;
        AlwaysInterleaves = info.IsDefined(typeof(AlwaysInterleaveAttribute));
        IsReadOnly = info.IsDefined(typeof(ReadOnlyAttribute));
        IsOneWay = info.IsDefined(typeof(OneWayAttribute)) || info.ReturnType == typeof(void);
        Timeout = info.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        CancellationIndex = Array.FindIndex(parameters, p => p.ParameterType == typeof(CancellationToken));
        CopiedArguments = [.. parameters.Where(p => !p.IsDefined(typeof(ImmutableAttribute)) && !DeepCopy.IsShared(p.ParameterType))
            .Select(p => p.Position)];
        _invoke = new(() => Compile(info, parameters));
    }

    public MethodInfo Info { get; }

    public Type Interface { get; }

    public string Name => Info.Name;

    public bool AlwaysInterleaves { get; protected init; }

    public bool IsReadOnly { get; }

    public bool IsOneWay { get; }

    public TimeSpan? Timeout { get; }

    /// <summary>Which argument is the cancellation token; -1 for none.</summary>
    public int CancellationIndex { get; }

    protected int[] CopiedArguments { get; }

    public static GrainMethod Of(MethodInfo method) => Known.TryGetValue(method, out var known) ? known : Known.GetOrAdd(method, Create);

    /// <summary>Refuses an interface of which a method could not be called.</summary>
    public static void Check(Type grainInterface)
    {
        foreach (var method in grainInterface.GetInterfaces().Append(grainInterface).SelectMany(i => i.GetMethods())
            .Where(m => !m.ContainsGenericParameters))
        {
            if (method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
                throw new NotSupportedException($"{method.DeclaringType}.{method.Name}: the one-process runtime does not stream results.");
            foreach (var parameter in method.GetParameters().Where(p => !p.IsDefined(typeof(ImmutableAttribute))))
                DeepCopy.Check(parameter.ParameterType);
            DeepCopy.Check(ResultType(method));
        }
    }

    /// <summary>Calls through a reference; returns what the method returns.</summary>
    public abstract object? Send(GrainProxy reference, object?[] arguments);

    /// <summary>The result of a finished task of this method; null where there is none.</summary>
    public abstract object? ResultOf(Task task);

    public Task Invoke(object grain, object?[] arguments) => _invoke.Value(grain, arguments)
        ?? Task.FromException(new InvalidOperationException($"{Interface}.{Name} returned null instead of a task."));

    private static GrainMethod Create(MethodInfo method) =>
        (GrainMethod)Activator.CreateInstance(typeof(GrainMethod<>).MakeGenericType(ResultType(method)), method)!;

    private static Type ResultType(MethodInfo method) =>
        method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments()[0] : typeof(object);

    private static Func<object, object?[], Task> Compile(MethodInfo info, ParameterInfo[] parameters)
    {
        var grain = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        Expression call = Expression.Call(Expression.Convert(grain, info.DeclaringType!), info, parameters.Select(
            (p, i) => Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), p.ParameterType)));
        if (info.ReturnType == typeof(void))
            call = Expression.Block(call, Expression.Constant(Task.CompletedTask));
        else if (!info.ReturnType.IsAssignableTo(typeof(Task)))
            call = Expression.Call(call, nameof(ValueTask.AsTask), null);
        return Expression.Lambda<Func<object, object?[], Task>>(call, grain, arguments).Compile();
    }
}

/// <summary>A method whose task results in <typeparamref name="T"/>; an object, never set, where there is no result.</summary>
internal sealed class GrainMethod<T>(MethodInfo info) : GrainMethod(info)
{
    private readonly bool _copiesResult = !DeepCopy.IsShared(typeof(T))
        && info.ReturnParameter.IsDefined(typeof(ImmutableAttribute)) is false;
    private readonly Func<Task<T>, object?> _wrap =
        info.ReturnType == typeof(void) ? static _ => null
        : info.ReturnType == typeof(ValueTask) ? static task => new ValueTask(task)
        : info.ReturnType == typeof(ValueTask<T>) ? static task => new ValueTask<T>(task)
        : static task => task;

    public override object? Send(GrainProxy reference, object?[] arguments)
    {
        var silo = reference.Silo;
        var cancellation = CancellationIndex < 0 ? default : (CancellationToken)arguments[CancellationIndex]!;
        cancellation.ThrowIfCancellationRequested();
        foreach (var index in CopiedArguments)
            arguments[index] = DeepCopy.Of(arguments[index]);
        var call = new GrainCall<T>(this, arguments, reference, cancellation);
        return _wrap(silo.OutgoingFilters.Length == 0 ? call.Dispatch() : OutgoingCall.Run(call));
    }

    public override object? ResultOf(Task task) => task is Task<T> { Result: var value } ? value : null;

    public T Result(Task task)
    {
        var result = task is Task<T> { Result: var value } ? value : default!;
        return _copiesResult ? (T)DeepCopy.Of(result)! : result;
    }
}
