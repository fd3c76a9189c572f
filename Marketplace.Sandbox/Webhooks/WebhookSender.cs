using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Options;

namespace Marketplace.Sandbox.Webhooks;

/// <summary>Sends what is due: in order per subscription, subscriptions side by side; retried until a 2xx or given up.</summary>
internal sealed class WebhookSender(
    WebhookOutbox outbox,
    IEnumerable<WebhookScheme> schemes,
    IHttpClientFactory clients,
    IOptions<SandboxOptions> options,
    TimeProvider time) : BackgroundService
{
    public const string ClientName = "webhooks";

    private static readonly TimeSpan[] DefaultRetries =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10),
    ];

    private readonly ConcurrentDictionary<string, bool> busy = new();
    private readonly IList<TimeSpan> configured = options.Value.WebhookRetries;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = time.GetUtcNow();
            foreach (var subscriber in outbox.Due(now).GroupBy(d => d.SubscriptionId).Where(g => busy.TryAdd(g.Key, true)))
                _ = SendAllAsync(subscriber.Key, [.. subscriber], stoppingToken);
            await outbox.WaitAsync(now, stoppingToken);
        }
    }

    private async Task SendAllAsync(string subscriptionId, IReadOnlyList<WebhookDelivery> due, CancellationToken cancel)
    {
        try
        {
            foreach (var delivery in due)
                await SendAsync(delivery, cancel);
        }
        finally
        {
            busy.TryRemove(subscriptionId, out _);
            outbox.Wake();
        }
    }

    private async Task SendAsync(WebhookDelivery delivery, CancellationToken cancel)
    {
        if (outbox.Subscriptions.Find(delivery.SubscriptionId) is not { } subscription)
        {
            outbox.Settle(delivery with { Outcome = "subscription removed" });
            return;
        }
        var scheme = schemes.Single(s => s.Channel == subscription.Channel);
        var (delivered, outcome) = await PostAsync(scheme, subscription, delivery, cancel);
        var attempted = delivery with { Attempts = delivery.Attempts + 1, Outcome = outcome };
        IEnumerable<TimeSpan> retries = configured.Count > 0 ? configured : scheme.Retries ?? DefaultRetries;
        if (!delivered && retries.Skip(delivery.Attempts).Select(wait => (TimeSpan?)wait).FirstOrDefault() is { } wait)
        {
            outbox.Retry(attempted with { DueAt = time.GetUtcNow() + wait });
            return;
        }
        outbox.Settle(attempted);
        scheme.Settled?.Invoke(subscription, delivered);
        if (!delivered && scheme.RemovesDeafSubscriptions)
            outbox.Subscriptions.Remove(subscription.Id);
    }

    private async Task<(bool Delivered, string Outcome)> PostAsync(
        WebhookScheme scheme, WebhookSubscription subscription, WebhookDelivery delivery, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, subscription.CallbackUrl);
        request.Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json");
        scheme.Sign(request, subscription, delivery, time.GetUtcNow());
        try
        {
            using var response = await clients.CreateClient(ClientName).SendAsync(request, cancel);
            return (response.IsSuccessStatusCode, $"answered {(int)response.StatusCode}");
        }
        catch (HttpRequestException e)
        {
            return (false, e.Message);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (false, "no answer in time");
        }
    }
}
