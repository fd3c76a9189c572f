using System.Diagnostics;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Inbox;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Connections;
using Microsoft.Extensions.Logging;

namespace Marketplace.Grains.Inbox;

/// <summary>
/// Processes a connection's stored notifications. A notification only says that something changed, so several about one order are one reading of it:
/// repetition and disorder come to the same.
/// </summary>
internal sealed class InboxPump(TenantDatabase database, NoticeHandler handler, TimeProvider time, ILogger<InboxPump> log) : IConnectionWork, IDisposable
{
    private const int Batch = 100;
    private const int MaxAttempts = 8;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Alive = TimeSpan.FromMinutes(5);

    private readonly WorkSignal _signal = new(time);
    private ConnectionContext _connection = null!;
    private Task _loop = Task.CompletedTask;

    public Task ActivateAsync(ConnectionContext connection, CancellationToken cancellationToken)
    {
        _connection = connection;
        _loop = LoopAsync();
        return Task.CompletedTask;
    }

    public Task WakeAsync()
    {
        _signal.Set();
        return Task.CompletedTask;
    }

    public Task StopAsync() => _loop;

    public void Dispose() => _signal.Dispose();

    private async Task LoopAsync()
    {
        Activity.Current = null;
        ActingSeller.Id = _connection.SellerId;
        var stopping = _connection.Stopping;
        try
        {
            while (true)
            {
                DateTimeOffset? due = null;
                try
                {
                    if (_connection.Usable() && _connection.Channel is IReceiveWebhooks channel)
                        due = await DrainAsync(channel, stopping);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    log.LogError(failure, "The inbox of connection {ConnectionId} stands; it is tried again.", _connection.ConnectionId);
                    due = time.GetUtcNow() + FirstWait;
                }

                if (due is not null)
                    _connection.KeepAlive(due.Value - time.GetUtcNow() + Alive);
                await _signal.WaitAsync(due, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The activation ends.
        }
    }

    /// <returns>When the next notification is due.</returns>
    private async Task<DateTimeOffset?> DrainAsync(IReceiveWebhooks channel, CancellationToken cancellationToken)
    {
        while (_connection.Usable())
        {
            List<StoredEvent> due;
            await using (var connection = await database.OpenAsync(_connection.SellerId, cancellationToken))
            {
                due = await InboxStore.ReadDueAsync(connection, _connection.ConnectionId, time.GetUtcNow(), Batch, cancellationToken);
                if (due.Count == 0)
                    return await InboxStore.NextDueAsync(connection, _connection.ConnectionId, cancellationToken);
            }

            var subjects = due.GroupBy(e => channel.Read(e.Type, e.Payload)).ToList();
            foreach (var together in subjects.Chunk(channel.Limits.MaxConcurrency))
                await Task.WhenAll(together.Select(subject => ProcessAsync(subject.Key, [.. subject], cancellationToken)));
        }

        return null;
    }

    private async Task ProcessAsync(WebhookNotice notice, List<StoredEvent> events, CancellationToken cancellationToken)
    {
        var error = await handler.HandleAsync(_connection, notice, cancellationToken);
        var (ids, now) = (events.ConvertAll(e => e.Id), time.GetUtcNow());
        await using var connection = await database.OpenAsync(_connection.SellerId, cancellationToken);
        if (error is null)
        {
            await InboxStore.CompleteAsync(connection, ids, now, cancellationToken);
            return;
        }

        var counts = error.Kind is not (ChannelErrorKind.Throttled or ChannelErrorKind.Unauthorized);
        var most = error.Kind is ChannelErrorKind.Rejected ? 1 : MaxAttempts;
        await InboxStore.RetryAsync(connection, ids, error.Message, counts, most, now + Wait(error, events.Max(e => e.Attempts)), cancellationToken);
        if (error.Kind is ChannelErrorKind.Unauthorized)
            await _connection.RefusedAsync(error);
    }

    private static TimeSpan Wait(ChannelError error, int attempts)
    {
        var wait = error.RetryAfter ?? FirstWait * Math.Pow(2, Math.Min(attempts, 10));
        wait = wait < LongestWait || error.RetryAfter is not null ? wait : LongestWait;
        return wait + (wait / 2 * Random.Shared.NextDouble());
    }
}
