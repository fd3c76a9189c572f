using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Marketplace.Tests.Sandbox;

/// <param name="Signature">DER, over the body.</param>
internal sealed record SentNotification(string KeyId, byte[] Signature, string Body)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);
}

/// <summary>An address that answers eBay's challenge and takes its notifications.</summary>
internal sealed class NotificationReceiver : IAsyncDisposable
{
    private readonly Channel<SentNotification> received = Channel.CreateUnbounded<SentNotification>();
    private readonly WebApplication app;
    private readonly string token;

    private NotificationReceiver(WebApplication app, string token) => (this.app, this.token) = (app, token);

    public string Url => $"{app.Urls.First()}/ebay";

    /// <param name="token">The verification token with which it answers.</param>
    public static async Task<NotificationReceiver> StartAsync(string token)
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var receiver = new NotificationReceiver(builder.Build(), token);
        receiver.app.MapGet("/ebay", receiver.Answer);
        receiver.app.MapPost("/ebay", receiver.ReceiveAsync);
        await receiver.app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>The next notification, waited for at most ten seconds.</summary>
    public async Task<SentNotification> NextAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(10));
        return await received.Reader.ReadAsync(deadline.Token);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Answer(string challenge_code) =>
        Results.Ok(new { challengeResponse = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(challenge_code + token + Url))) });

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        var header = JsonSerializer.Deserialize<JsonElement>(Convert.FromBase64String(request.Headers["X-EBAY-SIGNATURE"].ToString()));
        await received.Writer.WriteAsync(new SentNotification(
            header.GetProperty("kid").GetString()!, Convert.FromBase64String(header.GetProperty("signature").GetString()!), body));
        return Results.Ok();
    }
}
