using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Conformance.Calls;
using Orleans.Hosting;

namespace Orleans.Conformance.Hosting;

public sealed class HostingTests
{
    private readonly List<string> _events = [];

    [Fact]
    public async Task A_startup_task_may_call_grains_and_is_done_when_the_host_has_started()
    {
        await using var silo = await TestSilo.Start(s => s
            .AddStartupTask(async (services, _) =>
            {
                await Task.Yield();
                _events.Add(await services.GetRequiredService<IGrainFactory>().GetGrain<IStringKeyGrain>("startup").Key());
            })
            .AddStartupTask(new Task1(_events)));
        _events.ShouldBe(["startup", "task"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_startup_task_that_fails_fails_the_start() => await Should.ThrowAsync<NotSupportedException>(
        TestSilo.Start(s => s.AddStartupTask((_, _) => throw new NotSupportedException("not today"))));

    [Fact]
    public async Task Services_take_part_in_the_silos_life_by_stages()
    {
        var silo = await TestSilo.Start(s => s.Services
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new Staged(_events, ServiceLifecycleStage.Active))
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new Staged(_events, ServiceLifecycleStage.RuntimeServices)));
        await silo.DisposeAsync();
        _events.ShouldBe(["start 4000", "start 20000", "stop 20000", "stop 4000"]);
    }

    [Fact]
    public async Task Ids_come_from_the_options()
    {
        await using var silo = await TestSilo.Start(s => s.Configure<ClusterOptions>(o => o.ServiceId = "mine"));
        var options = silo.Services.GetRequiredService<IOptions<ClusterOptions>>().Value;
        options.ServiceId.ShouldBe("mine");
        options.ClusterId.ShouldBe("default");
    }

    [Fact]
    public void Configuration_names_the_service_and_its_storages()
    {
        using var host = TestSilo.Build(builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Orleans:ServiceId"] = "configured",
                ["Orleans:GrainStorage:Default:ProviderType"] = "Memory",
                ["Orleans:GrainStorage:extra:ProviderType"] = "Memory",
                ["Orleans:Reminders:ProviderType"] = "Memory",
                ["Orleans:Clustering:ProviderType"] = "Development",
            });
            builder.UseOrleans();
        });
        host.Services.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId.ShouldBe("configured");
        host.Services.GetKeyedService<Orleans.Storage.IGrainStorage>("Default").ShouldNotBeNull();
        host.Services.GetKeyedService<Orleans.Storage.IGrainStorage>("extra").ShouldNotBeNull();
    }

    [Fact]
    public void A_host_may_configure_its_silo_in_several_places()
    {
        using var host = TestSilo.Build(builder => builder
            .UseOrleans(silo => silo.UseLocalhostClustering().AddMemoryGrainStorage("one"))
            .UseOrleans(silo => silo.AddMemoryGrainStorage("two")));
        host.Services.GetKeyedService<Orleans.Storage.IGrainStorage>("one").ShouldNotBeNull();
        host.Services.GetKeyedService<Orleans.Storage.IGrainStorage>("two").ShouldNotBeNull();
        host.Services.GetServices<IClusterClient>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Each_activation_has_a_scope_of_services()
    {
        await using var silo = await TestSilo.Start(s => s.Services.AddScoped<Scoped>());
        var (one, two) = (silo.Grains.GetGrain<IScopedGrain>(Guid.NewGuid()), silo.Grains.GetGrain<IScopedGrain>(Guid.NewGuid()));
        (await one.Scope()).ShouldBe(await one.Scope());
        (await one.Scope()).ShouldNotBe(await two.Scope());
    }

    private sealed class Task1(List<string> events) : IStartupTask
    {
        public Task Execute(CancellationToken cancellationToken)
        {
            events.Add("task");
            return Task.CompletedTask;
        }
    }

    private sealed class Staged(List<string> events, int stage) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe("staged", stage, Note("start"), Note("stop"));

        private Func<CancellationToken, Task> Note(string what) => _ =>
        {
            events.Add($"{what} {stage}");
            return Task.CompletedTask;
        };
    }
}

public sealed class Scoped
{
    public Guid Id { get; } = Guid.NewGuid();
}

public interface IScopedGrain : IGrainWithGuidKey
{
    Task<Guid> Scope();
}

public class ScopedGrain(IServiceProvider services, Scoped? scoped = null) : Grain, IScopedGrain
{
    public Task<Guid> Scope() => Task.FromResult(services.GetRequiredService<Scoped>() == scoped ? scoped.Id : Guid.Empty);
}
