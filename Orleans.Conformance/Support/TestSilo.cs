using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;

[assembly: AssemblyFixture(typeof(Orleans.Conformance.SharedSilo))]

namespace Orleans.Conformance;

/// <summary>A host with a silo, on free ports where the runtime uses them.</summary>
public sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _stopped;

    private TestSilo(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public static async Task<TestSilo> Start(Action<ISiloBuilder>? configure = null)
    {
        var silo = new TestSilo(Build(builder => builder.UseOrleans(silo => Configure(silo, configure))));
        try
        {
            await silo._host.StartAsync();
            return silo;
        }
        catch
        {
            silo._stopped = true;
            await silo.DisposeAsync();
            throw;
        }
    }

    public static IHost Build(Action<HostApplicationBuilder> configure)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        configure(builder);
        return builder.Build();
    }

    public static void Configure(ISiloBuilder silo, Action<ISiloBuilder>? more)
    {
        silo.UseLocalhostClustering(FreePort(), FreePort())
            .AddMemoryGrainStorageAsDefault()
            .AddMemoryGrainStorage("other")
            .UseInMemoryReminderService()
            .Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromMilliseconds(50));
        more?.Invoke(silo);
    }

    public async Task Stop()
    {
        _stopped = true;
        await _host.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopped)
            await Stop();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>The silo of all tests that need none of their own.</summary>
public sealed class SharedSilo : IAsyncLifetime
{
    private TestSilo? _silo;

    public TestSilo Silo => _silo!;

    public IGrainFactory Grains => Silo.Grains;

    public async ValueTask InitializeAsync() => _silo = await TestSilo.Start();

    public ValueTask DisposeAsync() => _silo!.DisposeAsync();
}
