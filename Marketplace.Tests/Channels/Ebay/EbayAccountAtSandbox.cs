using System.Text.Json;
using System.Web;
using Marketplace.Channels.Ebay;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Tests.Sandbox;

namespace Marketplace.Tests.Channels.Ebay;

/// <summary>The eBay simulator in this process, with a channel that talks to it over HTTP; every request is held against eBay's definitions.</summary>
internal sealed class EbayAccountAtSandbox : IAsyncDisposable
{
    private static readonly Dictionary<string, string> _none = [];

    private readonly ChannelTransport _transport;

    private EbayAccountAtSandbox(EbaySandbox sandbox)
    {
        Sandbox = sandbox;
        Options = OptionsFor(sandbox.Origin);
        Channel = new EbayChannel(Microsoft.Extensions.Options.Options.Create(Options), TimeProvider.System);
        Calls = new EbayRequests { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } };
        _transport = new ChannelTransport(Calls);
        Pipeline = new ChannelPipeline(_transport, TimeProvider.System);
    }

    public EbaySandbox Sandbox { get; }

    public EbayOptions Options { get; }

    public EbayChannel Channel { get; }

    public ChannelPipeline Pipeline { get; }

    /// <summary>Every call that went out.</summary>
    public EbayRequests Calls { get; }

    public ChannelSession Session { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>With the seller who offers nothing yet, unless another is named.</summary>
    public static async Task<EbayAccountAtSandbox> ConnectAsync(string userId = EbaySandbox.OtherUserId)
    {
        var account = new EbayAccountAtSandbox(await EbaySandbox.StartAsync());
        var granted = await account.GrantAsync(userId);
        granted.Error.ShouldBeNull();
        account.Session = new ChannelSession(
            account.Pipeline.Create(account.Channel, userId, new HeldCredentials(granted.Value!.Credentials)), userId, Settings(userId));
        return account;
    }

    public static EbayOptions OptionsFor(string origin) => new()
    {
        ApiBaseUrl = new Uri($"{origin}/ebay"),
        IdentityBaseUrl = new Uri($"{origin}/ebay"),
        MediaBaseUrl = new Uri($"{origin}/ebay"),
        AuthorizeUrl = new Uri($"{origin}/ebay/oauth2/authorize"),
        TokenUrl = new Uri($"{origin}/ebay/identity/v1/oauth2/token"),
        ItemBaseUrl = new Uri($"{origin}/ebay/itm/"),
        ClientId = EbaySandbox.ClientId,
        ClientSecret = EbaySandbox.ClientSecret,
        RuName = EbaySandbox.RuName,
        NotificationEmail = "ops@example.com",
    };

    /// <summary>A choice of everything, as the simulator's sellers have it.</summary>
    public static JsonElement Settings(string userId = EbaySandbox.OtherUserId)
    {
        var first = userId == EbaySandbox.UserId ? 6_200_100_010L : 6_300_100_010L;
        return JsonSerializer.SerializeToElement(new Dictionary<string, string>
        {
            ["marketplaceId"] = "EBAY_US",
            ["categoryId"] = EbayGoods.Mugs,
            ["condition"] = "NEW",
            ["fulfillmentPolicyId"] = $"{first}",
            ["paymentPolicyId"] = $"{first + 1}",
            ["returnPolicyId"] = $"{first + 2}",
            ["merchantLocationKey"] = EbaySandbox.LocationKey,
            ["aspects.Brand"] = "Handmade",
        });
    }

    /// <summary>Consent and exchange.</summary>
    public async Task<ChannelResult<GrantedAccount>> GrantAsync(string userId = EbaySandbox.OtherUserId)
    {
        var authorize = Channel.BuildAuthorizeUrl(new OAuthStart("state", "verifier", new Uri("http://localhost/connect/ebay/callback"), _none)).Value!;
        using var form = new FormUrlEncodedContent([new("decision", "approve"), new("user_id", userId)]);
        using var answer = await Sandbox.Http.PostAsync(authorize, form, Cancel);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Cancel));
        var code = HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["code"]!;
        return await Channel.ExchangeCodeAsync(Pipeline.Create(Channel), new OAuthCallback(code, "verifier", new Uri("http://localhost/connect/ebay/callback"), _none, _none), Cancel);
    }

    public Task<ChannelResult<RemoteListing>> PublishAsync(ListingDraft draft, PublishCheckpoint? reached = null, Func<PublishCheckpoint, Task>? checkpoint = null) =>
        Channel.PublishAsync(Session, draft, reached ?? PublishCheckpoint.None, checkpoint ?? (_ => Task.CompletedTask), _ => Task.FromResult(false), Cancel);

    public Task<ChannelResult<RemoteListing>> UpdateAsync(string remoteId, ListingDraft draft, PublishCheckpoint? reached = null) =>
        Channel.UpdateAsync(Session, remoteId, draft, reached ?? PublishCheckpoint.None, _ => Task.CompletedTask, Cancel);

    public Task FaultAsync(object faults) => Sandbox.ControlAsync("faults", faults);

    public async Task<JsonElement[]> ListingsAsync() => [.. (await Sandbox.StateAsync(Session.AccountId)).GetProperty("listings").EnumerateArray()];

    public async Task<int> CountAsync(string operation) =>
        (await Sandbox.StateAsync()).GetProperty("calls").TryGetProperty(operation, out var count) ? count.GetInt32() : 0;

    /// <summary>Somebody buys; the order's id.</summary>
    public async Task<string> BuyAsync(string sku, int quantity = 1) =>
        (await Sandbox.ControlAsync("purchase", new { sku, quantity, userId = Session.AccountId })).GetProperty("orderId").GetString()!;

    public async ValueTask DisposeAsync()
    {
        _transport.Dispose();
        Channel.Dispose();
        await Sandbox.DisposeAsync();
    }
}
