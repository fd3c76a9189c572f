using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Seed;

/// <summary>People who buy when nobody says who does.</summary>
internal static class Buyers
{
    public static readonly IReadOnlyList<Buyer> All =
    [
        new(610_003_551, "Ada Whitcombe", "ada.whitcombe@example.com", "14 Alder Street", "Apt 3", "Portland", "ME", "04101", "US"),
        new(610_118_204, "Theo Lindqvist", "theo.lindqvist@example.com", "880 Harbor Drive", null, "San Diego", "CA", "92101", "US"),
        new(610_240_998, "Priya Raman", "priya.raman@example.com", "27 Birch Lane", null, "Madison", "WI", "53703", "US"),
        new(610_377_460, "Sam Okafor", "sam.okafor@example.com", "5 Mill Road", "Unit B", "Asheville", "NC", "28801", "US"),
    ];

    public static Buyer Any() => All[Random.Shared.Next(All.Count)];
}
