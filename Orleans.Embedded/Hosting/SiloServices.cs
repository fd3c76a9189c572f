using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Hosting;

/// <summary>What a silo adds to its host's services.</summary>
internal static class SiloServices
{
    public static void Add(IServiceCollection services, IConfiguration configuration, Action<ISiloBuilder> configure)
    {
        var builder = new SiloBuilder(services, configuration);
        if (!services.Any(s => s.ServiceType == typeof(Silo)))
        {
            AddCore(services);
            SiloConfiguration.Apply(builder, configuration.GetSection("Orleans"));
        }

        configure(builder);
    }

    private static void AddCore(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<GrainClasses>();
        services.AddSingleton<Silo>();
        services.AddSingleton<IClusterClient>(s => s.GetRequiredService<Silo>().Factory);
        services.AddSingleton<IGrainFactory>(s => s.GetRequiredService<Silo>().Factory);
        services.AddSingleton<IGrainContextAccessor, CurrentActivation>();
        services.AddScoped<ScopedActivation>();
        services.AddScoped<IGrainContext>(s => s.GetRequiredService<ScopedActivation>().Activation
            ?? throw new InvalidOperationException("There is a grain context only in the scope of an activation."));
        services.TryAddSingleton<IGrainStorageSerializer, SystemTextJsonGrainStorageSerializer>();
        services.AddHostedService<SiloHost>();
    }

    private sealed class CurrentActivation : IGrainContextAccessor
    {
        public IGrainContext GrainContext => Activation.Current!;
    }
}
