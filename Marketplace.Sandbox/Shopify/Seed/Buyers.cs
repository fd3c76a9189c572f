using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Seed;

/// <summary>People who buy when nobody says who does.</summary>
internal static class Buyers
{
    public static readonly IReadOnlyList<Buyer> All =
    [
        new("Ines Moreau", "ines.moreau@example.com", "31 Quarry Road", null, "Burlington", "VT", "05401", "US"),
        new("Tobias Renner", "tobias.renner@example.com", "Lindenweg 8", null, "Freiburg", null, "79100", "DE"),
        new("Grace Halloran", "grace.halloran@example.com", "2 Weir Street", "Flat 4", "Bristol", null, "BS1 4RN", "GB"),
    ];

    public static Buyer Any() => All[Random.Shared.Next(All.Count)];
}
