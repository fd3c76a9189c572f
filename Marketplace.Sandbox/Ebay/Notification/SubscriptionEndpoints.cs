using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Ebay.Notification;

/// <summary>Which topics go to which destination, for one seller or for the app.</summary>
internal static class SubscriptionEndpoints
{
    private const string Write = "commerce.notification.subscription", Read = "commerce.notification.subscription.readonly";

    public static void MapSubscriptions(this RouteGroupBuilder api)
    {
        api.MapGet("/subscription", GetAll).Named(EbayApi.Notification, "getSubscriptions", "", Read, Write);
        api.MapPost("/subscription", CreateAsync).Named(EbayApi.Notification, "createSubscription", "", Write);
        api.MapPut("/subscription/{subscription_id}", UpdateAsync).Named(EbayApi.Notification, "updateSubscription", "", Write);
        api.MapDelete("/subscription/{subscription_id}", Delete).Named(EbayApi.Notification, "deleteSubscription", "", Write);
    }

    private static IEnumerable<TopicSubscription> Own(EbayCall call) => call.Store.Topics.All.Where(t => t.AppId == call.AppId && t.UserId == call.UserId);

    private static IResult GetAll(EbayCall call)
    {
        call.Allow("limit", "continuation_token");
        TopicSubscription[] own = [.. Own(call).OrderBy(t => t.Id, StringComparer.Ordinal)];
        return EbayJson.Ok(new { total = own.Length, href = call.Request.Path.Value, limit = 100, subscriptions = own.Select(View) });
    }

    private static async Task<IResult> CreateAsync(EbayCall call, WebhookOutbox outbox)
    {
        var body = await EbayJson.ReadAsync<SubscriptionBody>(call);
        if (Topics.Find(body.TopicId) is not { } topic)
            throw Refuse(195027, "Invalid or missing topic id.");
        if (topic.Scope == "USER" == call.UserId is null)
            throw Refuse(195011, "Not authorized for this topic.", StatusCodes.Status403Forbidden);
        if (call.Store.Configs.Find(call.AppId) is null)
            throw Refuse(195003, "Please provide configurations required for notifications. Refer to /config", StatusCodes.Status409Conflict);
        Check(body);
        using (call.Store.Change())
        {
            var destination = Destination(call, body);
            if (Own(call).Any(t => t.TopicId == topic.Id))
                throw Refuse(195012, "Subscription already exists", StatusCodes.Status409Conflict);
            var made = new TopicSubscription(call.Store.NextName(), call.AppId, call.UserId, topic.Id, destination.Id, body.Status!, call.Store.Now);
            Put(call, made, destination, outbox);
            return EbayJson.Created(call, $"{EbayApi.Notification.Root}/subscription/{made.Id}");
        }
    }

    private static async Task<IResult> UpdateAsync(EbayCall call, string subscription_id, WebhookOutbox outbox)
    {
        var body = await EbayJson.ReadAsync<SubscriptionBody>(call);
        Check(body);
        using (call.Store.Change())
        {
            var destination = Destination(call, body);
            Put(call, Find(call, subscription_id) with { DestinationId = destination.Id, Status = body.Status! }, destination, outbox);
            return Results.NoContent();
        }
    }

    private static IResult Delete(EbayCall call, string subscription_id, WebhookOutbox outbox)
    {
        using (call.Store.Change())
        {
            Find(call, subscription_id);
            call.Store.Topics.Remove(subscription_id);
            outbox.Subscriptions.Remove(subscription_id);
            return Results.NoContent();
        }
    }

    /// <summary>An enabled subscription is one of the outbox.</summary>
    private static void Put(EbayCall call, TopicSubscription subscription, Destination destination, WebhookOutbox outbox)
    {
        call.Store.Topics.Put(subscription.Id, subscription);
        if (subscription.Status == "ENABLED" && destination.Status == "ENABLED")
        {
            outbox.Subscriptions.Put(subscription.Id, new WebhookSubscription(
                subscription.Id, EbaySimulator.Channel, subscription.UserId, new Uri(destination.Endpoint), "", [subscription.TopicId]));
        }
        else
        {
            outbox.Subscriptions.Remove(subscription.Id);
        }
    }

    private static void Check(SubscriptionBody body)
    {
        if (body.Status is not ("ENABLED" or "DISABLED"))
            throw Refuse(195006, "Invalid or missing subscription status.");
        if (body.Payload?.SchemaVersion != Topics.SchemaVersion)
            throw Refuse(195008, "Invalid or missing schema version. Please refer to /topic/{topic_id} for supported schema versions.");
        if (body.Payload.Format != "JSON")
            throw Refuse(195009, "Specified format is not supported for the topic.");
        if (body.Payload.DeliveryProtocol != "HTTPS")
            throw Refuse(195010, "Invalid or missing protocol");
    }

    private static Destination Destination(EbayCall call, SubscriptionBody body) =>
        call.Store.Destinations.Find(body.DestinationId ?? "") is { } destination && destination.AppId == call.AppId
            ? destination
            : throw Refuse(195007, "Invalid or missing destination id.");

    private static TopicSubscription Find(EbayCall call, string id) => Own(call).FirstOrDefault(t => t.Id == id)
        ?? throw Refuse(195013, "Invalid subscription Id.", StatusCodes.Status404NotFound);

    private static object View(TopicSubscription subscription) => new
    {
        subscriptionId = subscription.Id,
        topicId = subscription.TopicId,
        status = subscription.Status,
        creationDate = OrderView.Time(subscription.CreatedAt),
        destinationId = subscription.DestinationId,
        payload = new { format = "JSON", schemaVersion = Topics.SchemaVersion, deliveryProtocol = "HTTPS" },
    };

    private static EbayRefusal Refuse(int errorId, string message, int status = StatusCodes.Status400BadRequest) => EbayRefusal.Of(EbayApi.Notification, errorId, message, status);

    private sealed record SubscriptionBody(string? TopicId, string? Status, PayloadBody? Payload, string? DestinationId);

    private sealed record PayloadBody(string? Format, string? SchemaVersion, string? DeliveryProtocol);
}
