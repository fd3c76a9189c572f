using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Orleans.Conformance.Life;

public sealed class ShutdownTests
{
    private readonly Guid _key = Guid.NewGuid();

    private Probe Probe => Probe.Of(_key);

    [Fact]
    public async Task Stopping_deactivates_every_grain()
    {
        var silo = await TestSilo.Start();
        await silo.Grains.GetGrain<IKeptGrain>(_key).Instance();
        await silo.DisposeAsync();
        Probe.Events.ShouldBe(["activated", "called", "deactivated: ShuttingDown"]);
    }

    [Fact]
    public async Task Stopping_lets_running_calls_end()
    {
        var silo = await TestSilo.Start();
        var call = silo.Grains.GetGrain<IKeptGrain>(_key).Wait();
        await Probe.WaitFor("wait");
        var stop = silo.Stop();
        stop.IsCompleted.ShouldBeFalse();
        Probe.Release("wait");
        await call.Soon();
        await stop.Soon();
        await silo.DisposeAsync();
        Probe.Events.ShouldBe(["activated", "waited", "deactivated: ShuttingDown"]);
    }

    [Fact]
    public async Task A_host_may_be_stopped_twice_at_once()
    {
        var silo = await TestSilo.Start();
        await silo.Grains.GetGrain<IKeptGrain>(_key).Instance();
        await Task.WhenAll(silo.Stop(), silo.Stop()).Soon();
        await silo.DisposeAsync();
        Probe.Events.ShouldBe(["activated", "called", "deactivated: ShuttingDown"]);
    }

    [Fact]
    public async Task Hosted_services_added_before_the_silo_cannot_call_grains_yet_and_those_after_it_can()
    {
        var results = new List<string>();
        using var host = TestSilo.Build(builder =>
        {
            builder.Services.AddSingleton<IHostedService>(services => new Caller("early", services, results));
            builder.UseOrleans(silo => TestSilo.Configure(silo, null));
            builder.Services.AddSingleton<IHostedService>(services => new Caller("late", services, results));
        });
        await host.StartAsync();
        await host.StopAsync();
        results.ShouldBe(["early start refused", "late start served", "late stop served", "early stop refused"]);
    }

    private sealed class Caller(string name, IServiceProvider services, List<string> results) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Call("start");

        public Task StopAsync(CancellationToken cancellationToken) => Call("stop");

        private async Task Call(string when)
        {
            try
            {
                await services.GetRequiredService<IGrainFactory>().GetGrain<IKeptGrain>(Guid.NewGuid()).Instance();
                results.Add($"{name} {when} served");
            }
            catch (OrleansException)
            {
                results.Add($"{name} {when} refused");
            }
        }
    }
}
