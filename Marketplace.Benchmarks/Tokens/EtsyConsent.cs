using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using Marketplace.Channels.Etsy;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;
using EtsyOptions = Marketplace.Channels.Etsy.EtsyOptions;

namespace Marketplace.Benchmarks.Tokens;

/// <summary>The Etsy simulator in this process, reached over HTTP. Its refresh tokens rotate: each works once.</summary>
internal sealed class EtsyConsent : IAsyncDisposable
{
    private const string _shopOwner = "502218846";
    private static readonly Dictionary<string, string> _none = [];
    private readonly WebApplication _app;
    private readonly HttpClient _browser;
    private readonly ChannelTransport _transport = ChannelTransport.Unguarded();

    private EtsyConsent(WebApplication app, Uri address)
    {
        _app = app;
        _browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        Channel = new EtsyChannel(
            Options.Create(new EtsyOptions
            {
                ApiBaseUrl = new Uri(address, "etsy"),
                AuthorizeUrl = new Uri(address, "etsy/oauth/connect"),
                TokenUrl = new Uri(address, "etsy/v3/public/oauth/token"),
                KeyString = "sandboxetsykeystring0001",
                SharedSecret = "sandboxsecret",
            }),
            TimeProvider.System);
        Http = new ChannelPipeline(_transport, TimeProvider.System).Create(Channel);
    }

    public EtsyChannel Channel { get; }

    /// <summary>Calls that carry no token.</summary>
    public HttpClient Http { get; }

    public static async Task<EtsyConsent> StartAsync(CancellationToken cancellation)
    {
        var app = SandboxApp.Build(["--urls", "http://127.0.0.1:0", "--Sandbox:Etsy:PerSecond", "0", "--Logging:LogLevel:Default", "Warning"]);
        await app.StartAsync(cancellation);
        return new EtsyConsent(app, new Uri(app.Urls.First()));
    }

    /// <summary>What an account grants whose seller agrees on the consent page.</summary>
    public async Task<ChannelCredentials> GrantAsync(CancellationToken cancellation)
    {
        const string Verifier = "verifier-verifier-verifier-verifier-verifier-verifier";
        var redirect = new Uri("http://localhost/connect/etsy/callback");
        using var form = new FormUrlEncodedContent([new("decision", "approve"), new("user_id", _shopOwner)]);
        using var consent = await _browser.PostAsync(Channel.BuildAuthorizeUrl(new OAuthStart("state", Verifier, redirect, _none)).Value!, form, cancellation);
        var code = HttpUtility.ParseQueryString(consent.Headers.Location!.Query)["code"]!;
        var granted = await Channel.ExchangeCodeAsync(Http, new OAuthCallback(code, Verifier, redirect, _none, _none), cancellation);
        return granted.Succeeded ? granted.Value.Credentials : throw new InvalidOperationException(granted.Error.Message);
    }

    /// <summary>How often the token endpoint was called.</summary>
    public async Task<int> TokenCallsAsync(CancellationToken cancellation) =>
        (await _browser.GetFromJsonAsync<JsonElement>("control/etsy/state", cancellation)).GetProperty("calls").GetProperty("oauthToken").GetInt32();

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        Http.Dispose();
        _transport.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
