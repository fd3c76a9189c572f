using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Data.Inbox;

namespace Marketplace.Api.Webhooks;

/// <summary>Has a channel check what claims to come from it.</summary>
internal sealed class WebhookVerifier(ChannelPipeline pipeline, TimeProvider time)
{
    public async ValueTask<VerifiedDelivery?> VerifyAsync(
        IReceiveWebhooks channel, IHeaderDictionary headers, byte[] body, string? secret, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var http = channel is ICallByHttp byHttp ? pipeline.Create(byHttp) : new HttpClient();
        return await channel.VerifyAsync(http, new WebhookDelivery(headers, body, secret, now), cancellationToken) is { } envelope
            ? new VerifiedDelivery(envelope, body, now)
            : null;
    }
}

internal sealed record VerifiedDelivery(WebhookEnvelope Envelope, byte[] Body, DateTimeOffset ReceivedAt)
{
    public NewWebhookEvent For(Guid connectionId, Guid sellerId) => new(connectionId, sellerId, Envelope.EventId, Envelope.Type, Body, ReceivedAt);
}
