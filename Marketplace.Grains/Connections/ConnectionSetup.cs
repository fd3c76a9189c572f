using Marketplace.Channels.Seam;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Marketplace.Grains.Connections;

/// <summary>What a connection needs once the channel lets it in: the settings that choose themselves, and notifications.</summary>
internal sealed class ConnectionSetup(IConfiguration configuration, ILogger<ConnectionSetup> log)
{
    private static readonly Uri _localAddress = new("http://localhost:5180");

    /// <summary>Repeatable. What the channel refuses is left for the next time; polling and the seller's own choice do without it.</summary>
    public async Task RunAsync(ConnectionContext connection, ConnectionRecord record, bool subscribed, CancellationToken cancellationToken)
    {
        if (connection.Channel is IDescribeSettings describes)
        {
            var choices = await describes.ReadSettingsAsync(connection.Session(), cancellationToken);
            if (choices.Succeeded)
                await record.DefaultSettingsAsync(ConnectionSettingsForm.Defaults(choices.Value), cancellationToken);
            else
                log.LogWarning("Settings of connection {Connection} could not be read: {Error}", record.Id, choices.Error.Message);
        }
        if (!subscribed)
            await SubscribeAsync(connection, record, cancellationToken);
    }

    /// <summary>Makes the subscriptions that are not there, also those that the channel deleted because we did not answer for a while.</summary>
    public async Task SubscribeAsync(ConnectionContext connection, ConnectionRecord record, CancellationToken cancellationToken)
    {
        if (connection.Channel is ISubscribeWebhooks webhooks)
        {
            var callback = new Uri(configuration.GetValue("PublicUrl", _localAddress)!, $"/webhooks/{connection.Channel.Id}/{record.Id}");
            var subscription = await webhooks.SubscribeAsync(connection.Session(), callback, cancellationToken);
            if (subscription.Succeeded)
                await record.WriteWebhookAsync(subscription.Value.Id, subscription.Value.Secret, cancellationToken);
            else
                log.LogInformation("No notifications for connection {Connection}: {Reason}", record.Id, subscription.Error.Message);
        }
    }
}
