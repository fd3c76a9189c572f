using Marketplace.Api.Mail;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Alerts;
using Npgsql;
using Orleans;

namespace Marketplace.Api.Alerts;

/// <summary>
/// Tells sellers their alerts: live to their browsers, and by one letter to each person. Any number of processes take alerts; one that dies with
/// one leaves it to the next, and a letter that is then written again is the same letter under the same name.
/// </summary>
internal sealed class AlertPost(
    NpgsqlDataSource database, IMailSender mail, IGrainFactory grains, IConfiguration configuration, TimeProvider time, ILogger<AlertPost> log) : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(1);

    /// <summary>How long an alert stays with the process that took it.</summary>
    private static readonly TimeSpan _taken = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every, time);
        try
        {
            do
            {
                await TellAllAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    private async Task TellAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetUtcNow();
            foreach (var alert in await AlertStore.TakeAsync(database, now, now + _taken, Batch, cancellationToken))
                await TellAsync(alert, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Alerts could not be told; it is tried again.");
        }
    }

    private async Task TellAsync(AlertToTell alert, CancellationToken cancellationToken)
    {
        ActingSeller.Id = alert.SellerId;
        await grains.GetGrain<ISellerGrain>(alert.SellerId).Publish(new(SellerEvents.AlertChanged, alert.Id));
        if (!alert.Mailed)
        {
            foreach (var (user, email) in alert.People)
                await mail.SendAsync(Write(alert, user, email), cancellationToken);
        }

        await AlertStore.ToldAsync(database, alert, time.GetUtcNow(), cancellationToken);
    }

    private Letter Write(AlertToTell alert, Guid user, string email)
    {
        var link = $"{(configuration["PublicUrl"] ?? "http://localhost:5180").TrimEnd('/')}{alert.Path}";
        return new(email, alert.Title, $"{alert.Title}.\n\n{alert.Detail}\n\n{link}", $"alert-{alert.Id:N}-{user:N}");
    }
}
