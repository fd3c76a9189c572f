using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Seed;

/// <summary>People who buy when nobody says who does. eBay hides their addresses behind its own.</summary>
internal static class Buyers
{
    public static readonly IReadOnlyList<EbayBuyer> All =
    [
        new("adawhit", "Ada Whitcombe", "a3f1c2@members.ebay.com", "14 Alder Street", "Apt 3", "Portland", "ME", "04101", "US"),
        new("theo_lq", "Theo Lindqvist", "b9d0e7@members.ebay.com", "880 Harbor Drive", null, "San Diego", "CA", "92101", "US"),
        new("priya-raman", "Priya Raman", "c4a8f5@members.ebay.com", "27 Birch Lane", null, "Madison", "WI", "53703", "US"),
        new("sam.okafor", "Sam Okafor", "d7e2b6@members.ebay.com", "5 Mill Road", "Unit B", "Asheville", "NC", "28801", "US"),
    ];

    public static EbayBuyer Any() => All[Random.Shared.Next(All.Count)];
}
