using Marketplace.Data.Inbox;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Marketplace.Api.Webhooks;

/// <summary>
/// Makes the inbox's partitions of the days to come and drops those whose time is over: when the process starts, then every hour.
/// Of several processes one does it; a time missed is made up for by the next.
/// </summary>
internal sealed class InboxRetention(NpgsqlDataSource source, IOptions<InboxOptions> options, TimeProvider time, ILogger<InboxRetention> log) : BackgroundService
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
            await InboxStore.KeepAsync(source, time.GetUtcNow(), options.Value.KeepFor, cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            // Meanwhile notifications of a day without a partition go to the default one.
            log.LogWarning(failure, "The partitions of the inbox are kept in an hour.");
        }
    }
}
