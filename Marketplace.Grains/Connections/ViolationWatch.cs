using Marketplace.Channels.Seam;
using Marketplace.Data.Listings;
using Marketplace.Data.Tenancy;
using Microsoft.Extensions.Logging;

namespace Marketplace.Grains.Connections;

/// <summary>
/// Asks which listings break a rule of the channel, at most as often as reports are asked for, and writes that down: the database tells the seller of
/// what is new.
/// </summary>
internal sealed class ViolationWatch(ChannelReports reports, TenantDatabase database, TimeProvider time, ILogger<ViolationWatch> log)
{
    public async Task LookAsync(ConnectionContext connection)
    {
        if (connection.Channel is not IReportViolations channel)
            return;
        var answer = await reports.ReadViolationsAsync(connection, channel);
        if (answer.Violations is not { } violations)
        {
            // The account may lack the permission: that is shown where the seller looks, and spoils nothing else.
            log.LogInformation("The violations of connection {ConnectionId} are not known: {Reason}", connection.ConnectionId, answer.Problem!.Message);
            return;
        }
        await using var rows = await database.OpenAsync(connection.SellerId, connection.Stopping);
        await ViolationStore.WriteAsync(
            rows, connection.ConnectionId, [.. violations.Select(v => new FoundViolation(v.Url.ToString(), v.Kind, v.AtRisk, v.Reason))], time.GetUtcNow(), connection.Stopping);
    }
}
