using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Notification;

internal static class TopicEndpoints
{
    public static void MapTopics(this RouteGroupBuilder api)
    {
        api.MapGet("/topic", GetAll).Named(EbayApi.Notification, "getTopics", "");
        api.MapGet("/topic/{topic_id}", GetOne).Named(EbayApi.Notification, "getTopic", "");
        api.MapGet("/public_key/{public_key_id}", GetKey).Named(EbayApi.Notification, "getPublicKey", "");
        api.MapGet("/config", GetConfig).Named(EbayApi.Notification, "getConfig", "");
        api.MapPut("/config", PutConfigAsync).Named(EbayApi.Notification, "updateConfig", "");
    }

    private static IResult GetAll(EbayCall call)
    {
        call.Allow("limit", "continuation_token");
        return EbayJson.Ok(new { total = Topics.All.Count, href = call.Request.Path.Value, limit = Topics.All.Count, topics = Topics.All.Select(View) });
    }

    private static IResult GetOne(string topic_id) => Topics.Find(topic_id) is { } topic
        ? EbayJson.Ok(View(topic))
        : throw EbayRefusal.NotFound(EbayApi.Notification, 195002, "Invalid or missing topic id.");

    private static IResult GetKey(string public_key_id, EbaySignature signature) => signature.PublicKey(public_key_id) is { } key
        ? EbayJson.Ok(new { algorithm = EbaySignature.Algorithm, digest = EbaySignature.Digest, key })
        : throw EbayRefusal.NotFound(EbayApi.Notification, 195001, "The specified key id is invalid.");

    private static IResult GetConfig(EbayCall call) => call.Store.Configs.Find(call.AppId) is { } config
        ? EbayJson.Ok(new { alertEmail = config.AlertEmail })
        : throw EbayRefusal.NotFound(EbayApi.Notification, 195026, "Configuration Not Found.");

    private static async Task<IResult> PutConfigAsync(EbayCall call)
    {
        call.RequireApplication();
        var body = await EbayJson.ReadAsync<ConfigBody>(call);
        if (body.AlertEmail?.Contains('@', StringComparison.Ordinal) != true)
            throw EbayRefusal.Of(EbayApi.Notification, 195025, "Invalid or missing email.");
        call.Store.Configs.Put(call.AppId, new NotificationConfig(call.AppId, body.AlertEmail));
        return Results.NoContent();
    }

    private static object View(Topic topic) => new
    {
        topicId = topic.Id,
        description = topic.Description,
        status = "ENABLED",
        context = "COMMERCE",
        scope = topic.Scope,
        authorizationScopes = (string[])[OAuth.EbayScopes.Full(topic.Needs)],
        supportedPayloads = (object[])[new { format = (string[])["JSON"], schemaVersion = Topics.SchemaVersion, deliveryProtocol = "HTTPS", deprecated = false }],
    };

    private sealed record ConfigBody(string? AlertEmail);
}
