using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>The calls about how the seller does.</summary>
internal sealed partial class EbayClient
{
    private const string Analytics = "sell/analytics/v1";

    public Task<ChannelResult<WireStandards>> GetStandardsAsync(CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Analytics}/seller_standards_profile", "findSellerStandardsProfiles"), EbayJson.Default.WireStandards, cancellationToken);

    /// <summary>All listings on one site, day by day.</summary>
    /// <param name="marketplaceId">The site.</param>
    /// <param name="from">Days are California's.</param>
    /// <param name="to">At most 90 days later, and not in the future.</param>
    /// <param name="metrics">eBay's names of what to count.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ChannelResult<WireTraffic>> GetTrafficAsync(string marketplaceId, DateOnly from, DateOnly to, IEnumerable<string> metrics, CancellationToken cancellationToken)
    {
        var filter = $"marketplace_ids:{{{marketplaceId}}},date_range:[{from:yyyyMMdd}..{to:yyyyMMdd}]";
        return ReadAsync(
            Get($"{Analytics}/traffic_report?dimension=DAY&metric={string.Join(',', metrics)}&filter={Escape(filter)}", "getTrafficReport"),
            EbayJson.Default.WireTraffic, cancellationToken);
    }
}
