using System.Collections.Concurrent;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Data.Inbox;

namespace Marketplace.Api.Webhooks;

/// <summary>Has a channel check what claims to come from it.</summary>
internal sealed class WebhookVerifier(ChannelPipeline pipeline, TimeProvider time)
{
    /// <summary>One for each channel: a pipeline takes longer to build than a signature to check.</summary>
    private readonly ConcurrentDictionary<string, HttpClient> _clients = [];

    /// <summary>It says nothing of who sent it, so it is answered alike for every connection, and for none.</summary>
    public static bool IsGreeting(IReceiveWebhooks channel, IHeaderDictionary headers, byte[] body) =>
        channel is IGreetSubscriptions greeting && greeting.IsGreeting(new WebhookDelivery(headers, body, null, default));

    public async ValueTask<VerifiedDelivery?> VerifyAsync(
        IReceiveWebhooks channel, IHeaderDictionary headers, byte[] body, string? secret, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var http = _clients.GetOrAdd(channel.Id, static (_, of) => of.Channel is ICallByHttp byHttp ? of.Pipeline.Create(byHttp) : new HttpClient(), (Channel: channel, Pipeline: pipeline));
        return await channel.VerifyAsync(http, new WebhookDelivery(headers, body, secret, now), cancellationToken) is { } envelope
            ? new VerifiedDelivery(envelope, body, now)
            : null;
    }
}

internal sealed record VerifiedDelivery(WebhookEnvelope Envelope, byte[] Body, DateTimeOffset ReceivedAt)
{
    public NewWebhookEvent For(Guid connectionId, Guid sellerId) => new(connectionId, sellerId, Envelope.EventId, Envelope.Type, Body, ReceivedAt);
}
