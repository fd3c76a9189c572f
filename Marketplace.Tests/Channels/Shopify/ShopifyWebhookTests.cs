using System.Security.Cryptography;
using System.Text;
using Marketplace.Channels.Seam;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Tests.Channels.Shopify;

public sealed class ShopifyWebhookTests
{
    private static readonly Uri _callback = new("http://localhost:5180/webhooks/shopify/1");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_topic_is_subscribed_once_and_a_lost_one_again()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var session = await shopify.ConnectAsync();

        for (var i = 0; i < 2; i++)
            (await shopify.Channel.SubscribeAsync(session, _callback, Cancelled)).Error.ShouldBeNull();
        (await SubscriptionsAsync(shopify)).Count.ShouldBe(8);
        (await StandsAsync()).ShouldBeTrue();

        using (var http = new HttpClient { BaseAddress = shopify.Address })
            (await http.DeleteAsync($"control/shopify/webhooks/{(await SubscriptionsAsync(shopify))[0]}", Cancelled)).EnsureSuccessStatusCode();
        (await SubscriptionsAsync(shopify)).Count.ShouldBe(7);
        (await StandsAsync()).ShouldBeFalse();
        (await shopify.Channel.SubscribeAsync(session, _callback, Cancelled)).Error.ShouldBeNull();
        (await SubscriptionsAsync(shopify)).Count.ShouldBe(8);
        (await StandsAsync()).ShouldBeTrue();
        shopify.Calls.Violations.ShouldBeEmpty();

        async Task<bool> StandsAsync() => (await shopify.Channel.IsSubscribedAsync(session, _callback.ToString(), Cancelled)).Value;
    }

    [Theory]
    [InlineData("orders/create", """{"id":450789469,"name":"#1001"}""", WebhookEntity.Order, "450789469")]
    [InlineData("orders/updated", """{"id":450789469}""", WebhookEntity.Order, "450789469")]
    [InlineData("orders/cancelled", """{"id":450789469}""", WebhookEntity.Order, "450789469")]
    [InlineData("refunds/create", """{"id":1,"order_id":450789469}""", WebhookEntity.Order, "450789469")]
    [InlineData("products/update", """{"id":632910392}""", WebhookEntity.Listing, "632910392")]
    [InlineData("products/delete", """{"id":632910392}""", WebhookEntity.Listing, "632910392")]
    [InlineData("inventory_levels/update", """{"inventory_item_id":808950810,"location_id":1,"available":6}""", WebhookEntity.Listing, "inventory_item:808950810")]
    [InlineData("app/uninstalled", """{"id":1}""", WebhookEntity.Authorization, null)]
    [InlineData("customers/create", """{"id":1}""", WebhookEntity.Other, null)]
    [InlineData("orders/create", "not json", WebhookEntity.Other, null)]
    public async Task A_notification_says_what_to_read_again(string topic, string body, WebhookEntity entity, string? remoteId)
    {
        await using var shopify = await ShopifySandbox.StartAsync();

        shopify.Channel.Read(topic, Encoding.UTF8.GetBytes(body)).ShouldBe(new WebhookNotice(entity, remoteId));
    }

    [Fact]
    public async Task Only_what_the_apps_secret_signed_is_believed()
    {
        await using var shopify = await ShopifySandbox.StartAsync();
        var body = """{"id":450789469}"""u8.ToArray();
        var good = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ShopifySandbox.Secret), body));

        (await VerifyAsync(good, body)).ShouldBe(new WebhookEnvelope("b1f2", "orders/create"));
        (await VerifyAsync(good, """{"id":450789470}"""u8.ToArray())).ShouldBeNull();
        (await VerifyAsync(Convert.ToBase64String(HMACSHA256.HashData("other"u8, body)), body)).ShouldBeNull();
        (await VerifyAsync(good + "=", body)).ShouldBeNull();
        (await VerifyAsync("", body)).ShouldBeNull();

        ValueTask<WebhookEnvelope?> VerifyAsync(string hmac, byte[] content)
        {
            var headers = new HeaderDictionary { ["X-Shopify-Hmac-Sha256"] = hmac, ["X-Shopify-Topic"] = "orders/create", ["X-Shopify-Webhook-Id"] = "b1f2" };
            return shopify.Channel.VerifyAsync(null!, new WebhookDelivery(headers, content, null, DateTimeOffset.UtcNow), Cancelled);
        }
    }

    private static async Task<List<string>> SubscriptionsAsync(ShopifySandbox shopify) =>
        [.. (await shopify.StateAsync()).GetProperty("webhooks").GetProperty("subscriptions").EnumerateArray().Select(s => s.GetProperty("id").GetString()!)];
}
