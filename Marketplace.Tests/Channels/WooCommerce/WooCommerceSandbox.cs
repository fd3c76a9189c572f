using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce;
using Marketplace.Sandbox;
using Marketplace.Tests.Grains.Images;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WooCommerceOptions = Marketplace.Channels.WooCommerce.WooCommerceOptions;

namespace Marketplace.Tests.Channels.WooCommerce;

/// <summary>The WooCommerce simulator in this process, with a channel that talks to it over HTTP; every call is held against WooCommerce's reference.</summary>
internal sealed class WooCommerceSandbox : IAsyncDisposable
{
    /// <summary>The simulator's stores: three dozen products, and none.</summary>
    public const string FullShop = "fern-and-feather", EmptyShop = "quiet-harbour";

    private readonly WebApplication _app;
    private readonly WebApplication _site;
    private readonly HttpClient _browser;
    private readonly ChannelTransport _transport;

    private WooCommerceSandbox(WebApplication app, WebApplication site)
    {
        (_app, _site) = (app, site);
        Address = new Uri(app.Urls.First());
        Site = new Uri(site.Urls.First());
        _browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        Channel = new WooCommerceChannel(Microsoft.Extensions.Options.Options.Create(new WooCommerceOptions { AllowHttp = true, CallsPerTenSeconds = 0 }), TimeProvider.System);
        Calls = new ReferenceCheck { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } };
        _transport = new ChannelTransport(Calls);
        Pipeline = new ChannelPipeline(_transport, TimeProvider.System);
    }

    public Uri Address { get; }

    /// <summary>Stands for our own site, where stores fetch pictures and send keys and notifications.</summary>
    public Uri Site { get; }

    public WooCommerceChannel Channel { get; }

    public ChannelPipeline Pipeline { get; }

    public ReferenceCheck Calls { get; }

    /// <summary>What came to <c>/keys</c> and <c>/hook</c>: the headers and the body.</summary>
    public ConcurrentQueue<(IHeaderDictionary Headers, byte[] Body)> Received { get; private set; } = [];

    /// <summary>What <c>/hook</c> answers.</summary>
    public int HookStatus { get; set; } = StatusCodes.Status200OK;

    public static async Task<WooCommerceSandbox> StartAsync(params string[] arguments)
    {
        var app = SandboxApp.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning", .. arguments]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var site = builder.Build();
        site.Urls.Add("http://127.0.0.1:0");
        WooCommerceSandbox? sandbox = null;
        site.MapGet("/media/{name}", (string name) => name.StartsWith("broken", StringComparison.Ordinal) ? Results.NotFound() : Results.Bytes(TestPictures.Png(40, 30), "image/png"));
        site.MapPost("/{what}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            sandbox!.Received.Enqueue((new HeaderDictionary(request.Headers.ToDictionary()), body.ToArray()));
            return Results.StatusCode(request.Path == "/hook" ? sandbox.HookStatus : StatusCodes.Status200OK);
        });
        await site.StartAsync(TestContext.Current.CancellationToken);
        return sandbox = new WooCommerceSandbox(app, site);
    }

    public string StoreAddress(string shop = EmptyShop) => $"{Address}woocommerce/{shop}";

    public KeysStart Start(string shop = EmptyShop) => new(
        "the-state", new Uri(Site, "/keys"), new Uri("http://localhost/connect/woocommerce/callback?state=the-state"), new Dictionary<string, string> { ["store"] = StoreAddress(shop) });

    /// <summary>What the owner's decision leads to: where the browser goes.</summary>
    public async Task<Uri> DecideAsync(string decision, string shop = EmptyShop)
    {
        using var form = new FormUrlEncodedContent([new("decision", decision)]);
        using var answer = await _browser.PostAsync(Channel.BuildAuthorizeUrl(Start(shop)).ShouldSucceed(), form, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!;
    }

    public async Task<SentKeys> KeysAsync(string shop = EmptyShop)
    {
        await DecideAsync("approve", shop);
        Received.TryDequeue(out var sent).ShouldBeTrue();
        return Channel.ReadKeys(sent.Body)!;
    }

    public async Task<ChannelSession> ConnectAsync(string shop = EmptyShop)
    {
        var keys = await KeysAsync(shop);
        var granted = (await Channel.AcceptKeysAsync(Pipeline.Create(Channel), keys, Start(shop).Inputs, TestContext.Current.CancellationToken)).ShouldSucceed();
        return Session(granted.Credentials, shop);
    }

    public ChannelSession Session(ChannelCredentials credentials, string shop = EmptyShop) =>
        new(Pipeline.Create(Channel, StoreAddress(shop), new HeldCredentials(credentials)), StoreAddress(shop), JsonSerializer.SerializeToElement(new { }));

    public DraftImage Picture(int number, string prefix = "")
    {
        var id = Guid.CreateVersion7();
        return new DraftImage(id, $"{prefix}{id:N}.png", "image/png", $"Picture {number}", _ => Task.FromResult<Stream>(new MemoryStream(TestPictures.Png(40, 30))))
        {
            Address = new Uri(Site, $"/media/{prefix}{id:N}.png"),
        };
    }

    public ListingDraft Mug(string title = "Blue mug", int images = 2, int quantity = 5, decimal price = 18.40m) => new(
        Guid.CreateVersion7(), title, "<p>Thrown by hand.</p>", "USD", ["mug", "pottery"],
        [new DraftVariant(Guid.CreateVersion7(), "MUG-1", [], price, quantity)], [.. Enumerable.Range(1, images).Select(number => Picture(number))], JsonSerializer.SerializeToElement(new { }));

    public ListingDraft Shirt() => Mug("Linen shirt") with
    {
        Variants =
        [
            new DraftVariant(Guid.CreateVersion7(), "SHIRT-S-W", [new("Size", "S"), new("Color", "White")], 60m, 3),
            new DraftVariant(Guid.CreateVersion7(), "SHIRT-M-W", [new("Size", "M"), new("Color", "White")], 60m, 0),
            new DraftVariant(Guid.CreateVersion7(), "SHIRT-S-G", [new("Size", "S"), new("Color", "Green")], 65.50m, 2),
        ],
    };

    public Task FaultAsync(object faults) => ControlAsync("faults", faults);

    public async Task<JsonElement> ControlAsync(string action, object body)
    {
        using var answer = await _browser.PostAsJsonAsync($"control/woocommerce/{action}", body, TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <summary>Buys, and answers the order's id.</summary>
    public async Task<string> PurchaseAsync(string sku, int quantity = 1, string payment = "stripe", string shop = EmptyShop) =>
        (await ControlAsync("purchase", new { shop, sku, quantity, payment })).GetProperty("id").ToString();

    public Task<JsonElement> StateAsync() => _browser.GetFromJsonAsync<JsonElement>("control/woocommerce/state", TestContext.Current.CancellationToken);

    public async Task<JsonElement> ShopAsync(string shop = EmptyShop) =>
        (await StateAsync()).GetProperty("shops").EnumerateArray().Single(s => s.GetProperty("slug").GetString() == shop);

    public async Task<JsonElement[]> ProductsAsync(string shop = EmptyShop) => [.. (await ShopAsync(shop)).GetProperty("products").EnumerateArray()];

    public async Task<JsonElement> OrderAsync(string id, string shop = EmptyShop) =>
        (await ShopAsync(shop)).GetProperty("orders").EnumerateArray().Single(o => o.GetProperty("id").ToString() == id);

    /// <summary>A bare call of the API with a store's keys.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> CallAsync(ChannelCredentials? credentials, HttpMethod method, string path, object? body = null, string shop = EmptyShop)
    {
        using var request = new HttpRequestMessage(method, $"{StoreAddress(shop)}/wp-json/wc/v3/{path}");
        if (credentials is not null)
            Channel.Authorize(request, credentials);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var answer = await _browser.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        _transport.Dispose();
        await _app.DisposeAsync();
        await _site.DisposeAsync();
    }
}
