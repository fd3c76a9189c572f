using System.Diagnostics;
using System.Net.Http.Json;
using Marketplace.Benchmarks.Api;
using Marketplace.Contracts.Connections;
using Marketplace.Sandbox;

namespace Marketplace.Benchmarks.Import;

/// <summary>
/// The first read of an eBay account with 50,000 listings, without limits, by the real API from the simulator. eBay lists
/// items without their offers, so that every listing costs one call more.
/// </summary>
internal sealed class EbayImportSpeed : IBenchmark
{
    private const int _listings = 50_000;
    private const double _target = 2_000;
    private const string _seller = "hp4kQ2mZs1T";

    public string Name => "import-ebay";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var sandbox = SandboxApp.Build(["--urls", "http://127.0.0.1:0", "--Sandbox:Ebay:PerDay", "0", "--Logging:LogLevel:Default", "Warning"]);
        await sandbox.StartAsync(cancellation);
        var address = sandbox.Urls.First();
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(2) };
        (await browser.PostAsJsonAsync("/control/ebay/seed", new { listings = _listings }, cancellation)).EnsureSuccessStatusCode();
        await using var api = await BenchmarkApi.StartAsync(cancellation, Settings(address));
        (await browser.PostAsJsonAsync("/control/ebay/accept-url", new { url = new Uri(api.Http.BaseAddress!, "/connect/ebay/callback") }, cancellation)).EnsureSuccessStatusCode();
        var authorize = await api.Http.PostAsJsonAsync("/api/connections/ebay/authorize", new AuthorizeRequest(null), cancellation);
        var page = (await authorize.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<AuthorizeResponse>(cancellation))!.AuthorizeUrl;
        using var form = new FormUrlEncodedContent([new("decision", "approve"), new("user_id", _seller)]);
        using var consent = await browser.PostAsync(page, form, cancellation);
        var watch = Stopwatch.StartNew();
        using var returned = await api.Http.GetAsync(consent.Headers.Location, HttpCompletionOption.ResponseHeadersRead, cancellation);
        await FirstImport.CompletedAsync(api, cancellation);
        var seconds = watch.Elapsed.TotalSeconds;
        var missing = _listings - await FirstImport.CountAsync(api, cancellation, "SEED-%");
        yield return new("import-ebay", _listings / seconds, "listings/s", _target, "listings/s promised", Errors: Math.Max(0, missing));
    }

    private static Dictionary<string, string> Settings(string sandbox) => new()
    {
        ["Channels__Ebay__ApiBaseUrl"] = $"{sandbox}/ebay",
        ["Channels__Ebay__IdentityBaseUrl"] = $"{sandbox}/ebay",
        ["Channels__Ebay__MediaBaseUrl"] = $"{sandbox}/ebay",
        ["Channels__Ebay__AuthorizeUrl"] = $"{sandbox}/ebay/oauth2/authorize",
        ["Channels__Ebay__TokenUrl"] = $"{sandbox}/ebay/identity/v1/oauth2/token",
        ["Channels__Ebay__ClientId"] = "Sandbox-Marketpl-SBX-0001",
        ["Channels__Ebay__ClientSecret"] = "SBX-sandboxsecret",
        ["Channels__Ebay__RuName"] = "Sandbox-Marketpl-SBX-runame",
    };
}
