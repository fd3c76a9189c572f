using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;

namespace Marketplace.Grains.Connections;

/// <summary>How the channel rates the seller of a connection.</summary>
internal sealed class StandingReader(AnswerCache cache)
{
    /// <summary>Channels count by the day, and eBay lets an app ask for few reports in one.</summary>
    private static readonly TimeSpan _keep = TimeSpan.FromHours(1);

    public async Task<StandingAnswer> ReadAsync(ConnectionContext connection, IReportStanding channel)
    {
        if (!connection.Usable())
            return new StandingAnswer(null, new ChannelProblem(nameof(ChannelErrorKind.Unauthorized), $"Connect {channel.Name} again first.", null));
        var read = await cache.ReadAsync(
            $"standing:{connection.ConnectionId:N}", _keep, () => channel.ReadStandingAsync(connection.Session(), connection.Stopping), connection.Stopping);
        return read.Succeeded
            ? new StandingAnswer(Model(read.Value), null)
            : new StandingAnswer(null, new ChannelProblem(read.Error.Kind.ToString(), read.Error.Message, read.Error.RetryAfter));
    }

    private static StandingModel Model(SellerStanding standing) => new(
        [
            .. standing.Evaluations.Select(evaluation => new StandingEvaluationModel(
                evaluation.Projected, evaluation.Level, evaluation.EvaluatedAt, [.. evaluation.Rates.Select(rate => new StandingRateModel(rate.Name, rate.Percent, rate.Level))])),
        ],
        standing.Traffic is { } traffic
            ? new ListingTrafficModel(
                traffic.From, traffic.To, traffic.Impressions, traffic.Views, traffic.Sales, traffic.Views == 0 ? null : decimal.Round((decimal)traffic.Sales / traffic.Views, 4),
                traffic.UpdatedAt)
            : null);
}
