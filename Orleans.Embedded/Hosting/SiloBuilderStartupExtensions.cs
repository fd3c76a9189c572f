using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Work while the silo starts.</summary>
public static class SiloBuilderStartupExtensions
{
    /// <summary>Runs a service of the host.</summary>
    public static ISiloBuilder AddStartupTask<TStartup>(this ISiloBuilder builder, int stage = ServiceLifecycleStage.Active)
        where TStartup : class, IStartupTask =>
        builder.AddStartupTask((services, cancellation) => ActivatorUtilities.GetServiceOrCreateInstance<TStartup>(services).Execute(cancellation), stage);

    /// <summary>Runs an object.</summary>
    public static ISiloBuilder AddStartupTask(this ISiloBuilder builder, IStartupTask startupTask, int stage = ServiceLifecycleStage.Active) =>
        builder.AddStartupTask((_, cancellation) => startupTask.Execute(cancellation), stage);

    /// <summary>Runs a delegate; the host's start waits for it, and fails if it does.</summary>
    public static ISiloBuilder AddStartupTask(this ISiloBuilder builder,
        Func<IServiceProvider, CancellationToken, Task> startupTask, int stage = ServiceLifecycleStage.Active) =>
        builder.ConfigureServices(all => all.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(
            services => new Participant(stage, cancellation => startupTask(services, cancellation))));

    private sealed class Participant(int stage, Func<CancellationToken, Task> start) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<Participant>(stage, start);
    }
}
