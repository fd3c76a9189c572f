using System.Text;
using Marketplace.Channels.Seam;
using Marketplace.Tests.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Marketplace.Tests.Channels.Ebay;

public sealed class EbayNotificationTests : IAsyncLifetime
{
    private readonly System.Threading.Channels.Channel<(IHeaderDictionary Headers, byte[] Body)> _received = System.Threading.Channels.Channel.CreateUnbounded<(IHeaderDictionary, byte[])>();
    private EbayAccountAtSandbox _ebay = null!;
    private WebApplication _api = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _ebay = await EbayAccountAtSandbox.ConnectAsync(EbaySandbox.UserId);
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _api = builder.Build();
        _api.MapGet("/webhooks/ebay", (HttpRequest request) =>
            _ebay.Channel.AnswerChallenge(request.Query, new Uri($"{_api.Urls.First()}/webhooks/ebay")) is { } answer ? Results.Content(answer.Body, answer.ContentType) : Results.NotFound());
        _api.MapPost("/webhooks/ebay", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
            await _received.Writer.WriteAsync((new HeaderDictionary(request.Headers.ToDictionary()), body.ToArray()));
        });
        await _api.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _ebay.Calls.Violations.ShouldBeEmpty();
        await _api.DisposeAsync();
        await _ebay.DisposeAsync();
    }

    [Fact]
    public async Task A_subscribed_sale_is_told_verified_and_names_its_seller_and_its_order()
    {
        (await SubscribeAsync()).ShouldSucceed();
        var order = await _ebay.BuyAsync("HP-MUG-ESP");
        var (headers, body) = await NextAsync();

        var envelope = (await VerifyAsync(headers, body)).ShouldNotBeNull();

        envelope.Type.ShouldBe("ORDER_CONFIRMATION");
        _ebay.Channel.ReadAccount(body).ShouldBe(EbaySandbox.UserId);
        _ebay.Channel.Read(envelope.Type, body).ShouldBe(new WebhookNotice(WebhookEntity.Order, order));
    }

    [Fact]
    public async Task Subscribing_again_leaves_what_is_there()
    {
        (await SubscribeAsync()).ShouldSucceed();
        (await SubscribeAsync()).ShouldSucceed();

        (await _ebay.CountAsync("createDestination")).ShouldBe(1);
        (await _ebay.CountAsync("createSubscription")).ShouldBe(4);
    }

    [Fact]
    public async Task A_subscription_that_eBay_deleted_is_missed_and_made_again()
    {
        var subscription = (await SubscribeAsync()).ShouldSucceed();
        (await _ebay.Channel.IsSubscribedAsync(_ebay.Session, subscription.Id, Cancel)).ShouldSucceed().ShouldBeTrue();

        var seller = await _ebay.Sandbox.ConnectAsync();
        var lost = (await seller.GetAsync("/commerce/notification/v1/subscription"))["subscriptions"][0].GetProperty("subscriptionId");
        (await seller.DeleteAsync($"/commerce/notification/v1/subscription/{lost}")).Status.ShouldBe(System.Net.HttpStatusCode.NoContent);
        (await _ebay.Channel.IsSubscribedAsync(_ebay.Session, subscription.Id, Cancel)).ShouldSucceed().ShouldBeFalse();

        (await SubscribeAsync()).ShouldSucceed().Id.ShouldBe(subscription.Id);
        (await _ebay.Channel.IsSubscribedAsync(_ebay.Session, subscription.Id, Cancel)).ShouldSucceed().ShouldBeTrue();
        (await _ebay.Channel.IsSubscribedAsync(_ebay.Session, "another", Cancel)).ShouldSucceed().ShouldBeFalse();
    }

    [Fact]
    public async Task A_body_that_was_changed_a_made_up_key_and_an_old_notification_are_refused()
    {
        (await SubscribeAsync()).ShouldSucceed();
        await _ebay.BuyAsync("HP-MUG-ESP");
        var (headers, body) = await NextAsync();
        var other = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("HP-MUG-ESP", "HP-MUG-EXP", StringComparison.Ordinal));
        var forged = new HeaderDictionary { ["X-EBAY-SIGNATURE"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"alg":"ECDSA","kid":"made-up","signature":"AAAA","digest":"SHA1"}""")) };

        (await VerifyAsync(headers, other)).ShouldBeNull();
        (await VerifyAsync(forged, body)).ShouldBeNull();
        (await VerifyAsync(new HeaderDictionary { ["X-EBAY-SIGNATURE"] = "%%%" }, body)).ShouldBeNull();
        (await VerifyAsync(new HeaderDictionary(), body)).ShouldBeNull();
        (await VerifyAsync(headers, body, TimeProvider.System.GetUtcNow().AddDays(8))).ShouldBeNull();
        (await VerifyAsync(headers, body)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_key_is_asked_for_once()
    {
        (await SubscribeAsync()).ShouldSucceed();
        await _ebay.BuyAsync("HP-MUG-ESP");
        var (headers, body) = await NextAsync();

        for (var i = 0; i < 3; i++)
            (await VerifyAsync(headers, body)).ShouldNotBeNull();

        (await _ebay.CountAsync("getPublicKey")).ShouldBe(1);
    }

    private Task<ChannelResult<WebhookSubscription>> SubscribeAsync() =>
        _ebay.Channel.SubscribeAsync(_ebay.Session, new Uri($"{_api.Urls.First()}/webhooks/ebay/{Guid.NewGuid()}"), Cancel);

    private async Task<WebhookEnvelope?> VerifyAsync(IHeaderDictionary headers, byte[] body, DateTimeOffset? at = null) =>
        await _ebay.Channel.VerifyAsync(_ebay.Pipeline.Create(_ebay.Channel), new WebhookDelivery(headers, body, null, at ?? TimeProvider.System.GetUtcNow()), Cancel);

    private async Task<(IHeaderDictionary Headers, byte[] Body)> NextAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        deadline.CancelAfter(TimeSpan.FromSeconds(10));
        return await _received.Reader.ReadAsync(deadline.Token);
    }
}
