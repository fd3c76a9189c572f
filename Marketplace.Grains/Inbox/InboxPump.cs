using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Data.Inbox;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Connections;
using Microsoft.Extensions.Logging;

namespace Marketplace.Grains.Inbox;

/// <summary>
/// Processes a connection's stored notifications. A notification only says that something changed, so several about one order are one reading of it,
/// and two readings of one order never overlap: repetition and disorder come to the same.
/// </summary>
internal sealed class InboxPump(TenantDatabase database, NoticeHandler handler, TimeProvider time, ILogger<InboxPump> log) : ConnectionPump(time, log)
{
    private const int Batch = 500;
    private const int MaxAttempts = 8;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    protected override bool IsWokenBy(WakeReason reason) => reason is WakeReason.Notifications;

    protected override async Task<DateTimeOffset?> TurnAsync(CancellationToken stopping)
    {
        while (Connection.Usable() && Connection.Channel is IReceiveWebhooks channel)
        {
            List<StoredEvent> due;
            await using (var connection = await database.OpenAsync(Connection.SellerId, stopping))
            {
                due = await InboxStore.ReadDueAsync(connection, Connection.ConnectionId, Time.GetUtcNow(), Batch, stopping);
                if (due.Count == 0)
                    return await InboxStore.NextDueAsync(connection, Connection.ConnectionId, stopping);
            }

            var subjects = due.GroupBy(e => channel.Read(e.Type, e.Payload)).ToList();
            foreach (var together in subjects.Chunk(channel.Limits.MaxConcurrency))
                await Task.WhenAll(together.Select(subject => ProcessAsync(subject.Key, [.. subject], stopping)));
        }

        return null;
    }

    private async Task ProcessAsync(WebhookNotice notice, List<StoredEvent> events, CancellationToken cancellationToken)
    {
        var error = await handler.HandleAsync(Connection, notice, cancellationToken);
        var now = Time.GetUtcNow();
        await using var connection = await database.OpenAsync(Connection.SellerId, cancellationToken);
        if (error is null)
        {
            await InboxStore.CompleteAsync(connection, events, now, cancellationToken);
            return;
        }

        var counts = error.Kind is not (ChannelErrorKind.Throttled or ChannelErrorKind.Unauthorized);
        var most = error.Kind is ChannelErrorKind.Rejected ? 1 : MaxAttempts;
        await InboxStore.RetryAsync(connection, events, error.Message, counts, most, now + Wait(error, events.Max(e => e.Attempts)), cancellationToken);
        if (error.Kind is ChannelErrorKind.Unauthorized)
            await Connection.RefusedAsync(error);
    }

    private static TimeSpan Wait(ChannelError error, int attempts)
    {
        var wait = error.RetryAfter ?? FirstWait * Math.Pow(2, Math.Min(attempts, 10));
        wait = wait < LongestWait || error.RetryAfter is not null ? wait : LongestWait;
        return wait + (wait / 2 * Random.Shared.NextDouble());
    }
}
