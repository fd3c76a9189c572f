using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Webhooks;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Sandbox.Ebay.Notification;

/// <summary>Where an app's notifications go. Each address proves that it is the app's by answering a challenge.</summary>
internal static partial class DestinationEndpoints
{
    public static void MapDestinations(this RouteGroupBuilder api)
    {
        api.MapGet("/destination", GetAll).Named(EbayApi.Notification, "getDestinations", "");
        api.MapPost("/destination", CreateAsync).Named(EbayApi.Notification, "createDestination", "");
        api.MapPut("/destination/{destination_id}", UpdateAsync).Named(EbayApi.Notification, "updateDestination", "");
        api.MapDelete("/destination/{destination_id}", Delete).Named(EbayApi.Notification, "deleteDestination", "");
    }

    private static IResult GetAll(EbayCall call)
    {
        call.Allow("limit", "continuation_token");
        call.RequireApplication();
        Destination[] own = [.. call.Store.Destinations.All.Where(d => d.AppId == call.AppId).OrderBy(d => d.Id, StringComparer.Ordinal)];
        return EbayJson.Ok(new
        {
            total = own.Length,
            href = call.Request.Path.Value,
            limit = 100,
            destinations = own.Select(d => new
            {
                destinationId = d.Id,
                name = d.Name,
                status = d.Status,
                deliveryConfig = new { endpoint = d.Endpoint, verificationToken = d.VerificationToken },
            }),
        });
    }

    private static async Task<IResult> CreateAsync(EbayCall call, IHttpClientFactory clients)
    {
        call.RequireApplication();
        var body = await EbayJson.ReadAsync<DestinationBody>(call);
        Check(body);
        if (call.Store.Destinations.All.Any(d => d.AppId == call.AppId && d.Endpoint == body.DeliveryConfig!.Endpoint))
            throw EbayRefusal.Of(EbayApi.Notification, 195021, "Destination exists for this endpoint", StatusCodes.Status409Conflict);
        var made = await VerifyAsync(call, clients, call.Store.NextName(), body);
        return EbayJson.Created(call, $"{EbayApi.Notification.Root}/destination/{made.Id}");
    }

    private static async Task<IResult> UpdateAsync(EbayCall call, string destination_id, IHttpClientFactory clients)
    {
        call.RequireApplication();
        var body = await EbayJson.ReadAsync<DestinationBody>(call);
        Check(body);
        Find(call, destination_id);
        await VerifyAsync(call, clients, destination_id, body);
        return Results.NoContent();
    }

    private static IResult Delete(EbayCall call, string destination_id)
    {
        call.RequireApplication();
        using (call.Store.Change())
        {
            Find(call, destination_id);
            if (call.Store.Topics.All.Any(t => t.DestinationId == destination_id))
                throw EbayRefusal.Of(EbayApi.Notification, 195024, "Destination is in use and cannot be deleted.", StatusCodes.Status409Conflict);
            call.Store.Destinations.Remove(destination_id);
            return Results.NoContent();
        }
    }

    private static Destination Find(EbayCall call, string id) => call.Store.Destinations.Find(id) is { } found && found.AppId == call.AppId
        ? found
        : throw EbayRefusal.NotFound(EbayApi.Notification, 195022, "Invalid or missing destination id.");

    private static void Check(DestinationBody body)
    {
        if (body.Name is not { Length: > 0 and <= 64 })
            throw Refuse(195016, "Invalid name. Markups or lengths greater than 64 not supported");
        if (body.Status is not ("ENABLED" or "DISABLED"))
            throw Refuse(195018, "Invalid or missing destination status. Supported values:[ENABLED,DISABLED]");
        // eBay takes https only; an address of this machine may do without.
        if (!Uri.TryCreate(body.DeliveryConfig?.Endpoint, UriKind.Absolute, out var endpoint) || !(endpoint.Scheme == "https" || endpoint.IsLoopback))
            throw Refuse(195017, "Invalid or missing endpoint.");
        if (body.DeliveryConfig!.VerificationToken is not { } token || !Token().IsMatch(token))
            throw Refuse(195019, "Invalid or missing verification token for this endpoint.");
    }

    private static async Task<Destination> VerifyAsync(EbayCall call, IHttpClientFactory clients, string id, DestinationBody body)
    {
        var (endpoint, token) = (body.DeliveryConfig!.Endpoint!, body.DeliveryConfig.VerificationToken!);
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var expected = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code + token + endpoint)));
        if (await AskAsync(clients, QueryHelpers.AddQueryString(endpoint, "challenge_code", code), call.Cancelled) != expected)
            throw Refuse(195020, "Challenge verification failed for requested endpoint");
        return call.Store.Destinations.Put(id, new Destination(id, call.AppId, body.Name!, body.Status!, endpoint, token));
    }

    private static async Task<string?> AskAsync(IHttpClientFactory clients, string address, CancellationToken cancel)
    {
        try
        {
            using var answer = await clients.CreateClient(WebhookSender.ClientName).GetAsync(new Uri(address), cancel);
            if (!answer.IsSuccessStatusCode)
                return null;
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
            return json.TryGetProperty("challengeResponse", out var response) ? response.GetString() : null;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }

    private static EbayRefusal Refuse(int errorId, string message) => EbayRefusal.Of(EbayApi.Notification, errorId, message);

    [GeneratedRegex("^[A-Za-z0-9_-]{32,80}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    private sealed record DestinationBody(string? Name, string? Status, DeliveryConfig? DeliveryConfig);

    private sealed record DeliveryConfig(string? Endpoint, string? VerificationToken);
}
