using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Contracts.Inbox;
using Marketplace.Contracts.Paging;
using Marketplace.Data.Connections;
using Marketplace.Data.Security;
using Marketplace.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Api.Webhooks;

public sealed class WebhookEndpointTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Body = """{"event_type":"order.paid","resource_url":"https://openapi.etsy.com/v3/application/shops/1/receipts/7","shop_id":1}""";
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(24);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_notification_is_stored_before_it_is_acknowledged_and_a_repetition_is_the_same_one()
    {
        var (seller, connection) = await ConnectAsync();

        (await SendAsync(connection, "msg_1")).ShouldBe(HttpStatusCode.OK);
        (await SendAsync(connection, "msg_1")).ShouldBe(HttpStatusCode.OK);

        var events = await seller.Http.GetFromJsonAsync<Page<WebhookEventModel>>("/api/events", Cancel);
        events!.Items.ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.EventId.ShouldBe("msg_1"), e => e.Type.ShouldBe("order.paid"));
    }

    [Fact]
    public async Task Forged_old_and_misaddressed_notifications_are_refused_alike_and_leave_nothing()
    {
        var (seller, connection) = await ConnectAsync();

        List<HttpStatusCode> answers =
        [
            await SendAsync(connection, "msg_1", key: RandomNumberGenerator.GetBytes(24)),
            await SendAsync(connection, "msg_2", age: TimeSpan.FromMinutes(6)),
            await SendAsync(connection, "msg_3", signed: "{}"),
            await SendAsync(Guid.CreateVersion7(), "msg_4"),
            await SendAsync(connection, "msg_5", channel: "nowhere"),
        ];

        answers.ShouldAllBe(a => a == HttpStatusCode.Unauthorized);
        (await seller.Http.GetFromJsonAsync<Page<WebhookEventModel>>("/api/events", Cancel))!.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_over_one_megabyte_is_refused()
    {
        var (_, connection) = await ConnectAsync();

        (await SendAsync(connection, "msg_1", body: new string(' ', 1024 * 1024) + Body)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_body_over_one_megabyte_that_does_not_tell_its_length_is_a_problem_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/etsy/{Guid.NewGuid()}") { Content = new ByteArrayContent(new byte[1024 * 1024 + 64 * 1024]) };
        request.Headers.TransferEncodingChunked = true;
        using var response = await api.Api.Anonymous().SendAsync(request, Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Several_signatures_and_an_event_type_in_capitals_are_understood()
    {
        var (seller, connection) = await ConnectAsync();

        (await SendAsync(connection, "msg_1", body: Body.Replace("order.paid", "ORDER_PAID", StringComparison.Ordinal), before: $"v1,{Convert.ToBase64String(new byte[32])} "))
            .ShouldBe(HttpStatusCode.OK);

        (await seller.Http.GetFromJsonAsync<Page<WebhookEventModel>>("/api/events", Cancel))!.Items.ShouldHaveSingleItem().Type.ShouldBe("order.paid");
    }

    [Fact]
    public async Task A_refusal_is_a_problem_that_says_nothing_more()
    {
        using var response = await api.Api.Anonymous().PostAsync($"/webhooks/etsy/{Guid.NewGuid()}", new StringContent(Body), Cancel);

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        problem.GetProperty("type").GetString().ShouldBe("urn:marketplace:problem:webhook-refused");
        problem.TryGetProperty("detail", out _).ShouldBeFalse();
    }

    private async Task<(SignedIn Seller, Guid Connection)> ConnectAsync()
    {
        var seller = await api.RegisterSellerAsync();
        var (id, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
        await using var db = api.Api.Database.CreateContext(seller.SellerId);
        db.Add(new Connection
        {
            // Nothing is to be called there: the inbox waits.
            Id = id,
            SellerId = seller.SellerId,
            Channel = "etsy",
            DisplayName = "Shop",
            Status = ConnectionStatus.NeedsReauth,
            AccountId = "1",
            CreatedAt = now,
            UpdatedAt = now,
            WebhookSecret = api.Services.GetRequiredService<SecretProtector>().Protect("webhook", id, $"whsec_{Convert.ToBase64String(_key)}"),
        });
        await db.SaveChangesAsync(Cancel);
        return (seller, id);
    }

    private async Task<HttpStatusCode> SendAsync(
        Guid connection, string id, byte[]? key = null, TimeSpan age = default, string body = Body, string? signed = null, string channel = "etsy", string before = "")
    {
        var timestamp = (TimeProvider.System.GetUtcNow() - age).ToUnixTimeSeconds();
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key ?? _key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{signed ?? body}")));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/{channel}/{connection}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString());
        request.Headers.Add("webhook-signature", $"{before}v1,{signature}");
        using var response = await api.Api.Anonymous().SendAsync(request, Cancel);
        return response.StatusCode;
    }
}
