using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>The calls about how the seller and the listings do.</summary>
internal sealed partial class EbayClient
{
    /// <summary>The most that a list of violations answers at once.</summary>
    public const int ViolationPageSize = 200;

    private const string Analytics = "sell/analytics/v1";
    private const string Compliance = "sell/compliance/v1";

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

    /// <summary>Which types of violations there are.</summary>
    public Task<ChannelResult<WireViolationSummary>> GetViolationSummaryAsync(CancellationToken cancellationToken) =>
        ReadOrEmptyAsync(Get($"{Compliance}/listing_violation_summary", "getListingViolationsSummary"), EbayJson.Default.WireViolationSummary, new(), cancellationToken);

    /// <param name="type">One of eBay's compliance types.</param>
    /// <param name="offset">How many listings come before the page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ChannelResult<WireViolations>> GetViolationsAsync(string type, int offset, CancellationToken cancellationToken) => ReadOrEmptyAsync(
        Get($"{Compliance}/listing_violation?compliance_type={Escape(type)}&limit={ViolationPageSize}&offset={offset}", "getListingViolations"),
        EbayJson.Default.WireViolations, new(), cancellationToken);
}
