using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Sandbox;

/// <summary>The eBay simulator on a free port of this process.</summary>
internal sealed class EbaySandbox : IAsyncDisposable
{
    public const string ClientId = "Sandbox-Marketpl-SBX-0001";
    public const string ClientSecret = "SBX-sandboxsecret";
    public const string RuName = "Sandbox-Marketpl-SBX-runame";
    public const string UserId = "hp4kQ2mZs1T";
    public const string OtherUserId = "qk8Lr0vXc7B";
    public const string FulfillmentPolicyId = "6200100010";
    public const string PaymentPolicyId = "6200100011";
    public const string ReturnPolicyId = "6200100012";
    public const string LocationKey = "workshop";

    private readonly WebApplication app;

    private EbaySandbox(WebApplication app)
    {
        this.app = app;
        Origin = app.Urls.First();
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Origin) };
    }

    public string Origin { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<EbaySandbox> StartAsync(string[]? args = null, Action<IServiceCollection>? configure = null)
    {
        var built = SandboxApp.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning", .. args ?? []], configure);
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new EbaySandbox(built);
    }

    /// <summary>Goes through consent and token exchange as a browser and a client would.</summary>
    public async Task<EbayClient> ConnectAsync(string userId = UserId, string scopes = EbayOAuth.AllScopes)
    {
        var oauth = new EbayOAuth(this);
        return new EbayClient(this, (await oauth.ExchangeAsync(await oauth.ApproveAsync(userId, scopes))).GetProperty("access_token").GetString()!);
    }

    public async Task<JsonElement> ControlAsync(string action, object? body = null)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var response = await Http.PostAsJsonAsync($"/control/ebay/{action}", body ?? new { }, cancel);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(cancel));
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
    }

    public Task<JsonElement> StateAsync() => Http.GetFromJsonAsync<JsonElement>("/control/ebay/state", TestContext.Current.CancellationToken);

    /// <summary>The part of the state that is of one seller.</summary>
    public async Task<JsonElement> StateAsync(string userId) =>
        (await StateAsync()).GetProperty("users").EnumerateArray().Single(user => user.GetProperty("userId").GetString() == userId);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}
