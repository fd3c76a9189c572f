using System.Diagnostics;
using System.Net.Http.Json;
using System.Web;
using Marketplace.Benchmarks.Api;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify;
using Marketplace.Contracts.Connections;
using Marketplace.Sandbox;
using Microsoft.AspNetCore.Builder;
using ShopifyOptions = Marketplace.Channels.Shopify.ShopifyOptions;

namespace Marketplace.Benchmarks.Import;

/// <summary>The first import of a Shopify shop with 50,000 products and no limits, beside reading the same products and keeping nothing.</summary>
internal sealed class ShopifyImportSpeed : IBenchmark
{
    private const string _shop = "cedar-and-salt.myshopify.com";
    private const int _seeded = 12;
    private const int _products = 50_000;

    private static readonly Uri _callback = new("http://localhost/connect/shopify/callback");

    public string Name => "import-shopify";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var sandbox = SandboxApp.Build(["--urls", "http://127.0.0.1:0", "--Sandbox:Shopify:PointsPerSecond", "0", "--Logging:LogLevel:Default", "Warning"]);
        await sandbox.StartAsync(cancellation);
        var address = sandbox.Urls.First();
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(2) };
        (await browser.PostAsJsonAsync("/control/shopify/seed", new { listings = _products - _seeded }, cancellation)).EnsureSuccessStatusCode();

        var read = await ReadAsync(browser, address, cancellation);
        await using var api = await BenchmarkApi.StartAsync(cancellation, new Dictionary<string, string>
        {
            ["Channels__Shopify__ClientId"] = "sandboxshopifyclient0001",
            ["Channels__Shopify__ClientSecret"] = "sandboxshopifysecret",
            ["Channels__Shopify__ShopAddress"] = $"{address}/shopify/{{shop}}",
        });
        var seconds = await ImportAsync(api, browser, cancellation);
        yield return new("import-shopify", _products / seconds, "products/s", _products / read, "products/s read and not kept", Errors: _products - await FirstImport.CountAsync(api, cancellation));
        await sandbox.StopAsync(cancellation);
    }

    /// <returns>Seconds.</returns>
    private static async Task<double> ReadAsync(HttpClient browser, string address, CancellationToken cancellation)
    {
        var options = new ShopifyOptions { ClientId = "sandboxshopifyclient0001", ClientSecret = "sandboxshopifysecret", ShopAddress = $"{address}/shopify/{{shop}}" };
        var channel = new ShopifyChannel(Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System);
        using var transport = ChannelTransport.Unguarded();
        var pipeline = new ChannelPipeline(transport, TimeProvider.System);
        var inputs = new Dictionary<string, string> { ["shop"] = _shop };
        var query = HttpUtility.ParseQueryString((await InstallAsync(browser, channel.BuildAuthorizeUrl(new OAuthStart("s", "v", _callback, inputs)).Value!, cancellation)).Query);
        var granted = await channel.ExchangeCodeAsync(
            pipeline.Create(channel), new OAuthCallback(query["code"]!, "v", _callback, query.AllKeys.ToDictionary(key => key!, key => query[key]!), inputs), cancellation);
        var session = new ChannelSession(pipeline.Create(channel, _shop, new HeldCredentials(granted.Value!.Credentials)), _shop, default);
        return await FirstImport.ReadAsync(channel, session, cancellation);
    }

    /// <returns>Seconds from the callback, with which the connection begins, to the end of its first import.</returns>
    private static async Task<double> ImportAsync(BenchmarkApi api, HttpClient browser, CancellationToken cancellation)
    {
        var begun = await api.Http.PostAsJsonAsync("/api/connections/shopify/authorize", new AuthorizeRequest(null, new Dictionary<string, string> { ["shop"] = _shop }), cancellation);
        var url = (await begun.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<AuthorizeResponse>(cancellation))!.AuthorizeUrl;
        var back = await InstallAsync(browser, url, cancellation);
        var watch = Stopwatch.StartNew();
        using var returned = await api.Http.GetAsync(back, HttpCompletionOption.ResponseHeadersRead, cancellation);
        await FirstImport.CompletedAsync(api, cancellation);
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<Uri> InstallAsync(HttpClient browser, Uri url, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent([new("decision", "install")]);
        using var answer = await browser.PostAsync(url, form, cancellation);
        return answer.Headers.Location!;
    }
}
