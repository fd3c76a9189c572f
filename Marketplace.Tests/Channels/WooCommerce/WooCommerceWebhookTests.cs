using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Tests.Channels.WooCommerce;

public sealed class WooCommerceWebhookTests : IAsyncLifetime
{
    private const string Secret = "a secret";

    private WooCommerceSandbox _woo = null!;
    private ChannelSession _session = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Uri Hook => new(_woo.Site, "/hook");

    public async ValueTask InitializeAsync()
    {
        _woo = await WooCommerceSandbox.StartAsync();
        _session = await _woo.ConnectAsync(WooCommerceSandbox.FullShop);
    }

    public ValueTask DisposeAsync() => _woo.DisposeAsync();

    [Fact]
    public async Task Every_topic_is_subscribed_once_greeted_and_signed_with_the_newest_secret()
    {
        (await _woo.Channel.SubscribeAsync(_session, Hook, Cancelled)).ShouldSucceed();
        _woo.Received.Count.ShouldBe(6);
        _woo.Received.ShouldAllBe(greeting => _woo.Channel.IsGreeting(new WebhookDelivery(greeting.Headers, greeting.Body, null, default)));
        _woo.Received.Clear();

        var subscription = (await _woo.Channel.SubscribeAsync(_session, Hook, Cancelled)).ShouldSucceed();
        (await WebhooksAsync()).Select(w => w.GetProperty("topic").GetString()).ShouldBe(
            ["order.created", "order.updated", "order.deleted", "product.created", "product.updated", "product.deleted"]);
        var id = await _woo.PurchaseAsync("FF-POT-01", shop: WooCommerceSandbox.FullShop);
        await Eventually.BecomesTrueAsync(() => _woo.Received.Count >= 2, Cancelled);

        var deliveries = _woo.Received.ToArray();
        var order = deliveries.Single(d => d.Headers["X-WC-Webhook-Topic"] == "order.created");
        var envelope = await _woo.Channel.VerifyAsync(null!, new WebhookDelivery(order.Headers, order.Body, subscription.Secret, DateTimeOffset.UtcNow), Cancelled);
        _woo.Channel.Read(envelope!.Type, order.Body).ShouldBe(new WebhookNotice(WebhookEntity.Order, id));
        deliveries.ShouldContain(d => d.Headers["X-WC-Webhook-Topic"] == "product.updated");
        _woo.Calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Webhooks_that_were_disabled_after_five_failures_or_deleted_are_missed_and_made_again()
    {
        var subscription = (await _woo.Channel.SubscribeAsync(_session, Hook, Cancelled)).ShouldSucceed();
        (await _woo.Channel.IsSubscribedAsync(_session, subscription.Id, Cancelled)).ShouldSucceed().ShouldBeTrue();

        _woo.HookStatus = StatusCodes.Status500InternalServerError;
        for (var i = 0; i < 5; i++)
            await _woo.ControlAsync("stock", new { sku = "FF-POT-01", available = 20 + i });
        await Eventually.BecomesTrueAsync(async () => (await WebhooksAsync()).Any(w => w.GetProperty("status").GetString() == "disabled"), Cancelled);
        (await _woo.Channel.IsSubscribedAsync(_session, subscription.Id, Cancelled)).ShouldSucceed().ShouldBeFalse();

        _woo.HookStatus = StatusCodes.Status200OK;
        (await _woo.Channel.SubscribeAsync(_session, Hook, Cancelled)).ShouldSucceed().Secret.ShouldNotBe(subscription.Secret);
        (await _woo.Channel.IsSubscribedAsync(_session, subscription.Id, Cancelled)).ShouldSucceed().ShouldBeTrue();
        (await WebhooksAsync()).Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("order.created", """{"id":727,"parent_id":0}""", WebhookEntity.Order, "727")]
    [InlineData("order.deleted", """{"id":727}""", WebhookEntity.Order, "727")]
    [InlineData("product.updated", """{"id":794,"type":"simple","parent_id":0}""", WebhookEntity.Listing, "794")]
    [InlineData("product.updated", """{"id":801,"type":"variation","parent_id":794}""", WebhookEntity.Listing, "794")]
    [InlineData("product.deleted", """{"id":794}""", WebhookEntity.Listing, "794")]
    [InlineData("customer.created", """{"id":1}""", WebhookEntity.Other, null)]
    [InlineData("order.updated", """{"code":"woocommerce_rest_cannot_view","message":"no"}""", WebhookEntity.Other, null)]
    [InlineData("order.updated", "not json", WebhookEntity.Other, null)]
    public void A_notification_says_what_to_read_again(string topic, string body, WebhookEntity entity, string? remoteId) =>
        WooCommerceWebhooks.Read(topic, Encoding.UTF8.GetBytes(body)).ShouldBe(new WebhookNotice(entity, remoteId));

    [Fact]
    public void Only_what_the_subscriptions_secret_signed_is_believed_and_two_of_one_second_are_two()
    {
        var (body, other) = ("""{"id":727}"""u8.ToArray(), """{"id":728}"""u8.ToArray());

        Verify(Sign(body), body).ShouldNotBeNull().Type.ShouldBe("order.updated");
        Verify(Sign(other), other)!.EventId.ShouldNotBe(Verify(Sign(body), body)!.EventId);
        Verify(Sign(body), body)!.EventId.ShouldBe(Verify(Sign(body), body)!.EventId);
        Verify(Sign(body), other).ShouldBeNull();
        Verify(Convert.ToBase64String(HMACSHA256.HashData("other"u8, body)), body).ShouldBeNull();
        Verify("", body).ShouldBeNull();
        WooCommerceWebhooks.Verify(Delivery(Sign(body), body) with { Secret = null }).ShouldBeNull();

        static string Sign(byte[] content) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), content));
        static WebhookEnvelope? Verify(string signature, byte[] content) => WooCommerceWebhooks.Verify(Delivery(signature, content));
        static WebhookDelivery Delivery(string signature, byte[] content) => new(
            new HeaderDictionary { ["X-WC-Webhook-Signature"] = signature, ["X-WC-Webhook-Topic"] = "order.updated", ["X-WC-Webhook-Delivery-ID"] = "d1" }, content, Secret, DateTimeOffset.UtcNow);
    }

    [Theory]
    [InlineData("webhook_id=142", true)]
    [InlineData("webhook_id=", false)]
    [InlineData("webhook_id=142&x=1", false)]
    [InlineData("""{"id":1}""", false)]
    public void A_greeting_is_the_webhooks_number_and_nothing_else(string body, bool greeting) =>
        WooCommerceWebhooks.IsGreeting(new WebhookDelivery(new HeaderDictionary(), Encoding.UTF8.GetBytes(body), null, default)).ShouldBe(greeting);

    private async Task<List<JsonElement>> WebhooksAsync() => [.. (await _woo.ShopAsync(WooCommerceSandbox.FullShop)).GetProperty("webhooks").EnumerateArray()];
}
