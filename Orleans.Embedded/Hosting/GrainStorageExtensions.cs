using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.AdoNet;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Hosting;

/// <summary>Grain storages in memory.</summary>
public static class MemoryGrainStorageSiloBuilderExtensions
{
    /// <summary>A storage under a name.</summary>
    public static ISiloBuilder AddMemoryGrainStorage(
        this ISiloBuilder builder, string name, Action<OptionsBuilder<MemoryGrainStorageOptions>>? configureOptions = null)
    {
        configureOptions?.Invoke(builder.Services.AddOptions<MemoryGrainStorageOptions>(name));
        return builder.ConfigureServices(all => all.AddKeyedSingleton<IGrainStorage>(name, (services, _) => new MemoryGrainStorage(
            GrainStorages.Serializer(services, name, services.GetRequiredService<IOptionsMonitor<MemoryGrainStorageOptions>>().Get(name)))));
    }

    /// <inheritdoc cref="AddMemoryGrainStorage(ISiloBuilder, string, Action{OptionsBuilder{MemoryGrainStorageOptions}})"/>
    public static ISiloBuilder AddMemoryGrainStorage(this ISiloBuilder builder, string name, Action<MemoryGrainStorageOptions> configureOptions) =>
        builder.AddMemoryGrainStorage(name, options => options.Configure(configureOptions));

    /// <summary>The storage of states that name none.</summary>
    public static ISiloBuilder AddMemoryGrainStorageAsDefault(
        this ISiloBuilder builder, Action<OptionsBuilder<MemoryGrainStorageOptions>>? configureOptions = null) =>
        builder.AddMemoryGrainStorage(PersistentStates.DefaultStorage, configureOptions);

    /// <inheritdoc cref="AddMemoryGrainStorageAsDefault(ISiloBuilder, Action{OptionsBuilder{MemoryGrainStorageOptions}})"/>
    public static ISiloBuilder AddMemoryGrainStorageAsDefault(this ISiloBuilder builder, Action<MemoryGrainStorageOptions> configureOptions) =>
        builder.AddMemoryGrainStorage(PersistentStates.DefaultStorage, configureOptions);
}

/// <summary>Grain storages in PostgreSQL.</summary>
public static class AdoNetGrainStorageSiloBuilderExtensions
{
    /// <summary>A storage under a name. States of the same name, key and service are one row, whatever storage they name.</summary>
    public static ISiloBuilder AddAdoNetGrainStorage(
        this ISiloBuilder builder, string name, Action<OptionsBuilder<AdoNetGrainStorageOptions>>? configureOptions = null)
    {
        configureOptions?.Invoke(builder.Services.AddOptions<AdoNetGrainStorageOptions>(name));
        builder.Services.TryAddSingleton<SiloLock>();
        return builder.ConfigureServices(all => all
            .AddKeyedSingleton<IGrainStorage>(name, (services, _) =>
            {
                var options = services.GetRequiredService<IOptionsMonitor<AdoNetGrainStorageOptions>>().Get(name);
                return ActivatorUtilities.CreateInstance<AdoNetGrainStorage>(
                    services, options, GrainStorages.Serializer(services, name, options));
            })
            .AddSingleton(services => (ILifecycleParticipant<ISiloLifecycle>)services.GetRequiredKeyedService<IGrainStorage>(name)));
    }

    /// <inheritdoc cref="AddAdoNetGrainStorage(ISiloBuilder, string, Action{OptionsBuilder{AdoNetGrainStorageOptions}})"/>
    public static ISiloBuilder AddAdoNetGrainStorage(this ISiloBuilder builder, string name, Action<AdoNetGrainStorageOptions> configureOptions) =>
        builder.AddAdoNetGrainStorage(name, options => options.Configure(configureOptions));

    /// <summary>The storage of states that name none.</summary>
    public static ISiloBuilder AddAdoNetGrainStorageAsDefault(
        this ISiloBuilder builder, Action<OptionsBuilder<AdoNetGrainStorageOptions>>? configureOptions = null) =>
        builder.AddAdoNetGrainStorage(PersistentStates.DefaultStorage, configureOptions);

    /// <inheritdoc cref="AddAdoNetGrainStorageAsDefault(ISiloBuilder, Action{OptionsBuilder{AdoNetGrainStorageOptions}})"/>
    public static ISiloBuilder AddAdoNetGrainStorageAsDefault(this ISiloBuilder builder, Action<AdoNetGrainStorageOptions> configureOptions) =>
        builder.AddAdoNetGrainStorage(PersistentStates.DefaultStorage, configureOptions);
}

internal static class GrainStorages
{
    /// <summary>The options' own serialiser, else the one registered under the storage's name, else the common one.</summary>
    public static IGrainStorageSerializer Serializer(IServiceProvider services, string name, IStorageProviderSerializerOptions options) =>
        options.GrainStorageSerializer ?? services.GetKeyedService<IGrainStorageSerializer>(name)
        ?? services.GetRequiredService<IGrainStorageSerializer>();
}
