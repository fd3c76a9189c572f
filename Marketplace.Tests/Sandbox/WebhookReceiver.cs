using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Marketplace.Tests.Sandbox;

internal sealed record SentWebhook(string Id, string Timestamp, string Signature, string Body);

/// <summary>An address that webhooks are sent to.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly Channel<SentWebhook> received = Channel.CreateUnbounded<SentWebhook>();
    private readonly WebApplication app;
    private int refusals;

    private WebhookReceiver(WebApplication app) => this.app = app;

    public string Url => $"{app.Urls.First()}/hook";

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var receiver = new WebhookReceiver(builder.Build());
        receiver.app.MapPost("/hook", receiver.ReceiveAsync);
        await receiver.app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public void RefuseNext(int count) => refusals = count;

    /// <summary>The next delivery, waited for at most ten seconds.</summary>
    public async Task<SentWebhook> NextAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(10));
        return await received.Reader.ReadAsync(deadline.Token);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        await received.Writer.WriteAsync(new SentWebhook(Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature"), body));
        return Interlocked.Decrement(ref refusals) >= 0 ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Ok();

        string Header(string name) => request.Headers[name].ToString();
    }
}
