using System.Collections.Concurrent;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Storage;

namespace Marketplace.Sandbox.Webhooks;

/// <summary>Subscriptions and what is still to be sent to them; both survive a restart.</summary>
internal sealed class WebhookOutbox(Journal journal, FaultPlans faults, TimeProvider time) : IDisposable
{
    private const int RecentShown = 100;
    private const int LongestWaitMs = 60_000;

    private readonly Table<string, WebhookDelivery> pending = new(journal, "webhooks.pending");
    private readonly SemaphoreSlim signal = new(0);
    private long lastId;

    public Table<string, WebhookSubscription> Subscriptions { get; } = new(journal, "webhooks.subscriptions");

    /// <summary>The last deliveries that were settled: delivered, given up or dropped.</summary>
    public ConcurrentQueue<WebhookDelivery> Recent { get; } = new();

    private IEnumerable<WebhookDelivery> Pending => pending.All.OrderBy(d => d.DueAt).ThenBy(d => d.Id, StringComparer.Ordinal);

    public IEnumerable<WebhookDelivery> PendingOf(string channel) =>
        Pending.Where(d => Subscriptions.Find(d.SubscriptionId)?.Channel == channel);

    /// <summary>Queues an event for every subscription of the account that asked for it.</summary>
    public void Publish(string channel, string account, string eventName, string body)
    {
        var plan = faults[channel];
        using (journal.Begin())
        {
            foreach (var subscription in Subscriptions.All.Where(s => Wants(s, channel, account, eventName)))
            {
                var (copies, hold) = plan.NextWebhook();
                var now = time.GetUtcNow();
                var delivery = new WebhookDelivery(
                    "", $"msg_{Guid.CreateVersion7(now):N}", subscription.Id, eventName, body, now + plan.WebhookDelay, 0, null, now);
                if (copies == 0)
                    Remember(delivery with { Outcome = "dropped on demand" });
                for (var i = 0; i < copies; i++)
                    Put(delivery with { Id = NextId(now), DueAt = hold ? DateTimeOffset.MaxValue : delivery.DueAt });
                if (!hold)
                    ReleaseHeld(channel, delivery.DueAt);
            }
        }
        Wake();
    }

    /// <summary>Sends what was held back, last first, although fewer came than were to be reordered.</summary>
    public void Release(string channel)
    {
        using (journal.Begin())
            ReleaseHeld(channel, time.GetUtcNow());
        Wake();
    }

    /// <summary>What is due, in order. A release that is under way is seen as a whole or not at all.</summary>
    public IReadOnlyList<WebhookDelivery> Due(DateTimeOffset now)
    {
        using (journal.Begin())
            return [.. Pending.TakeWhile(d => d.DueAt <= now)];
    }

    /// <summary>Stores that an attempt failed and when the next one is made.</summary>
    public void Retry(WebhookDelivery delivery) => Put(delivery);

    /// <summary>The delivery will not be attempted again.</summary>
    public void Settle(WebhookDelivery delivery)
    {
        pending.Remove(delivery.Id);
        Remember(delivery);
    }

    public void Clear()
    {
        pending.Clear();
        Recent.Clear();
    }

    public void Dispose() => signal.Dispose();

    public void Wake() => signal.Release();

    /// <summary>Waits for the first delivery that was not yet due at <paramref name="seen"/>, or for <see cref="Wake"/>.</summary>
    public Task WaitAsync(DateTimeOffset seen, CancellationToken cancel)
    {
        var wait = Pending.Select(d => d.DueAt).FirstOrDefault(d => d > seen, DateTimeOffset.MaxValue) - time.GetUtcNow();
        return signal.WaitAsync(TimeSpan.FromMilliseconds(Math.Clamp(wait.TotalMilliseconds, 0, LongestWaitMs)), cancel);
    }

    /// <summary>Sorts as the events came, also within a millisecond and over a restart.</summary>
    private string NextId(DateTimeOffset now) => $"{lastId = Math.Max(lastId + 1, now.UtcTicks):D19}";

    private static bool Wants(WebhookSubscription s, string channel, string account, string eventName) =>
        s.Channel == channel && (s.Account is null || s.Account == account) && (s.Events.Count == 0 || s.Events.Contains(eventName));

    private void ReleaseHeld(string channel, DateTimeOffset dueAt)
    {
        var held = PendingOf(channel).Where(d => d.DueAt == DateTimeOffset.MaxValue).ToArray();
        foreach (var (i, delivery) in held.OrderByDescending(d => d.Id, StringComparer.Ordinal).Index())
            Put(delivery with { DueAt = dueAt.AddMicroseconds(i + 1) });
    }

    private void Put(WebhookDelivery delivery) => pending.Put(delivery.Id, delivery);

    private void Remember(WebhookDelivery delivery)
    {
        Recent.Enqueue(delivery);
        while (Recent.Count > RecentShown)
            Recent.TryDequeue(out _);
    }
}
