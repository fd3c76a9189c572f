using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Tests.Sandbox.Ebay;

public sealed class NotificationTests : IAsyncLifetime
{
    private const string Api = "/commerce/notification/v1";

    private static readonly string Token = new('t', 40);

    private EbaySandbox sandbox = null!;
    private EbayClient ebay = null!;
    private EbayClient application = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await EbaySandbox.StartAsync();
        ebay = await sandbox.ConnectAsync();
        application = await new EbayOAuth(sandbox).ApplicationAsync();
        await application.PutAsync($"{Api}/config", new { alertEmail = "ops@example.com" });
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task A_sale_is_told_with_a_signature_that_the_public_key_verifies()
    {
        await using var receiver = await NotificationReceiver.StartAsync(Token);
        await SubscribeAsync(receiver.Url);
        await sandbox.ControlAsync("rotate-key");
        var order = (await sandbox.ControlAsync("purchase", new { sku = "HP-MUG-ESP" })).GetProperty("orderId").GetString();

        var sent = await receiver.NextAsync();

        sent.Json.GetProperty("notification").GetProperty("data").GetProperty("order").GetProperty("orderId").GetString().ShouldBe(order);
        using var key = ECDsa.Create();
        key.ImportFromPem((await application.GetAsync($"{Api}/public_key/{sent.KeyId}"))["key"].GetString());
        key.VerifyData(Encoding.UTF8.GetBytes(sent.Body), sent.Signature, HashAlgorithmName.SHA1, DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue();
    }

    [Fact]
    public async Task An_address_that_does_not_answer_the_challenge_is_no_destination()
    {
        await using var receiver = await NotificationReceiver.StartAsync(new string('o', 40));

        (await application.PostAsync($"{Api}/destination", Destination(receiver.Url))).ErrorId.ShouldBe(195020);
        (await application.PostAsync($"{Api}/destination", Destination("http://example.com/hook"))).ErrorId.ShouldBe(195017);
        (await ebay.PostAsync($"{Api}/destination", Destination(receiver.Url))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_topic_is_subscribed_once_and_only_by_whom_it_is_for()
    {
        await using var receiver = await NotificationReceiver.StartAsync(Token);
        var destination = await SubscribeAsync(receiver.Url);

        (await ebay.PostAsync($"{Api}/subscription", Subscription(destination))).ErrorId.ShouldBe(195012);
        (await ebay.PostAsync($"{Api}/subscription", Subscription(destination, "MARKETPLACE_ACCOUNT_DELETION"))).ErrorId.ShouldBe(195011);
        (await application.DeleteAsync($"{Api}/destination/{destination}")).ErrorId.ShouldBe(195024);
    }

    private async Task<string> SubscribeAsync(string url)
    {
        var made = await application.PostAsync($"{Api}/destination", Destination(url));
        made.Status.ShouldBe(HttpStatusCode.Created, $"{made.Body}");
        var id = made.Headers.Location!.Segments[^1];
        (await ebay.PostAsync($"{Api}/subscription", Subscription(id))).Status.ShouldBe(HttpStatusCode.Created);
        return id;
    }

    private static object Destination(string endpoint) => new { name = "Tests", status = "ENABLED", deliveryConfig = new { endpoint, verificationToken = Token } };

    private static object Subscription(string destinationId, string topicId = "ORDER_CONFIRMATION") =>
        new { topicId, status = "ENABLED", destinationId, payload = new { format = "JSON", schemaVersion = "1.0", deliveryProtocol = "HTTPS" } };
}
