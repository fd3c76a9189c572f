using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Benchmarks.Api;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce;
using Marketplace.Contracts.Connections;
using Marketplace.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WooCommerceOptions = Marketplace.Channels.WooCommerce.WooCommerceOptions;

namespace Marketplace.Benchmarks.Import;

/// <summary>
/// The first import of a WooCommerce store with 50,000 products and no limits, beside reading the same products and keeping nothing; and that of
/// a smaller one within the usual limit, beside what this allows. A few of the store's own products are variable and cost a call more each.
/// </summary>
internal sealed class WooCommerceImportSpeed : IBenchmark
{
    private const int _seeded = 36;
    private const int _products = 50_000;
    private const int _limitedProducts = 15_000;

    public string Name => "import-woocommerce";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return await UnlimitedAsync(cancellation);
        yield return await LimitedAsync(cancellation);
    }

    private static async Task<Figure> UnlimitedAsync(CancellationToken cancellation)
    {
        await using var sandbox = SandboxApp.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning"]);
        using var browser = await OpenAsync(sandbox, _products, cancellation);
        var inputs = Inputs(browser);
        var read = await ReadAsync(browser, inputs, cancellation);
        await using var api = await BenchmarkApi.StartAsync(cancellation, Settings(browser, callsPerTenSeconds: 0));
        var seconds = await ImportAsync(api, browser, inputs, cancellation);
        await sandbox.StopAsync(cancellation);
        return new("import-woocommerce", _products / seconds, "products/s", _products / read, "products/s read and not kept", Errors: _products - await FirstImport.CountAsync(api, cancellation));
    }

    private static async Task<Figure> LimitedAsync(CancellationToken cancellation)
    {
        var limit = new WooCommerceOptions().CallsPerTenSeconds;
        await using var sandbox = SandboxApp.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning"]);
        using var browser = await OpenAsync(sandbox, _limitedProducts, cancellation);
        await using var api = await BenchmarkApi.StartAsync(cancellation, Settings(browser, limit));
        var seconds = await ImportAsync(api, browser, Inputs(browser), cancellation);
        var state = await browser.GetFromJsonAsync<JsonElement>("/control/woocommerce/state", cancellation);
        var calls = state.GetProperty("calls").EnumerateObject().Sum(operation => operation.Value.GetInt32());
        await sandbox.StopAsync(cancellation);
        // The first window's calls may go at once.
        var allowed = Math.Ceiling((calls - limit) / (double)limit) * 10;
        return new(
            "import-woocommerce within its limit", _limitedProducts / seconds, "products/s", _limitedProducts / allowed, "products/s that the limit allows",
            Errors: _limitedProducts - await FirstImport.CountAsync(api, cancellation));
    }

    private static async Task<HttpClient> OpenAsync(WebApplication sandbox, int products, CancellationToken cancellation)
    {
        await sandbox.StartAsync(cancellation);
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(sandbox.Urls.First()), Timeout = TimeSpan.FromMinutes(2) };
        (await browser.PostAsJsonAsync("/control/woocommerce/seed", new { listings = products - _seeded }, cancellation)).EnsureSuccessStatusCode();
        return browser;
    }

    private static Dictionary<string, string> Inputs(HttpClient browser) => new() { ["store"] = new Uri(browser.BaseAddress!, "/woocommerce/fern-and-feather").ToString() };

    private static Dictionary<string, string> Settings(HttpClient browser, int callsPerTenSeconds) => new()
    {
        ["Channels__WooCommerce__AllowHttp"] = "true",
        ["Channels__WooCommerce__CallsPerTenSeconds"] = $"{callsPerTenSeconds}",
        ["Outbound__AllowedHosts"] = browser.BaseAddress!.Authority,
    };

    /// <returns>Seconds.</returns>
    private static async Task<double> ReadAsync(HttpClient browser, Dictionary<string, string> inputs, CancellationToken cancellation)
    {
        var channel = new WooCommerceChannel(Microsoft.Extensions.Options.Options.Create(new WooCommerceOptions { AllowHttp = true }), TimeProvider.System);
        using var transport = ChannelTransport.Unguarded();
        var pipeline = new ChannelPipeline(transport, TimeProvider.System);
        var granted = await channel.AcceptKeysAsync(pipeline.Create(channel), await KeysAsync(channel, browser, inputs, cancellation), inputs, cancellation);
        var (credentials, store) = (granted.Value!.Credentials, granted.Value.AccountId);
        var session = new ChannelSession(pipeline.Create(channel, store, new HeldCredentials(credentials)), store, JsonElement.Parse("{}"));
        return await FirstImport.ReadAsync(channel, session, cancellation);
    }

    /// <summary>The keys go from server to server, so there is one here to receive them.</summary>
    private static async Task<SentKeys> KeysAsync(WooCommerceChannel channel, HttpClient browser, Dictionary<string, string> inputs, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var receiver = builder.Build();
        receiver.Urls.Add("http://127.0.0.1:0");
        var body = Array.Empty<byte>();
        receiver.MapPost("/keys", async (HttpRequest request) =>
        {
            using var read = new MemoryStream();
            await request.Body.CopyToAsync(read);
            body = read.ToArray();
        });
        await receiver.StartAsync(cancellation);
        var url = channel.BuildAuthorizeUrl(new KeysStart("state", new Uri($"{receiver.Urls.First()}/keys"), new Uri("http://localhost/back"), inputs));
        await ApproveAsync(browser, url.Value!, cancellation);
        return channel.ReadKeys(body) ?? throw new InvalidOperationException("The store sent no keys.");
    }

    /// <returns>Seconds from the consent, with which the connection begins, to the end of its first import.</returns>
    private static async Task<double> ImportAsync(BenchmarkApi api, HttpClient browser, Dictionary<string, string> inputs, CancellationToken cancellation)
    {
        var begun = await api.Http.PostAsJsonAsync("/api/connections/woocommerce/authorize", new AuthorizeRequest(null, inputs), cancellation);
        var url = (await begun.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<AuthorizeResponse>(cancellation))!.AuthorizeUrl;
        var watch = Stopwatch.StartNew();
        await ApproveAsync(browser, url, cancellation);
        await FirstImport.CompletedAsync(api, cancellation);
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<Uri> ApproveAsync(HttpClient browser, Uri url, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent([new("decision", "approve")]);
        using var answer = await browser.PostAsync(url, form, cancellation);
        return answer.Headers.Location ?? throw new InvalidOperationException($"The store gave no keys: {answer.StatusCode}.");
    }
}
