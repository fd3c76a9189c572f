using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Sandbox;

/// <summary>The simulator on a free port of this process, without rate limits unless the arguments say otherwise.</summary>
internal sealed class EtsySandbox : IAsyncDisposable
{
    public const string Keystring = "sandboxetsykeystring0001";
    public const string SharedSecret = "sandboxsecret";
    public const long ShopId = 28_840_117;
    public const long OwnerId = 471_190_023;
    public const long OtherShopId = 31_527_902;
    public const long OtherOwnerId = 502_218_846;
    public const long ShippingProfileId = 2_884_011_701;
    public const long ReturnPolicyId = 2_884_011_705;
    public const long ReadinessStateId = 2_884_011_707;

    private readonly WebApplication app;

    private EtsySandbox(WebApplication app)
    {
        this.app = app;
        Origin = app.Urls.First();
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Origin) };
    }

    public string Origin { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<EtsySandbox> StartAsync(string[]? args = null, Action<IServiceCollection>? configure = null)
    {
        var built = SandboxApp.Build(
            ["--urls", "http://127.0.0.1:0", "--Sandbox:Etsy:PerSecond", "0", "--Sandbox:Etsy:PerDay", "0", "--Logging:LogLevel:Default", "Warning", .. args ?? []],
            configure);
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new EtsySandbox(built);
    }

    /// <summary>Goes through consent and token exchange as a browser and a client would.</summary>
    public async Task<EtsyClient> ConnectAsync(long userId = OwnerId, string scopes = OAuthClient.AllScopes)
    {
        var oauth = new OAuthClient(this);
        return new EtsyClient(this, (await oauth.ExchangeAsync(await oauth.ApproveAsync(userId, scopes))).AccessToken);
    }

    public async Task<JsonElement> ControlAsync(string action, object? body = null)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var response = await Http.PostAsJsonAsync($"/control/etsy/{action}", body ?? new { }, cancel);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(cancel));
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
    }

    public Task<JsonElement> StateAsync() => Http.GetFromJsonAsync<JsonElement>("/control/etsy/state", TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}
