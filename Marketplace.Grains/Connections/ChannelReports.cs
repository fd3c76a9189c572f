using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;

namespace Marketplace.Grains.Connections;

/// <summary>What a channel says about the seller and the listings of a connection when it is asked.</summary>
internal sealed class ChannelReports(AnswerCache cache)
{
    /// <summary>Channels count by the day, and eBay lets an app ask for few reports in one.</summary>
    private static readonly TimeSpan _keep = TimeSpan.FromHours(1);

    public async Task<StandingAnswer> ReadStandingAsync(ConnectionContext connection, IReportStanding channel)
    {
        var (standing, problem) = await cache.ReadAsync(connection, "standing", _keep, channel.ReadStandingAsync);
        return new StandingAnswer(standing is null ? null : Model(standing), problem);
    }

    public async Task<ViolationsAnswer> ReadViolationsAsync(ConnectionContext connection, IReportViolations channel)
    {
        var (violations, problem) = await cache.ReadAsync(connection, "violations", _keep, channel.ReadViolationsAsync);
        return new ViolationsAnswer(violations is null ? null : [.. violations.Select(v => new RemoteViolation(v.Listing, v.Sku, v.Reason, v.AtRisk, v.Advice, v.Kind))], problem);
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
