using System.Threading.Channels;
using Marketplace.Data.Inbox;
using Npgsql;

namespace Marketplace.Api.Webhooks;

/// <summary>
/// Stores notifications in groups: while one commit is on its way, those that arrive form the next. Who waits is answered once its group is durable.
/// </summary>
internal sealed class WebhookInbox(NpgsqlDataSource source) : BackgroundService
{
    private const int MostTogether = 500;
    private const int MostWaiting = 10_000;

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Completes when the notification is durable, whether it came for the first time or again.</summary>
    public async Task StoreAsync(NewWebhookEvent notification, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(notification, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(waiting, cancellationToken);
        await waiting.Stored.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var group = new List<Waiting>(MostTogether);
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                while (group.Count < MostTogether && _waiting.Reader.TryRead(out var next))
                    group.Add(next);
                await StoreAsync(group);
                group.Clear();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops; who still waits gets no acknowledgement and sends again.
        }
    }

    private async Task StoreAsync(List<Waiting> group)
    {
        try
        {
            await InboxStore.StoreAsync(source, group.ConvertAll(w => w.Notification), CancellationToken.None);
            group.ForEach(w => w.Stored.TrySetResult());
        }
        catch (Exception failure)
        {
            group.ForEach(w => w.Stored.TrySetException(failure));
        }
    }

    private sealed record Waiting(NewWebhookEvent Notification, TaskCompletionSource Stored);
}
