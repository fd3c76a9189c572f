using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Marketplace.Tests.Sandbox.Etsy;

public sealed class WebhookTests : IAsyncLifetime
{
    private EtsySandbox sandbox = null!;
    private WebhookReceiver receiver = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await EtsySandbox.StartAsync(["--Sandbox:WebhookRetries:0", "00:00:00.010", "--Sandbox:WebhookRetries:1", "00:00:00.010"]);
        receiver = await WebhookReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await receiver.DisposeAsync();
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task A_sale_is_told_with_a_signature_that_the_secret_verifies()
    {
        var secret = await SubscribeAsync();
        var receipt = await BuyAsync();

        var sent = await receiver.NextAsync();

        var body = JsonSerializer.Deserialize<JsonElement>(sent.Body);
        body.GetProperty("event_type").GetString().ShouldBe("order.paid");
        body.GetProperty("shop_id").GetInt64().ShouldBe(EtsySandbox.ShopId);
        body.GetProperty("resource_url").GetString().ShouldBe($"{sandbox.Origin}/etsy/v3/application/shops/{EtsySandbox.ShopId}/receipts/{receipt}");
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var expected = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{sent.Id}.{sent.Timestamp}.{sent.Body}")));
        sent.Signature.ShouldBe($"v1,{expected}");
    }

    [Fact]
    public async Task Shipping_delivery_and_cancellation_are_told_too()
    {
        await SubscribeAsync();
        var etsy = await sandbox.ConnectAsync();
        var (shipped, canceled) = (await BuyAsync(), await BuyAsync());
        await etsy.JsonAsync(
            HttpMethod.Post, $"/shops/{EtsySandbox.ShopId}/receipts/{shipped}/tracking", new { tracking_code = "1Z", carrier_name = "ups" });
        await PostAsync($"/etsy/receipts/{EtsySandbox.ShopId}/{shipped}/deliver");
        await PostAsync($"/etsy/receipts/{EtsySandbox.ShopId}/{canceled}/cancel");

        var events = new[] { await NextEventAsync(), await NextEventAsync(), await NextEventAsync(), await NextEventAsync(), await NextEventAsync() };

        events.ShouldBe(["order.paid", "order.paid", "order.shipped", "order.delivered", "order.canceled"]);
    }

    [Fact]
    public async Task A_refused_delivery_is_repeated_with_the_same_id()
    {
        await SubscribeAsync();
        receiver.RefuseNext(2);
        await BuyAsync();

        var attempts = new[] { await receiver.NextAsync(), await receiver.NextAsync(), await receiver.NextAsync() };

        attempts.Select(a => a.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Webhooks_are_dropped_repeated_and_turned_round_on_demand()
    {
        await SubscribeAsync();
        await sandbox.ControlAsync("faults", new { dropWebhooks = 1 });
        await BuyAsync();
        await sandbox.ControlAsync("faults", new { duplicateWebhooks = 1 });
        var twice = await BuyAsync();
        var (first, copy) = (await receiver.NextAsync(), await receiver.NextAsync());
        first.Body.ShouldContain($"{twice}");
        copy.Id.ShouldBe(first.Id);

        await sandbox.ControlAsync("faults", new { reorderWebhooks = 3 });
        long[] bought = [await BuyAsync(), await BuyAsync(), await BuyAsync()];

        foreach (var receipt in bought.Reverse())
            (await receiver.NextAsync()).Body.ShouldContain($"{receipt}");
    }

    [Fact]
    public async Task Another_shops_events_and_unwanted_ones_are_not_sent()
    {
        await SubscribeAsync(EtsySandbox.OtherShopId);
        await BuyAsync();
        await sandbox.ControlAsync("webhooks", new { callbackUrl = receiver.Url, shopId = $"{EtsySandbox.ShopId}", events = new[] { "order.canceled" } });
        var receipt = await BuyAsync();
        await PostAsync($"/etsy/receipts/{EtsySandbox.ShopId}/{receipt}/cancel");

        (await NextEventAsync()).ShouldBe("order.canceled");
    }

    [Fact]
    public async Task Registering_the_same_address_again_leaves_one_subscription()
    {
        await SubscribeAsync();
        await SubscribeAsync();
        await BuyAsync();
        var receipt = await BuyAsync();

        await receiver.NextAsync();
        (await receiver.NextAsync()).Body.ShouldContain($"{receipt}");
    }

    private async Task<string> SubscribeAsync(long shopId = EtsySandbox.ShopId)
    {
        var subscription = await sandbox.ControlAsync("webhooks", new { callbackUrl = receiver.Url, shopId = $"{shopId}" });
        return subscription.GetProperty("secret").GetString()!;
    }

    private async Task<long> BuyAsync() =>
        (await sandbox.ControlAsync("purchase", new { sku = "HP-SOP-KELP" })).GetProperty("receipt_id").GetInt64();

    private async Task PostAsync(string path)
    {
        using var response = await sandbox.Http.PostAsync(path, null, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<string> NextEventAsync() =>
        JsonSerializer.Deserialize<JsonElement>((await receiver.NextAsync()).Body).GetProperty("event_type").GetString()!;
}
