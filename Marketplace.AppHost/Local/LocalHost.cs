using System.Collections.Concurrent;
using System.Net.NetworkInformation;
using System.Runtime.InteropServices;
using Marketplace.AppHost.Postgres;
using Marketplace.AppHost.Processes;

namespace Marketplace.AppHost.Local;

/// <summary>Starts processes of this machine, keeps them running, and stops them in the opposite order.</summary>
internal sealed class LocalHost : IAsyncDisposable
{
    private const int Failed = 1;
    private const int Misused = 2;
    private readonly LocalOptions _options;
    private readonly ConcurrentStack<IAsyncDisposable> _running = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LocalHost(LocalOptions options, StateFolder state) => (_options, State) = (options, state);

    public StateFolder State { get; }

    /// <summary>Starts what <paramref name="compose"/> names, waits for Ctrl-C or SIGTERM, and stops it.</summary>
    /// <returns>The process' exit code: 0 when it was stopped on demand, 1 when it failed, 2 when the command line was wrong.</returns>
    public static async Task<int> RunAsync(string[] arguments, Func<LocalHost, LocalOptions, Task> compose)
    {
        try
        {
            var options = LocalOptions.Parse(arguments);
            if (options.Help)
            {
                Console.WriteLine(LocalOptions.Usage);
                return 0;
            }

            using var state = StateFolder.Open(options.State ?? Path.Combine(Solution.Root, ".marketplace"));
            await using var host = new LocalHost(options, state);
            return await host.RunAsync(compose);
        }
        catch (UsageException error)
        {
            await Console.Error.WriteLineAsync($"{error.Message}\n\n{LocalOptions.Usage}");
            return Misused;
        }
        catch (Exception error) when (error is DeploymentException or InvalidOperationException or CommandException or PlatformNotSupportedException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return Failed;
        }
    }

    /// <returns>The connection string of a database of that name.</returns>
    public async Task<string> DatabaseAsync(string name)
    {
        if (Environment.GetEnvironmentVariable($"ConnectionStrings__{name}") is { Length: > 0 } given)
        {
            return given;
        }

        var cluster = await PostgresCluster.StartAsync(
            State["postgres"], new PostgresOptions { Downloads = State["programs"] }, PrefixedLog.For("postgres"), _stop.Token);
        _running.Push(cluster);
        _ = cluster.Exited.ContinueWith(
            ended => _lost.TrySetException(new DeploymentException($"PostgreSQL ended with code {ended.Result}.")), TaskScheduler.Default);
        await cluster.CreateDatabaseAsync(name, _stop.Token);
        return cluster.ConnectionString(name);
    }

    /// <returns>The folder with the built web app, or null.</returns>
    public async Task<string?> WebAppAsync(string project) =>
        Environment.GetEnvironmentVariable("Web__Root")
        ?? await new WebApp(Path.Combine(Solution.Root, project), PrefixedLog.For("web")).BuildAsync(_stop.Token);

    /// <returns>The file with this installation's key.</returns>
    public string Certificate() => InstallationCertificate.Ensure(State["installation.pfx"]);

    /// <returns>The library that scales pictures; null when the machine has it where it is looked for, or not at all.</returns>
    public Task<string?> LibvipsAsync() => LibvipsLibrary.FindOrFetchAsync(State["programs"], PrefixedLog.For("pictures"), _stop.Token);

    /// <returns>What a process needs to know to report to the dashboard; nothing unless it was asked for.</returns>
    public async Task<Dictionary<string, string?>> DashboardAsync()
    {
        if (!_options.Dashboard)
        {
            return [];
        }

        _running.Push(await Dashboard.StartAsync(State["programs"], PrefixedLog.For("dashboard"), _stop.Token));
        return Dashboard.Settings;
    }

    /// <summary>Starts one of our programs and waits until it is healthy.</summary>
    public async Task StartAsync(ServiceOptions options)
    {
        var service = new Service(options, PrefixedLog.For(options.Name));
        _running.Push(service);
        await service.StartAsync(_stop.Token);
    }

    public static void Announce(string text) => Console.WriteLine(text);

    public async ValueTask DisposeAsync()
    {
        while (_running.TryPop(out var running))
        {
            await running.DisposeAsync();
        }

        _stop.Dispose();
    }

    /// <summary>Asked first: minutes of downloading and building are a long way to such an answer.</summary>
    private static void EnsureFree(params ReadOnlySpan<int> ports)
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        foreach (var port in ports)
        {
            if (taken.Contains(port))
            {
                throw new DeploymentException($"Port {port} is in use by another program. Choose others with --port and --sandbox-port.");
            }
        }
    }

    private async Task<int> RunAsync(Func<LocalHost, LocalOptions, Task> compose)
    {
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            if (_options.Reset)
            {
                await State.ResetAsync(_stop.Token);
            }

            EnsureFree(_options.Port, _options.SandboxPort);
            await compose(this, _options);
            await _lost.Task.WaitAsync(_stop.Token);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // Whatever was interrupted, it was interrupted on demand.
            Announce("stopping …");
        }

        return 0;
    }

    private void Stop(PosixSignalContext signal)
    {
        // A second signal takes its ordinary course: this process ends, and the guards of its children end those.
        signal.Cancel = !_stop.IsCancellationRequested;
        _stop.Cancel();
    }
}
