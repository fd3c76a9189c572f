using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Channels.Ebay;

/// <summary>
/// Notifications of the Commerce Notification API. One address for all sellers, which proves that it is ours by answering a challenge;
/// each is signed with a key that eBay publishes.
/// </summary>
internal sealed class EbayNotifications(EbayOptions options, EbayApplication application)
{
    private const string SignatureHeader = "X-EBAY-SIGNATURE";
    private const string ChallengeParameter = "challenge_code";
    private const string DestinationName = "Marketplace";
    private const string Enabled = "ENABLED";
    private const string User = "USER";

    /// <summary>eBay repeats for days; what is older than ids are remembered could not be told from a replay.</summary>
    private static readonly TimeSpan _window = TimeSpan.FromDays(7);

    private static readonly string[] _wanted = ["ORDER_CONFIRMATION", "ITEM_MARKED_SHIPPED", "AUTHORIZATION_REVOCATION", "MARKETPLACE_ACCOUNT_DELETION"];

    /// <summary>What eBay has us prove to know: 64 characters that follow from the app's secret, so that every process of ours knows them.</summary>
    private string VerificationToken => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.ClientSecret), "notification endpoint"u8));

    /// <summary>SHA-256 over the challenge, the token and the address.</summary>
    public WebhookAnswer? Answer(IQueryCollection query, Uri address)
    {
        if (query[ChallengeParameter].ToString() is not { Length: > 0 } challenge)
            return null;
        var response = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(challenge + VerificationToken + address)));
        return new WebhookAnswer("application/json", JsonSerializer.Serialize(new WireChallengeAnswer(response), EbayJson.Default.WireChallengeAnswer));
    }

    public async ValueTask<WebhookEnvelope?> VerifyAsync(HttpClient http, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        if (ReadSignature(delivery.Headers[SignatureHeader].ToString()) is not { } signed || Parse(delivery.Body.Span) is not { Metadata.Topic: { } topic, Notification: { NotificationId: { } id } sent })
            return null;
        if (sent.EventDate is not { } at || at < delivery.ReceivedAt - _window)
            return null;
        return await application.VerifyAsync(http, signed.KeyId, delivery.Body, signed.Signature, cancellationToken) ? new WebhookEnvelope(id, topic) : null;
    }

    public static WebhookNotice Read(string type, ReadOnlySpan<byte> body)
    {
        if (type == "AUTHORIZATION_REVOCATION")
            return new WebhookNotice(WebhookEntity.Authorization, null);
        return Parse(body)?.Notification?.Data is { } data && Member(data, "order") is { } order && Text(order, "orderId") is { } id
            ? new WebhookNotice(WebhookEntity.Order, id)
            : new WebhookNotice(WebhookEntity.Other, null);
    }

    /// <summary>The seller's id, which stands beside the data or in its user.</summary>
    public static string? ReadAccount(ReadOnlySpan<byte> body) =>
        Parse(body)?.Notification?.Data is { } data ? (Member(data, "user") is { } user ? Text(user, "userId") : Text(data, "userId")) : null;

    /// <param name="seller">The connection's client.</param>
    /// <param name="http">For the app's own calls.</param>
    /// <param name="callback">A connection's address, of which eBay's is the beginning.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task<ChannelResult<WebhookSubscription>> SubscribeAsync(EbayClient seller, HttpClient http, Uri callback, CancellationToken cancellationToken)
    {
        if (options.NotificationEmail.Length == 0)
            return new ChannelError(ChannelErrorKind.Rejected, "eBay sends no notifications until the operator gives an e-mail address for them. Until then orders are polled.", "manual");
        var app = await application.ConnectAsync(http, cancellationToken);
        if (!app.Succeeded)
            return app.Error;
        var destination = await DestinationAsync(app.Value, new Uri(callback, ".").ToString().TrimEnd('/'), cancellationToken);
        if (!destination.Succeeded)
            return destination.Error;
        var missing = await ReadMissingAsync(seller, app.Value, destination.Value, cancellationToken);
        if (!missing.Succeeded)
            return missing.Error;
        foreach (var (client, topic, existing) in missing.Value)
        {
            var wanted = new WireSubscription(topic.TopicId, Enabled, destination.Value, new WirePayload("JSON", Version(topic), "HTTPS"));
            var done = existing is not null
                ? await client.UpdateSubscriptionAsync(existing, wanted with { TopicId = null }, cancellationToken)
                : await client.CreateSubscriptionAsync(wanted, cancellationToken);
            if (done.Error is { } refused)
                return refused;
        }
        return new WebhookSubscription(destination.Value, "");
    }

    public async Task<ChannelResult<bool>> IsSubscribedAsync(EbayClient seller, HttpClient http, string destination, CancellationToken cancellationToken)
    {
        var app = await application.ConnectAsync(http, cancellationToken);
        if (!app.Succeeded)
            return app.Error;
        var known = await app.Value.GetDestinationsAsync(cancellationToken);
        if (!known.Succeeded)
            return known.Error;
        if (known.Value.Destinations?.Any(d => d.DestinationId == destination && d.Status == Enabled) is not true)
            return false;
        var missing = await ReadMissingAsync(seller, app.Value, destination, cancellationToken);
        return missing.Succeeded ? missing.Value.Count == 0 : missing.Error;
    }

    private async Task<ChannelResult<string>> DestinationAsync(EbayClient app, string endpoint, CancellationToken cancellationToken)
    {
        if (await app.PutNotificationConfigAsync(options.NotificationEmail, cancellationToken) is { Error: { } unset })
            return unset;
        var known = await app.GetDestinationsAsync(cancellationToken);
        if (!known.Succeeded)
            return known.Error;
        return known.Value.Destinations?.FirstOrDefault(d => d.DeliveryConfig?.Endpoint == endpoint && d.Status == Enabled)?.DestinationId is { } id
            ? id
            : await app.CreateDestinationAsync(new WireDestination(DestinationName, Enabled, new WireDelivery(endpoint, VerificationToken)), cancellationToken);
    }

    /// <returns>The topics without a subscription that works, each with whoever subscribes to it and the id of the one that does not work.</returns>
    private static async Task<ChannelResult<IReadOnlyList<(EbayClient Client, WireTopic Topic, string? Existing)>>> ReadMissingAsync(
        EbayClient seller, EbayClient app, string destination, CancellationToken cancellationToken)
    {
        var topics = await app.GetTopicsAsync(cancellationToken);
        if (!topics.Succeeded)
            return topics.Error;
        var wanted = (topics.Value.Topics ?? []).Where(topic => _wanted.Contains(topic.TopicId) && topic.Status is null or Enabled).ToLookup(topic => topic.Scope == User ? seller : app);
        var missing = new List<(EbayClient, WireTopic, string?)>();
        foreach (var scoped in wanted)
        {
            var known = await scoped.Key.GetSubscriptionsAsync(cancellationToken);
            if (!known.Succeeded)
                return known.Error;
            foreach (var topic in scoped)
            {
                var existing = known.Value.Subscriptions?.FirstOrDefault(s => s.TopicId == topic.TopicId);
                if (existing is not { Status: Enabled } || existing.DestinationId != destination)
                    missing.Add((scoped.Key, topic, existing?.SubscriptionId));
            }
        }
        return missing;
    }

    private static string Version(WireTopic topic) => topic.SupportedPayloads?.LastOrDefault(payload => !payload.Deprecated)?.SchemaVersion ?? "1.0";

    private static (string KeyId, byte[] Signature)? ReadSignature(string header)
    {
        try
        {
            return JsonSerializer.Deserialize(Convert.FromBase64String(header), EbayJson.Default.WireSignature) is { } read
                ? (read.Kid, Convert.FromBase64String(read.Signature))
                : null;
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
    }

    private static WireNotification? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, EbayJson.Default.WireNotification);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object ? member : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
