using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify;
using Marketplace.Sandbox;
using Microsoft.AspNetCore.Builder;
using ShopifyOptions = Marketplace.Channels.Shopify.ShopifyOptions;

namespace Marketplace.Tests.Channels.Shopify;

/// <summary>The Shopify simulator in this process, with a channel that talks to it over HTTP; every call is held against Shopify's definition.</summary>
internal sealed class ShopifySandbox : IAsyncDisposable
{
    /// <summary>The simulator's shops: a dozen products, and none.</summary>
    public const string FullShop = "cedar-and-salt.myshopify.com", EmptyShop = "plain-canvas.myshopify.com";

    public const string ClientId = "sandboxshopifyclient0001", Secret = "sandboxshopifysecret";

    private readonly WebApplication _app;
    private readonly HttpClient _control;
    private readonly ChannelTransport _transport;

    private ShopifySandbox(WebApplication app, Uri address, string version)
    {
        _app = app;
        Address = address;
        _control = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        Options = new ShopifyOptions { ClientId = ClientId, ClientSecret = Secret, ApiVersion = version, ShopAddress = $"{address}shopify/{{shop}}/" };
        Channel = new ShopifyChannel(Microsoft.Extensions.Options.Options.Create(Options), TimeProvider.System);
        Calls = new ShopifyCallCheck(version) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } };
        _transport = new ChannelTransport(Calls);
        Pipeline = new ChannelPipeline(_transport, TimeProvider.System);
    }

    public Uri Address { get; }

    public ShopifyOptions Options { get; }

    public ShopifyChannel Channel { get; }

    public ChannelPipeline Pipeline { get; }

    /// <summary>Every call that went out.</summary>
    public ShopifyCallCheck Calls { get; }

    /// <summary>The limit stays off unless a test switches it on.</summary>
    public static async Task<ShopifySandbox> StartAsync(string version = "2025-10", int pointsPerSecond = 0)
    {
        var app = SandboxApp.Build(["--urls", "http://127.0.0.1:0", "--Sandbox:Shopify:PointsPerSecond", $"{pointsPerSecond}", "--Logging:LogLevel:Default", "Warning"]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ShopifySandbox(app, new Uri(app.Urls.First()), version);
    }

    /// <summary>What the install page gives after the merchant agreed.</summary>
    public async Task<OAuthCallback> InstallAsync(string shop = EmptyShop)
    {
        var inputs = new Dictionary<string, string> { ["shop"] = shop };
        var redirect = new Uri("http://localhost/connect/shopify/callback");
        var url = Channel.BuildAuthorizeUrl(new OAuthStart("state", "verifier", redirect, inputs));
        url.Error.ShouldBeNull();
        using var form = new FormUrlEncodedContent([new("decision", "install")]);
        using var answer = await _control.PostAsync(url.Value, form, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        return new OAuthCallback(query["code"]!, "verifier", redirect, query.AllKeys.ToDictionary(key => key!, key => query[key]!), inputs);
    }

    public async Task<ChannelSession> ConnectAsync(string shop = EmptyShop)
    {
        var granted = await Channel.ExchangeCodeAsync(Pipeline.Create(Channel), await InstallAsync(shop), TestContext.Current.CancellationToken);
        granted.Error.ShouldBeNull();
        granted.Value!.AccountId.ShouldBe(shop);
        return new ChannelSession(Pipeline.Create(Channel, shop, new Held(granted.Value.Credentials)), shop, Settings(shop));
    }

    /// <summary>The first location and the online store of the simulator's shops.</summary>
    public static JsonElement Settings(string shop = EmptyShop) => JsonSerializer.SerializeToElement(new
    {
        locationId = $"gid://shopify/Location/{(shop == FullShop ? 701120010 : 701120020)}",
        publicationId = $"gid://shopify/Publication/{(shop == FullShop ? 701120015 : 701120025)}",
    });

    public Task FaultAsync(object faults) => ControlAsync("faults", faults);

    public async Task<JsonElement> ControlAsync(string action, object body)
    {
        using var answer = await _control.PostAsJsonAsync($"control/shopify/{action}", body, TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <summary>Buys in the empty shop.</summary>
    public Task<JsonElement> PurchaseAsync(string sku, int quantity = 1) => ControlAsync("purchase", new { shop = EmptyShop, sku, quantity });

    public Task<JsonElement> StateAsync() => _control.GetFromJsonAsync<JsonElement>("control/shopify/state", TestContext.Current.CancellationToken);

    public async Task<JsonElement[]> ProductsAsync(string shop = EmptyShop) => [.. (await ShopAsync(shop)).GetProperty("products").EnumerateArray()];

    public async Task<JsonElement> ShopAsync(string shop = EmptyShop) =>
        (await StateAsync()).GetProperty("shops").EnumerateArray().Single(s => s.GetProperty("domain").GetString() == shop);

    public async Task<int> CountAsync(string operation) =>
        (await StateAsync()).GetProperty("calls").TryGetProperty(operation, out var count) ? count.GetInt32() : 0;

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        _transport.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private sealed class Held(ChannelCredentials credentials) : ITokenSource
    {
        public ValueTask<ChannelResult<ChannelCredentials>> GetAsync(ChannelCredentials? refused, CancellationToken cancellationToken) =>
            new(refused is null ? credentials : new ChannelError(ChannelErrorKind.Unauthorized, "Connect the shop again."));
    }
}
