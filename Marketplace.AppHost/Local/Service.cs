using Marketplace.AppHost.Processes;

namespace Marketplace.AppHost.Local;

/// <summary>One of our programs.</summary>
/// <param name="Name">In the log and in telemetry.</param>
/// <param name="Program">Its project.</param>
/// <param name="Url">Where it listens.</param>
internal sealed record ServiceOptions(string Name, string Program, string Url)
{
    /// <summary>Configuration keys and values; null leaves a key out, and the user's environment wins.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>How long a start may take.</summary>
    /// <value>Default: 2 minutes, enough for all migrations on a slow machine.</value>
    public TimeSpan StartDeadline { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long it may take to finish what it is doing when told to stop.</summary>
    /// <value>Default: 30 seconds, what the .NET host grants itself.</value>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(30);

    internal Dictionary<string, string> Environment()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = Url,
            ["OTEL_SERVICE_NAME"] = Name,
            // One line per log entry, so that every line carries its prefix.
            ["Logging__Console__FormatterName"] = "simple",
            ["Logging__Console__FormatterOptions__SingleLine"] = "true",
            ["DOTNET_ENVIRONMENT"] = System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Development",
        };
        foreach (var (key, value) in Settings)
        {
            var name = key.Replace(":", "__", StringComparison.Ordinal);
            if (value is not null && System.Environment.GetEnvironmentVariable(name) is null)
            {
                variables[name] = value;
            }
        }

        return variables;
    }
}

/// <summary>A running program of ours: started, watched until it is healthy, started again when it crashes.</summary>
internal sealed class Service(ServiceOptions options, Action<string> log) : IAsyncDisposable
{
    private static readonly TimeSpan _firstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestDelay = TimeSpan.FromSeconds(30);

    // Every request and statement would drown what matters. (Not as variables: sh drops those with a dot in their name.)
    private static readonly string[] _quiet =
        [.. new[] { "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "System.Net.Http" }.Select(name => $"--Logging:LogLevel:{name}=Warning")];

    private readonly CancellationTokenSource _stopping = new();
    private GuardedProcess? _process;
    private Task _supervision = Task.CompletedTask;

    /// <exception cref="DeploymentException">It ended, or was not healthy in time; shows the last lines that it wrote.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _process = Launch();
        await Health.WaitAsync(options, _process, cancellationToken);
        _supervision = SuperviseAsync(_process);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _supervision;
        if (_process is not null)
        {
            await _process.StopAsync("TERM", options.StopGrace);
            await _process.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private async Task SuperviseAsync(GuardedProcess process)
    {
        var delay = _firstDelay;
        while (true)
        {
            try
            {
                var code = await process.Exited.WaitAsync(_stopping.Token);
                log($"ended unexpectedly with code {code}; starting it again in {delay.TotalSeconds:0} s");
                await process.DisposeAsync();
                await Task.Delay(delay, _stopping.Token);
                delay = delay * 2 < _longestDelay ? delay * 2 : _longestDelay;
                _process = process = Launch();
                await Health.WaitAsync(options, process, _stopping.Token);
                delay = _firstDelay;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (DeploymentException error)
            {
                log(error.Message);
                await process.StopAsync("KILL", options.StopGrace);
            }
        }
    }

    private GuardedProcess Launch()
    {
        var program = Solution.Program(options.Program);
        return GuardedProcess.Start(
            new GuardedProcessOptions(["dotnet", program, .. _quiet])
            {
                Folder = Path.GetDirectoryName(program)!,
                Environment = options.Environment(),
            },
            log);
    }
}
