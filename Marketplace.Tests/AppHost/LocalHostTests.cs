using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Marketplace.AppHost.Processes;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.AppHost;

/// <summary>The AppHost as a newcomer starts it: a process with everything below it.</summary>
public sealed class LocalHostTests : IDisposable
{
    private static readonly TimeSpan _grace = TimeSpan.FromMinutes(1);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"marketplace-apphost-{Guid.NewGuid():N}");
    private readonly int _port = FreePort.Take();
    private readonly int _sandboxPort = FreePort.Take();
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    [Fact]
    public async Task It_serves_the_product_and_leaves_nothing_running_when_it_is_stopped()
    {
        await using var host = Start();
        await ReadUntilAsync("Ctrl-C stops everything");
        using var http = new HttpClient();
        (await http.GetAsync(new Uri($"http://localhost:{_port}/health"), Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync(new Uri($"http://localhost:{_sandboxPort}/"), Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await using (var second = Start())
        {
            (await second.Exited).ShouldBe(1);
            second.LastLines.ShouldContain("Another AppHost is running");
        }

        await host.StopAsync("TERM", _grace);
        (await host.Exited).ShouldBe(0);
        Remaining().ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_outlives_it_when_it_is_killed()
    {
        await using var host = Start();
        await ReadUntilAsync("Ctrl-C stops everything");
        Remaining().ShouldContain(line => line.Contains("Marketplace.Api.dll", StringComparison.Ordinal));

        await host.StopAsync("KILL", _grace);

        await Eventually.BecomesTrueAsync(() => Remaining().Count == 0, Cancel);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, _port);
        other.Start();
        await using var host = Start();

        (await host.Exited).ShouldBe(1);
        host.LastLines.ShouldContain($"Port {_port} is in use");
        Remaining().ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private GuardedProcess Start()
    {
        Directory.CreateDirectory(_folder);
        var program = Path.Combine(AppContext.BaseDirectory.Replace("Marketplace.Tests", "Marketplace.AppHost", StringComparison.Ordinal), "Marketplace.AppHost.dll");
        return GuardedProcess.Start(
            new GuardedProcessOptions(["dotnet", program, "--port", $"{_port}", "--sandbox-port", $"{_sandboxPort}", "--state", _folder])
            {
                // The web app is not what is tested here, and building it takes its time.
                Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["Web__Root"] = _folder },
            },
            line => _lines.Writer.TryWrite(line));
    }

    private async Task ReadUntilAsync(string text)
    {
        while (!(await _lines.Reader.ReadAsync(Cancel)).Contains(text, StringComparison.Ordinal))
        {
        }
    }

    /// <summary>The command lines of the processes that were told about our folder.</summary>
    private List<string> Remaining() =>
        [.. Directory.EnumerateDirectories("/proc").Where(process => int.TryParse(Path.GetFileName(process), out _))
            .Select(process => (Line: Read(process, "cmdline"), Environment: Read(process, "environ")))
            .Where(process => process.Line.Contains(_folder, StringComparison.Ordinal) || process.Environment.Contains(_folder, StringComparison.Ordinal))
            .Select(process => process.Line)];

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
