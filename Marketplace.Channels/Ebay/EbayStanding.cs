using System.Globalization;
using System.Text.Json;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>How eBay rates the seller, and how often the listings on the connection's site were seen and bought in the last 30 days.</summary>
internal static class EbayStanding
{
    private const int Days = 30;

    /// <summary>A site without traffic reports: eBay has them for eight.</summary>
    private const int NoReports = 50023;

    /// <summary>Everywhere on eBay, promoted or not, which is the number that Seller Hub shows; the listing's own total leaves promotions out.</summary>
    private const string Impressions = "TOTAL_IMPRESSION_TOTAL";

    private const string Views = "LISTING_VIEWS_TOTAL";
    private const string Sales = "TRANSACTION";

    /// <summary>What levels hang on. The other metrics, such as the number of days since registering, only say who may be top rated.</summary>
    private static readonly Dictionary<string, string> _rates = new()
    {
        ["DEFECTIVE_TRANSACTION_RATE"] = "Transaction defects",
        ["SHIPPING_MISS_RATE"] = "Late shipments",
        ["CLAIMS_SAF_RATE"] = "Cases closed without your resolution",
        ["VALID_TRACKING_UPLOADED_WITHIN_HANDLING_RATE"] = "Tracking uploaded on time",
    };

    public static async Task<ChannelResult<SellerStanding>> ReadAsync(EbayClient client, EbaySite site, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var standards = await client.GetStandardsAsync(cancellationToken);
        if (!standards.Succeeded)
            return standards.Error;
        // California's winter time: never ahead of eBay's own day, as a day in the future is refused.
        var today = DateOnly.FromDateTime(now.UtcDateTime.AddHours(-8));
        var from = today.AddDays(1 - Days);
        var traffic = await client.GetTrafficAsync(site.Id, from, today, [Impressions, Views, Sales], cancellationToken);
        return traffic.Succeeded ? new SellerStanding(Evaluations(standards.Value), Sum(traffic.Value, from, today))
            : traffic.Error.Is(NoReports) ? new SellerStanding(Evaluations(standards.Value), null)
            : traffic.Error;
    }

    private static StandingEvaluation[] Evaluations(WireStandards standards)
    {
        var profiles = standards.StandardsProfiles ?? [];
        return
        [
            .. profiles.Where(profile => profile is { DefaultProgram: true, StandardsLevel: not null, Cycle: not null }).DistinctBy(profile => profile.Cycle!.CycleType)
                .Select(profile => new StandingEvaluation(
                    profile.Cycle!.CycleType == "PROJECTED", profile.StandardsLevel!.ToLowerInvariant(), profile.Cycle.EvaluationDate, [.. Rates(profile)]))
                .OrderBy(evaluation => evaluation.Projected),
        ];
    }

    private static IEnumerable<StandingRate> Rates(WireStandardsProfile profile) =>
        from metric in profile.Metrics ?? []
        where _rates.ContainsKey(metric.MetricKey ?? "")
        let percent = Number(metric.Value.ValueKind == JsonValueKind.Object && metric.Value.TryGetProperty("value", out var value) ? value : metric.Value)
        where percent is not null
        select new StandingRate(_rates[metric.MetricKey!], percent.Value, metric.Level?.ToLowerInvariant());

    private static ListingTraffic Sum(WireTraffic traffic, DateOnly from, DateOnly to)
    {
        var metrics = (traffic.Header?.Metrics ?? []).Select(metric => metric.Key?.ToUpperInvariant()).ToList();
        return new ListingTraffic(from, to, Of(Impressions), Of(Views), Of(Sales), traffic.LastUpdatedDate);

        long Of(string metric) => (traffic.Records ?? [])
            .Select(record => record.MetricValues?.ElementAtOrDefault(metrics.IndexOf(metric)))
            .Sum(value => value is { Applicable: true } ? (long)(Number(value.Value) ?? 0) : 0);
    }

    /// <summary>Numbers come as such or as text.</summary>
    private static decimal? Number(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number or JsonValueKind.String && decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
