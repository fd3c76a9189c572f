using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Api.Errors;
using Marketplace.Channels;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Webhooks;
using Marketplace.Contracts.Connections;
using Marketplace.Data.Model;
using Marketplace.Data.Syncs;
using Marketplace.Grains.Connections;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;

namespace Marketplace.Api.Connections;

/// <summary>Channels, and a seller's connections to them. What concerns the channel itself is asked of the connection's grain.</summary>
internal static class ConnectionEndpoints
{
    private const string WebhookSecret = "webhookSecret";
    private const int ShortestMinutes = 5, LongestMinutes = 30 * 24 * 60;

    public static IEndpointRouteBuilder MapConnections(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/channels", (ChannelRegistry channels) => TypedResults.Ok(channels.All.Select(Model).ToArray())).RequireAuthorization().WithTags("Connections");
        var connections = app.MapGroup("/api/connections").RequireAuthorization().WithTags("Connections");
        connections.MapGet("", async (ConnectionList list, CancellationToken cancellationToken) => TypedResults.Ok(await list.ReadAsync(null, cancellationToken)));
        connections.MapGet("{id:guid}", GetAsync);
        connections.MapDelete("{id:guid}", DisconnectAsync);
        connections.MapGet("{id:guid}/settings", ReadSettingsAsync);
        connections.MapPut("{id:guid}/settings", UpdateSettingsAsync);
        connections.MapPost("{id:guid}/validate", ValidateAsync);
        connections.MapPost("{id:guid}/sync", StartSyncAsync);
        connections.MapPost("{id:guid}/sync/cancel", CancelSyncAsync);
        app.MapMapping();
        app.MapKeys();
        app.MapReports();
        app.MapCampaigns();
        app.MapCases();
        return app.MapConnect();
    }

    private static async Task<Results<Ok<ConnectionModel>, NotFound>> GetAsync(Guid id, ConnectionList list, CancellationToken cancellationToken) =>
        await list.ReadAsync(id, cancellationToken) is [var connection] ? TypedResults.Ok(connection) : TypedResults.NotFound();

    private static async Task<NoContent> DisconnectAsync(Guid id, IGrainFactory grains)
    {
        await Grain(grains, id).Disconnect();
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ConnectionSettings>> ReadSettingsAsync(Guid id, IGrainFactory grains)
    {
        var form = await Grain(grains, id).ReadSettings();
        return TypedResults.Ok(new ConnectionSettings(JsonElement.Parse(form.Settings), form.Fields));
    }

    private static async Task<Results<NoContent, ValidationProblem>> UpdateSettingsAsync(Guid id, ConnectionSettingsInput input, IGrainFactory grains)
    {
        if (Problem(input) is { } problem)
            return FieldProblem.Of(problem.Field, problem.Message);
        var settings = input.Settings is { } given ? JsonNode.Parse(given.GetRawText())!.AsObject() : null;
        // A secret is kept apart from the settings, which are shown.
        var secret = (string?)settings?[WebhookSecret];
        settings?.Remove(WebhookSecret);
        await Grain(grains, id).UpdateSettings(new SettingsChange(input.DisplayName?.Trim(), input.SyncEnabled, input.Syncs, settings?.ToJsonString(), string.IsNullOrWhiteSpace(secret) ? null : secret.Trim()));
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ConnectionValidation>> ValidateAsync(Guid id, IGrainFactory grains) => TypedResults.Ok(await Grain(grains, id).Validate());

    private static async Task<Results<Accepted<SyncStarted>, ValidationProblem>> StartSyncAsync(Guid id, SyncRequest request, IGrainFactory grains)
    {
        if (!EnumNames.TryFromText<SyncKind>(request.Kind, out _))
            return UnknownKind();
        var run = await Grain(grains, id).StartSync(request.Kind, "seller");
        return TypedResults.Accepted($"/api/sync-runs/{run}", new SyncStarted(run));
    }

    private static async Task<Results<NoContent, ValidationProblem>> CancelSyncAsync(Guid id, SyncRequest request, IGrainFactory grains)
    {
        if (!EnumNames.TryFromText<SyncKind>(request.Kind, out _))
            return UnknownKind();
        await Grain(grains, id).CancelSync(request.Kind);
        return TypedResults.NoContent();
    }

    private static (string Field, string Message)? Problem(ConnectionSettingsInput input)
    {
        if (input.DisplayName is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > 100))
            return ("displayName", "A name of 1 to 100 characters.");
        if (input.Settings is { ValueKind: not JsonValueKind.Object })
            return ("settings", "An object.");
        if (input.Settings?.EnumerateObject().Where(setting => setting.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array).Select(setting => setting.Name).FirstOrDefault() is { } nested)
            return ($"settings.{nested}", "A text, a number or a flag.");
        if (input.Settings is { } settings && settings.TryGetProperty(WebhookSecret, out var secret)
            && (secret.ValueKind is not (JsonValueKind.String or JsonValueKind.Null) || (secret.GetString() is { Length: > 0 } text && !StandardWebhooks.IsSecret(text.Trim()))))
            return ($"settings.{WebhookSecret}", "The secret as the channel shows it: whsec_ and letters.");
        return input.Syncs?.FirstOrDefault(sync => !EnumNames.TryFromText<SyncKind>(sync.Kind, out _) || sync.EveryMinutes is < ShortestMinutes or > LongestMinutes) is null
            ? null
            : ("syncs", $"Orders, listings or inventory, every {ShortestMinutes} minutes to {LongestMinutes / (24 * 60)} days.");
    }

    private static ValidationProblem UnknownKind() => FieldProblem.Of("kind", "One of orders, listings, inventory.");

    private static IConnectionGrain Grain(IGrainFactory grains, Guid id) => grains.GetGrain<IConnectionGrain>(id);

    private static ChannelModel Model(IChannel channel) => new(
        channel.Id, channel.Name, channel switch { IAuthorizeByOAuth => "oauth", IAuthorizeByKeys => "keys", _ => "extension" }, channel.Configured, [.. Capabilities(channel)],
        channel is IAuthorize { ConnectFields: var asked } ? asked.ToFields() : [],
        channel.Configured ? null : $"This installation has no app key for {channel.Name} yet.");

    private static IEnumerable<string> Capabilities(IChannel channel) =>
        from capability in new (bool Has, string Name)[]
        {
            (channel is IImportListings, "listings"), (channel is IPublishListings, "publish"), (channel is IPushStock, "stock"),
            (channel is IPullOrders, "orders"), (channel is IShipOrders, "ship"),
            (channel is ICancelOrders, "cancel"), (channel is IRefundOrders, "refund"), (channel is IReceiveWebhooks, "webhooks"),
            (channel is IReportStanding, "standing"), (channel is IReportViolations, "violations"),
            (channel is IPromoteListings, "campaigns"), (channel is ISettleCases, "cases"),
        }
        where capability.Has
        select capability.Name;
}
