using Marketplace.Contracts.Connections;
using Marketplace.Data;
using Marketplace.Data.Inbox;
using Npgsql;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Api.Webhooks;

/// <summary>Stores notifications in groups, and wakes their connections once they are durable.</summary>
internal sealed class WebhookInbox
{
    private const int MostTogether = 500;

    private readonly GroupWriter<NewWebhookEvent, bool> _commits;
    private readonly NpgsqlDataSource _source;
    private readonly IGrainFactory _grains;
    private readonly ILogger<WebhookInbox> _log;

    public WebhookInbox(NpgsqlDataSource source, IGrainFactory grains, ILogger<WebhookInbox> log)
    {
        (_source, _grains, _log) = (source, grains, log);
        _commits = new GroupWriter<NewWebhookEvent, bool>(MostTogether, WriteAsync);
    }

    /// <summary>Completes when the notification is durable.</summary>
    /// <returns>Whether it came for the first time.</returns>
    public Task<bool> StoreAsync(NewWebhookEvent notification) => _commits.WriteAsync(notification);

    private async Task<IReadOnlyList<bool>> WriteAsync(IReadOnlyList<NewWebhookEvent> group)
    {
        var stored = new bool[group.Count];
        foreach (var position in await InboxStore.StoreAsync(_source, group, CancellationToken.None))
            stored[position] = true;
        foreach (var connection in group.Where((_, position) => stored[position]).Select(n => n.ConnectionId).Distinct())
            await WakeAsync(connection);
        return stored;
    }

    private async Task WakeAsync(Guid connection)
    {
        try
        {
            await _grains.GetGrain<IConnectionGrain>(connection).Wake(WakeReason.Notifications);
        }
        catch (OrleansException failure)
        {
            // What is stored is found by the next wake, or the next start.
            _log.LogWarning(failure, "Connection {ConnectionId} was not woken for its notifications.", connection);
        }
    }
}
