using Marketplace.Data.Inbox;
using Marketplace.Data.Operations;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Marketplace.Api.Retention;

/// <summary>
/// Makes the inbox's partitions of the days to come, drops those whose time is over, and deletes operations that ended long ago: when the process
/// starts, then every hour. Of several processes one does it; a time missed is made up for by the next.
/// </summary>
internal sealed class RetentionService(NpgsqlDataSource source, IOptions<RetentionOptions> options, TimeProvider time, ILogger<RetentionService> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
                await KeepAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await InboxStore.KeepAsync(source, time.GetUtcNow(), options.Value.Notifications, cancellationToken);
            await OperationHistory.KeepAsync(source, time.GetUtcNow() - options.Value.Operations, cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            // Meanwhile notifications of a day without a partition go to the default one.
            log.LogWarning(failure, "What is kept for a while only is looked after in an hour.");
        }
    }
}
