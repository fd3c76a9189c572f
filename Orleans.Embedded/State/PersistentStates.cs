using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>Finds the storage of a state and makes the object that a grain gets for it.</summary>
internal static class PersistentStates
{
    public const string DefaultStorage = "Default";

    /// <summary>Makes states for one constructor parameter.</summary>
    public static Func<Activation, object> Factory(Type parameter, IPersistentStateConfiguration configuration, string parameterName)
    {
        if (!parameter.IsGenericType || parameter.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            throw new OrleansConfigurationException($"[PersistentState] goes on parameters of type IPersistentState<T>, not {parameter}.");
        var name = configuration.StateName.Length > 0 ? configuration.StateName : parameterName;
        var state = typeof(PersistentState<>).MakeGenericType(parameter.GetGenericArguments());
        var create = ActivatorUtilities.CreateFactory(state, [typeof(Activation), typeof(string), typeof(string)]);
        return activation => create(activation.Silo.Services, [activation, name, configuration.StorageName]);
    }

    public static IGrainStorage Storage(Activation activation, string? name) =>
        activation.Silo.Services.GetKeyedService<IGrainStorage>(name ?? DefaultStorage) ?? throw new BadProviderConfigException(
            $"{activation.Class.Type} keeps state in a storage named \"{name ?? DefaultStorage}\", which is not registered.");
}
