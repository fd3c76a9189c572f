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
/// The first import of a WooCommerce store with 50,000 products and no limits, beside reading the same products and keeping nothing. A few of the
/// store's own products are variable and cost a call more each.
/// </summary>
internal sealed class WooCommerceImportSpeed : IBenchmark
{
    private const int _seeded = 36;
    private const int _products = 50_000;

    public string Name => "import-woocommerce";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var sandbox = SandboxApp.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning"]);
        await sandbox.StartAsync(cancellation);
        var address = new Uri(sandbox.Urls.First());
        var inputs = new Dictionary<string, string> { ["store"] = new Uri(address, "/woocommerce/fern-and-feather").ToString() };
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        (await browser.PostAsJsonAsync("/control/woocommerce/seed", new { listings = _products - _seeded }, cancellation)).EnsureSuccessStatusCode();

        var read = await ReadAsync(browser, inputs, cancellation);
        await using var api = await BenchmarkApi.StartAsync(cancellation, new Dictionary<string, string>
        {
            ["Channels__WooCommerce__AllowHttp"] = "true",
            ["Channels__WooCommerce__CallsPerTenSeconds"] = "0",
            ["Outbound__AllowedHosts"] = address.Authority,
        });
        var seconds = await ImportAsync(api, browser, inputs, cancellation);
        yield return new("import-woocommerce", _products / seconds, "products/s", _products / read, "products/s read and not kept", Errors: _products - await FirstImport.CountAsync(api, cancellation));
        await sandbox.StopAsync(cancellation);
    }

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
