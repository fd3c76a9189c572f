using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Benchmarks.Webhooks;

/// <summary>A notification of 2 KB as a channel signs it (Standard Webhooks). It is about nothing that has to be read from the channel.</summary>
internal sealed record SignedNotification(string Id, byte[] Body, string Timestamp, string Signature)
{
    public const string Type = "shop.updated";

    private static readonly byte[] _body = Encoding.UTF8.GetBytes($$"""{"event_type":"{{Type}}","resource_url":"https://example.com/shops/1","shop_id":1,"note":"{{Noise()}}"}""");

    /// <param name="id">Of one to repeat; null for a new one.</param>
    public static SignedNotification Create(byte[] secret, string? id = null)
    {
        id ??= Guid.NewGuid().ToString();
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString();
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. _body];
        return new(id, _body, timestamp, $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}");
    }

    public HttpRequestMessage To(Guid connection)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/etsy/{connection}") { Content = new ByteArrayContent(Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", Id);
        request.Headers.Add("webhook-timestamp", Timestamp);
        request.Headers.Add("webhook-signature", Signature);
        return request;
    }

    /// <summary>Nothing that compresses.</summary>
    private static string Noise() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(1440));
}
