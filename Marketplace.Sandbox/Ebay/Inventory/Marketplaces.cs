namespace Marketplace.Sandbox.Ebay.Inventory;

/// <summary>Where an offer can be, and the currency that it must be in there.</summary>
internal static class Marketplaces
{
    public static readonly IReadOnlyDictionary<string, string> Currencies = new Dictionary<string, string>
    {
        ["EBAY_US"] = "USD",
        ["EBAY_CA"] = "CAD",
        ["EBAY_GB"] = "GBP",
        ["EBAY_AU"] = "AUD",
        ["EBAY_AT"] = "EUR",
        ["EBAY_BE"] = "EUR",
        ["EBAY_DE"] = "EUR",
        ["EBAY_ES"] = "EUR",
        ["EBAY_FR"] = "EUR",
        ["EBAY_IE"] = "EUR",
        ["EBAY_IT"] = "EUR",
        ["EBAY_NL"] = "EUR",
        ["EBAY_CH"] = "CHF",
        ["EBAY_PL"] = "PLN",
        ["EBAY_HK"] = "HKD",
        ["EBAY_SG"] = "SGD",
    };
}
