using Marketplace.Api.Errors;
using Marketplace.Channels;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orleans;

namespace Marketplace.Api.Webhooks;

/// <summary>
/// Where channels notify us: verified, stored, committed, then acknowledged; processed afterwards. Whoever is refused learns nothing more than that:
/// not whether the connection exists, nor what was wrong with the signature.
/// </summary>
internal static class WebhookEndpoints
{
    private const int MaxBody = 1024 * 1024;

    /// <summary>
    /// A body that is too large is read to its end up to here and thrown away: a sender who still sends when the answer comes and the connection
    /// closes would see a broken connection instead of the answer.
    /// </summary>
    private const int MaxRead = 4 * MaxBody;

    public static void MapWebhooks(this IEndpointRouteBuilder app) =>
        app.MapPost("/webhooks/{channel}/{connectionId:guid}", ReceiveAsync).AllowAnonymous().WithTags("Webhooks")
            .WithMetadata(new RequestSizeLimitAttribute(MaxRead)).DisableAntiforgery();

    private static async Task<Results<Ok, ProblemHttpResult>> ReceiveAsync(
        string channel, Guid connectionId, HttpRequest request, ChannelRegistry channels, WebhookSecrets secrets, WebhookInbox inbox, IGrainFactory grains,
        TimeProvider time, CancellationToken cancellationToken)
    {
        if (await ReadAsync(request, cancellationToken) is not { } body)
            return TypedResults.Problem(statusCode: StatusCodes.Status413PayloadTooLarge, detail: "A notification has at most 1 MB.");
        if (!channels.TryGet(channel, out var found) || found is not IReceiveWebhooks receiver)
            return Refused();

        var now = time.GetUtcNow();
        var target = await secrets.FindAsync(connectionId, fresh: false, cancellationToken);
        var envelope = Verify();
        if (envelope is null && (target = await secrets.FindAsync(connectionId, fresh: true, cancellationToken)) is not null)
            envelope = Verify();
        if (envelope is null)
            return Refused();

        await inbox.StoreAsync(new(connectionId, target!.SellerId, envelope.EventId, envelope.Type, body, now), cancellationToken);
        await grains.GetGrain<IConnectionGrain>(connectionId).Wake();
        return TypedResults.Ok();

        WebhookEnvelope? Verify() => target is { Secret: { } secret } && target.Channel == channel ? receiver.Verify(request.Headers, body, secret, now) : null;
    }

    /// <returns>Null when it is too large.</returns>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 4096, MaxBody));
        var buffer = new byte[16 * 1024];
        var tooLarge = false;
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            tooLarge |= body.Length + read > MaxBody;
            if (!tooLarge)
                body.Write(buffer, 0, read);
        }

        return tooLarge ? null : body.ToArray();
    }

    private static ProblemHttpResult Refused() => TypedResults.Problem(
        statusCode: StatusCodes.Status401Unauthorized, type: ProblemType.Named("webhook-refused"), title: "The notification could not be verified.");
}
