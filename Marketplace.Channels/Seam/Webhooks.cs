using Microsoft.AspNetCore.Http;

namespace Marketplace.Channels.Seam;

/// <summary>Verifies and reads a channel's notifications. A notification only says that something changed; the truth is read from the channel.</summary>
public interface IReceiveWebhooks : IChannel
{
    /// <summary>Checks signature (constant time) and replay window, then reads the envelope. Null: not from the channel, or too old.</summary>
    /// <param name="http">To read the channel's public key with, where it signs by one. Without credentials.</param>
    ValueTask<WebhookEnvelope?> VerifyAsync(HttpClient http, WebhookDelivery delivery, CancellationToken cancellationToken);

    /// <summary>What the stored notification is about.</summary>
    WebhookNotice Read(string type, ReadOnlySpan<byte> body);
}

/// <param name="Secret">Secret: of the connection's subscription. Null where it has none; a channel that signs by its app's own secret does without.</param>
public sealed record WebhookDelivery(IHeaderDictionary Headers, ReadOnlyMemory<byte> Body, string? Secret, DateTimeOffset ReceivedAt)
{
    public override string ToString() => $"{Body.Length} bytes at {ReceivedAt:O}";
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

    /// <summary>The seller took the authorisation back on the channel: the credentials are tried, and found refused.</summary>
    Authorization,
}

/// <summary>A channel that sends the notifications of all accounts to one address.</summary>
public interface IReceiveWebhooksAtOneAddress : IReceiveWebhooks
{
    /// <summary>The answer to the channel's question whether the address is ours; null: it is no such question.</summary>
    WebhookAnswer? AnswerChallenge(IQueryCollection query, Uri address);

    /// <summary>The account that a verified notification is for; null: for none.</summary>
    string? ReadAccount(ReadOnlySpan<byte> body);
}

public sealed record WebhookAnswer(string ContentType, string Body);

/// <summary>A channel that tries the address of a new subscription with a message that it does not sign.</summary>
public interface IGreetSubscriptions : IReceiveWebhooks
{
    /// <summary>Whether it is such a message: it is acknowledged whoever sent it, and forgotten.</summary>
    bool IsGreeting(WebhookDelivery delivery);
}

/// <summary>Registers our address for a connection's notifications.</summary>
public interface ISubscribeWebhooks : IReceiveWebhooks
{
    /// <summary>Idempotent: existing subscriptions for the address are kept or replaced, lost ones made anew.</summary>
    Task<ChannelResult<WebhookSubscription>> SubscribeAsync(ChannelSession session, Uri callback, CancellationToken cancellationToken);
}

/// <param name="Secret">Secret: encrypted before it is stored. Empty where the channel signs otherwise.</param>
public sealed record WebhookSubscription(string Id, string Secret);
