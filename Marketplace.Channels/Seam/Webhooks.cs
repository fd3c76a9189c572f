using Microsoft.AspNetCore.Http;

namespace Marketplace.Channels.Seam;

/// <summary>Verifies and reads a channel's notifications. A notification only says that something changed; the truth is read from the channel.</summary>
public interface IReceiveWebhooks : IChannel
{
    /// <summary>Checks signature (constant time) and replay window, then reads the envelope. Null: not from the channel, or too old.</summary>
    WebhookEnvelope? Verify(IHeaderDictionary headers, ReadOnlySpan<byte> body, string secret, DateTimeOffset now);

    /// <summary>What the stored notification is about.</summary>
    WebhookNotice Read(string type, ReadOnlySpan<byte> body);
}

/// <param name="EventId">Unique per delivery cause on the channel; a repetition carries the same.</param>
public sealed record WebhookEnvelope(string EventId, string Type);

/// <param name="Entity">What to read again.</param>
/// <param name="RemoteId">Which one.</param>
public sealed record WebhookNotice(WebhookEntity Entity, string? RemoteId);

public enum WebhookEntity
{
    Other,
    Order,
    Listing,
}

/// <summary>Registers our address for a connection's notifications.</summary>
public interface ISubscribeWebhooks : IReceiveWebhooks
{
    /// <summary>Idempotent: an existing subscription for the address is replaced.</summary>
    Task<ChannelResult<WebhookSubscription>> SubscribeAsync(ChannelSession session, Uri callback, CancellationToken cancellationToken);
}

/// <param name="Secret">Secret: encrypted before it is stored.</param>
public sealed record WebhookSubscription(string Id, string Secret);
