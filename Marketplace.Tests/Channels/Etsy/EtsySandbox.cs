using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using Marketplace.Channels.Etsy;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Sandbox;
using Microsoft.AspNetCore.Builder;
using EtsyOptions = Marketplace.Channels.Etsy.EtsyOptions;

namespace Marketplace.Tests.Channels.Etsy;

/// <summary>The Etsy simulator in this process, with a channel that talks to it over HTTP; every request is held against Etsy's definition.</summary>
internal sealed class EtsySandbox : IAsyncDisposable
{
    /// <summary>The simulator's shops: three dozen listings, and none.</summary>
    public const string FullShop = "28840117", EmptyShop = "31527902";

    private const string FullOwner = "471190023", EmptyOwner = "502218846";

    private readonly WebApplication _app;
    private readonly HttpClient _control;
    private readonly ChannelTransport _transport;

    private EtsySandbox(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
        _control = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        Options = new EtsyOptions
        {
            ApiBaseUrl = new Uri(address, "etsy"),
            AuthorizeUrl = new Uri(address, "etsy/oauth/connect"),
            TokenUrl = new Uri(address, "etsy/v3/public/oauth/token"),
            KeyString = "sandboxetsykeystring0001",
            SharedSecret = "sandboxsecret",
            WebhookPortalUrl = new Uri(address, "control/etsy/webhooks"),
        };
        Channel = new EtsyChannel(Microsoft.Extensions.Options.Options.Create(Options), TimeProvider.System);
        Calls = new EtsyDefinition { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } };
        _transport = new ChannelTransport(Calls);
        Pipeline = new ChannelPipeline(_transport, TimeProvider.System);
    }

    public Uri Address { get; }

    public EtsyOptions Options { get; }

    private static readonly Dictionary<string, string> _none = [];

    public EtsyChannel Channel { get; }

    public ChannelPipeline Pipeline { get; }

    /// <summary>Every call that went out.</summary>
    public EtsyDefinition Calls { get; }

    /// <summary>The limit per second stays off unless a test switches it on.</summary>
    public static async Task<EtsySandbox> StartAsync(int perSecond = 0)
    {
        var app = SandboxApp.Build(["--urls", "http://127.0.0.1:0", "--Sandbox:Etsy:PerSecond", perSecond.ToString(), "--Logging:LogLevel:Default", "Warning"]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new EtsySandbox(app, new Uri(app.Urls.First()));
    }

    /// <summary>What the consent page gives after the seller agreed.</summary>
    public async Task<OAuthCallback> ConsentAsync(string shop = EmptyShop)
    {
        const string Verifier = "verifier-verifier-verifier-verifier-verifier-verifier";
        var redirect = new Uri("http://localhost/connect/etsy/callback");
        var back = await ConsentAsync(Channel.BuildAuthorizeUrl(new OAuthStart("state", Verifier, redirect, _none)).Value!, shop);
        return new OAuthCallback(HttpUtility.ParseQueryString(back.Query)["code"]!, Verifier, redirect, _none, _none);
    }

    /// <summary>Where the browser is sent after the seller agreed on the consent page.</summary>
    public async Task<Uri> ConsentAsync(Uri authorizeUrl, string shop = EmptyShop)
    {
        using var form = new FormUrlEncodedContent([new("decision", "approve"), new("user_id", shop == FullShop ? FullOwner : EmptyOwner)]);
        using var answer = await _control.PostAsync(authorizeUrl, form, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!;
    }

    public async Task<ChannelSession> ConnectAsync(string shop = EmptyShop, IRateBudget? budget = null)
    {
        var granted = await Channel.ExchangeCodeAsync(Pipeline.Create(Channel), await ConsentAsync(shop), TestContext.Current.CancellationToken);
        granted.Error.ShouldBeNull();
        granted.Value!.AccountId.ShouldBe(shop);
        return new ChannelSession(Pipeline.Create(Channel, shop, new HeldCredentials(granted.Value.Credentials), budget), shop, Settings(shop));
    }

    /// <summary>A choice of everything, as the simulator's shops have it.</summary>
    public static JsonElement Settings(string shop = EmptyShop) => JsonSerializer.SerializeToElement(new
    {
        taxonomyId = "1062",
        whoMade = "i_did",
        whenMade = "2020_2026",
        shippingProfileId = $"{shop}01",
        returnPolicyId = $"{shop}05",
        readinessStateId = $"{shop}07",
    });

    public async Task FaultAsync(object faults)
    {
        using var answer = await _control.PostAsJsonAsync("control/etsy/faults", faults, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<JsonElement> PurchaseAsync(object purchase)
    {
        using var answer = await _control.PostAsJsonAsync("control/etsy/purchase", purchase, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public Task<JsonElement> StateAsync() => _control.GetFromJsonAsync<JsonElement>("control/etsy/state", TestContext.Current.CancellationToken);

    public async Task<JsonElement[]> ListingsAsync(string shop = EmptyShop) =>
        [.. (await StateAsync()).GetProperty("shops").EnumerateArray().Single(s => s.GetProperty("shop_id").ToString() == shop).GetProperty("listings").EnumerateArray()];

    public async Task<int> CountAsync(string operation) =>
        (await StateAsync()).GetProperty("calls").TryGetProperty(operation, out var count) ? count.GetInt32() : 0;

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        _transport.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
