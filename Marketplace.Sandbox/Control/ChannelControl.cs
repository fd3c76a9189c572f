using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Control;

/// <summary>What <c>/control/{channel}</c> has for every channel: faults and webhook subscriptions.</summary>
internal static class ChannelControl
{
    /// <param name="app">The application.</param>
    /// <param name="channel">The channel's id, which is also its part of the path.</param>
    /// <param name="apply">Does what a fault order asks of the channel itself: tokens and limits.</param>
    public static RouteGroupBuilder MapChannelControl(this WebApplication app, string channel, Action<FaultOrder> apply)
    {
        var control = app.MapGroup($"/control/{channel}");
        control.AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (BadHttpRequestException e)
            {
                return Results.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
            }
        });
        control.MapPost("/faults", async (HttpRequest request, FaultPlans plans, WebhookOutbox outbox) =>
        {
            var order = await ControlBody.ReadAsync<FaultOrder>(request);
            plans[channel].Add(order);
            apply(order);
            if (plans[channel].ReorderWebhooks == 0)
                outbox.Release(channel);
            return ControlBody.Answer(request, new { planned = plans[channel].Planned }, $"/control/{channel}");
        });
        control.MapPost("/webhooks", (HttpRequest request, WebhookOutbox outbox) => SubscribeAsync(channel, request, outbox));
        control.MapGet("/webhooks", (WebhookOutbox outbox) => new
        {
            subscriptions = outbox.Subscriptions.All.Where(s => s.Channel == channel).Select(s => s with { Secret = "" }),
            pending = outbox.PendingOf(channel),
            recent = outbox.Recent,
        });
        control.MapDelete("/webhooks/{id}", (string id, WebhookOutbox outbox) =>
        {
            outbox.Subscriptions.Remove(id);
            return Results.NoContent();
        });
        return control;
    }

    /// <summary>Registers an address as the channel's developer portal would. The same address of the same shop is replaced,
    /// so that connecting again leaves one subscription.</summary>
    private static async Task<IResult> SubscribeAsync(string channel, HttpRequest request, WebhookOutbox outbox)
    {
        var body = await ControlBody.ReadAsync<SubscribeBody>(request);
        if (body.CallbackUrl is not { IsAbsoluteUri: true, Scheme: "http" or "https" } url)
            throw new BadHttpRequestException("callbackUrl must be an absolute http or https address");
        if (body.Secret is { } given && !StandardWebhooks.IsSecret(given))
            throw new BadHttpRequestException("secret must be whsec_ followed by base64");
        foreach (var same in outbox.Subscriptions.All.Where(s => s.Channel == channel && s.CallbackUrl == url && s.Account == body.ShopId))
            outbox.Subscriptions.Remove(same.Id);
        var secret = body.Secret ?? StandardWebhooks.NewSecret();
        var subscription = new WebhookSubscription(
            $"ep_{Guid.CreateVersion7():N}", channel, body.ShopId, url, secret, body.Events ?? []);
        outbox.Subscriptions.Put(subscription.Id, subscription);
        return ControlBody.Answer(
            request, new { id = subscription.Id, secret = subscription.Secret, events = subscription.Events }, $"/control/{channel}");
    }

    /// <param name="ShopId">Whose events; none: every shop's.</param>
    /// <param name="Secret"><c>whsec_</c> and base64; none: a new one is made.</param>
    /// <param name="Events">Event names; none: all.</param>
    private sealed record SubscribeBody(Uri? CallbackUrl, string? ShopId, string? Secret, IReadOnlyList<string>? Events);
}
