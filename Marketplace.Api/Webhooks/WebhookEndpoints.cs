using Marketplace.Api.Connections;
using Marketplace.Api.Errors;
using Marketplace.Channels;
using Marketplace.Channels.Seam;
using Marketplace.Data.Inbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

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

    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var webhooks = app.MapGroup("/webhooks").AllowAnonymous().WithTags("Webhooks").WithMetadata(new RequestSizeLimitAttribute(MaxRead)).DisableAntiforgery();
        webhooks.MapPost("{channel}/{connectionId:guid}", ReceiveAsync);
        webhooks.MapPost("{channel}", ReceiveForAllAsync);
        webhooks.MapGet("{channel}", AnswerChallenge).ExcludeFromDescription();
    }

    private static async Task<Results<Ok, ProblemHttpResult>> ReceiveAsync(
        string channel, Guid connectionId, HttpRequest request, ChannelRegistry channels, WebhookVerifier verifier, WebhookSecrets secrets, WebhookInbox inbox,
        CancellationToken cancellationToken)
    {
        if (await ReadAsync(request, cancellationToken) is not { } body)
            return TooLarge();
        if (!channels.TryGet(channel, out var found) || found is not IReceiveWebhooks receiver)
            return Refused();
        if (WebhookVerifier.IsGreeting(receiver, request.Headers, body))
            return TypedResults.Ok();

        var owner = await secrets.FindAsync(connectionId, fresh: false, cancellationToken);
        var delivery = await VerifyAsync();
        if (delivery is null && (owner = await secrets.FindAsync(connectionId, fresh: true, cancellationToken)) is not null)
            delivery = await VerifyAsync();
        if (delivery is null)
            return Refused();

        await inbox.StoreAsync(delivery.For(connectionId, owner!.SellerId)).WaitAsync(cancellationToken);
        return TypedResults.Ok();

        async ValueTask<VerifiedDelivery?> VerifyAsync() =>
            owner?.Channel == channel ? await verifier.VerifyAsync(receiver, request.Headers, body, owner.Secret, cancellationToken) : null;
    }

    /// <summary>The one address of a channel that has one for all accounts. What no connection is for is acknowledged and forgotten.</summary>
    private static async Task<Results<Ok, ProblemHttpResult>> ReceiveForAllAsync(
        string channel, HttpRequest request, ChannelRegistry channels, WebhookVerifier verifier, WebhookInbox inbox, Npgsql.NpgsqlDataSource source,
        CancellationToken cancellationToken)
    {
        if (await ReadAsync(request, cancellationToken) is not { } body)
            return TooLarge();
        if (!channels.TryGet(channel, out var found) || found is not IReceiveWebhooksAtOneAddress receiver
            || await verifier.VerifyAsync(receiver, request.Headers, body, secret: null, cancellationToken) is not { } delivery)
            return Refused();

        var owners = receiver.ReadAccount(body) is { } account ? await InboxStore.FindAccountAsync(source, channel, account, cancellationToken) : [];
        await Task.WhenAll(owners.Select(owner => inbox.StoreAsync(delivery.For(owner.ConnectionId, owner.SellerId)))).WaitAsync(cancellationToken);
        return TypedResults.Ok();
    }

    private static Results<ContentHttpResult, NotFound> AnswerChallenge(string channel, HttpRequest request, ChannelRegistry channels, IConfiguration configuration) =>
        channels.TryGet(channel, out var found) && found is IReceiveWebhooksAtOneAddress receiver
            && receiver.AnswerChallenge(request.Query, configuration.PublicAddress(request, $"/webhooks/{channel}")) is { } answer
            ? TypedResults.Content(answer.Body, answer.ContentType)
            : TypedResults.NotFound();

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

    private static ProblemHttpResult TooLarge() => TypedResults.Problem(statusCode: StatusCodes.Status413PayloadTooLarge, detail: "A notification has at most 1 MB.");

    private static ProblemHttpResult Refused() => TypedResults.Problem(
        statusCode: StatusCodes.Status401Unauthorized, type: ProblemType.Named("webhook-refused"), title: "The notification could not be verified.");
}
