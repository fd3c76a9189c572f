using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Marketplace.AppHost.Processes;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Journey;

/// <summary>The whole product as <c>dotnet run --project Marketplace.AppHost</c> starts it, on ports and a state of its own.</summary>
internal sealed class RunningProduct : IAsyncDisposable
{
    private static readonly TimeSpan _grace = TimeSpan.FromMinutes(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-journey-").FullName;
    private readonly int _port = FreePort.Take();
    private readonly int _sandboxPort = FreePort.Take();
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private GuardedProcess? _host;
    private int _ready;
    private int _recovered;

    private RunningProduct(bool webApp)
    {
        if (!webApp)
        {
            _environment["Web__Root"] = _folder;
        }
    }

    public string Address => $"http://localhost:{_port}";

    public string Sandbox => $"http://localhost:{_sandboxPort}";

    /// <param name="cancellationToken">Ends waiting for the start.</param>
    /// <param name="webApp">False where only the API is needed: building the web app takes its time.</param>
    public static async Task<RunningProduct> StartAsync(CancellationToken cancellationToken, bool webApp = true)
    {
        var product = new RunningProduct(webApp);
        await product.RunAsync(cancellationToken);
        return product;
    }

    /// <summary>Ends everything at once with SIGKILL, PostgreSQL with all its processes too, and starts it again.</summary>
    public async Task KillAndRestartAsync(CancellationToken cancellationToken)
    {
        // First, while nobody could yet ask it to stop in order.
        KillPostgres();
        await _host!.StopAsync("KILL", _grace);
        await _host.DisposeAsync();
        // What was below it ends right after it, too.
        await Eventually.BecomesTrueAsync(() => !IsInUse(_port) && !IsInUse(_sandboxPort), cancellationToken);
        await RunAsync(cancellationToken);
        _recovered.ShouldBe(1, "PostgreSQL was to start from a crash.");
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.StopAsync("TERM", _grace);
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        (_ready, _recovered) = (0, 0);
        var program = Path.Combine(AppContext.BaseDirectory.Replace("Marketplace.Tests", "Marketplace.AppHost", StringComparison.Ordinal), "Marketplace.AppHost.dll");
        _host = GuardedProcess.Start(
            new GuardedProcessOptions(["dotnet", program, "--port", $"{_port}", "--sandbox-port", $"{_sandboxPort}", "--state", _folder])
            {
                Environment = _environment,
            },
            line =>
            {
                _recovered |= line.Contains("database system was not properly shut down", StringComparison.Ordinal) ? 1 : 0;
                _ready |= line.Contains("Ctrl-C stops everything", StringComparison.Ordinal) ? 1 : 0;
            });
        await Eventually.BecomesTrueAsync(
            () => Task.FromResult(Volatile.Read(ref _ready) == 1 || _host.Exited.IsCompleted), TimeSpan.FromMinutes(5), cancellationToken);
        if (_host.Exited.IsCompleted)
        {
            throw new InvalidOperationException($"The product did not start:\n{_host.LastLines}");
        }
    }

    private void KillPostgres()
    {
        var id = File.ReadLines(Path.Combine(_folder, "postgres/data/postmaster.pid")).First();
        using var postmaster = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
        postmaster.Kill(entireProcessTree: true);
    }

    private static bool IsInUse(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port);
}
