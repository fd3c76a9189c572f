using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Seed;

/// <summary>People who buy when nobody says who does.</summary>
internal static class Buyers
{
    public static readonly IReadOnlyList<Buyer> All =
    [
        new("Maren", "Okafor", "maren.okafor@example.com", "48 Alder Street", "Apt 3", "Portland", "OR", "97214", "US"),
        new("Julien", "Castel", "julien.castel@example.com", "12 rue des Lilas", "", "Lyon", "", "69003", "FR"),
        new("Priya", "Nair", "priya.nair@example.com", "7 Mill Lane", "", "Leeds", "", "LS1 4AP", "GB"),
    ];

    public static Buyer Any() => All[Random.Shared.Next(All.Count)];
}
