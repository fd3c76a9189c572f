using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Marketplace.AppHost.Postgres;
using Marketplace.Contracts.Identity;
using Marketplace.Contracts.Imports;

namespace Marketplace.Benchmarks.Api;

/// <summary>The real API as a process of its own, on a durable private cluster, with one seller signed in.</summary>
internal sealed class BenchmarkApi : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-bench-").FullName;
    private PostgresCluster? _cluster;
    private Process? _process;

    public HttpClient Http { get; private set; } = new();

    public Guid SellerId { get; private set; }

    /// <summary>Of the database's owner.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <param name="settings">Besides those that every benchmark has.</param>
    public static async Task<BenchmarkApi> StartAsync(CancellationToken cancellation, IReadOnlyDictionary<string, string>? settings = null)
    {
        var api = new BenchmarkApi();
        try
        {
            api._cluster = await PostgresCluster.StartAsync(Path.Combine(api._folder, "pg"), new(), log: null, cancellation);
            api.ConnectionString = api._cluster.ConnectionString("postgres");
            await api.StartProcessAsync(settings ?? new Dictionary<string, string>(), cancellation);
            return api;
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    /// <summary>The most memory that the API has held so far, in MB.</summary>
    public double PeakMemory()
    {
        _process!.Refresh();
        return _process.PeakWorkingSet64 / (1024.0 * 1024);
    }

    /// <summary>Uploads and imports a file.</summary>
    /// <returns>The import as it ended, and the seconds from its start to its end.</returns>
    public async Task<(ImportDetail Import, double Seconds)> ImportAsync(string file, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(file);
        using var form = new MultipartFormDataContent { { new StreamContent(content), "file", Path.GetFileName(file) } };
        var uploaded = await Http.PostAsync("/api/imports", form, cancellation);
        var id = (await uploaded.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<ImportCreated>(cancellation))!.Id;
        var watch = Stopwatch.StartNew();
        (await Http.PostAsJsonAsync($"/api/imports/{id}/start", new ImportStart(null, null), cancellation)).EnsureSuccessStatusCode();
        while (true)
        {
            var import = (await Http.GetFromJsonAsync<ImportDetail>($"/api/imports/{id}", cancellation))!;
            if (import.State != "running")
                return (import, watch.Elapsed.TotalSeconds);
            // As often as a browser hears of it, or the asking would be measured too.
            await Task.Delay(100, cancellation);
        }
    }

    /// <summary>Ends the API and leaves its database.</summary>
    public void StopProcess()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        StopProcess();
        _process?.Dispose();

        if (_cluster is not null)
            await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartProcessAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        var address = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Marketplace.Api.dll")])
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = address,
                ["ConnectionStrings__marketplace"] = ConnectionString,
                ["Storage__Root"] = Path.Combine(_folder, "objects"),
                ["Mail__Outbox"] = Path.Combine(_folder, "outbox"),
                ["Logging__LogLevel__Default"] = "Warning",
            },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        Http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(5) };
        var deadline = Stopwatch.StartNew();
        while (!await IsUpAsync(cancellation))
        {
            if (_process.HasExited || deadline.Elapsed > TimeSpan.FromMinutes(2))
                throw new InvalidOperationException("The API did not start.");
            await Task.Delay(100, cancellation);
        }

        (await Http.PostAsJsonAsync("/api/auth/register?useCookies=true", new Registration("bench@example.com", "Correct-Horse-9", "A shop"), cancellation)).EnsureSuccessStatusCode();
        SellerId = (await Http.GetFromJsonAsync<Me>("/api/me", cancellation))!.SellerId;
    }

    private async Task<bool> IsUpAsync(CancellationToken cancellation)
    {
        try
        {
            return (await Http.GetAsync("/alive", cancellation)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
