namespace Marketplace.Channels.Ebay;

/// <summary>One of eBay's national sites: what it is called, the language of its listings, and the currency that they must be in.</summary>
internal sealed record EbaySite(string Id, string Name, string Language, string Currency)
{
    public static readonly IReadOnlyList<EbaySite> All =
    [
        new("EBAY_US", "eBay United States", "en-US", "USD"), new("EBAY_GB", "eBay United Kingdom", "en-GB", "GBP"), new("EBAY_DE", "eBay Germany", "de-DE", "EUR"),
        new("EBAY_AT", "eBay Austria", "de-AT", "EUR"), new("EBAY_AU", "eBay Australia", "en-AU", "AUD"), new("EBAY_BE", "eBay Belgium", "fr-BE", "EUR"),
        new("EBAY_CA", "eBay Canada", "en-CA", "CAD"), new("EBAY_CH", "eBay Switzerland", "de-CH", "CHF"), new("EBAY_ES", "eBay Spain", "es-ES", "EUR"),
        new("EBAY_FR", "eBay France", "fr-FR", "EUR"), new("EBAY_HK", "eBay Hong Kong", "zh-HK", "HKD"), new("EBAY_IE", "eBay Ireland", "en-IE", "EUR"),
        new("EBAY_IT", "eBay Italy", "it-IT", "EUR"), new("EBAY_NL", "eBay Netherlands", "nl-NL", "EUR"), new("EBAY_PL", "eBay Poland", "pl-PL", "PLN"),
        new("EBAY_SG", "eBay Singapore", "en-US", "SGD"),
    ];

    public static EbaySite Of(string? id) => All.FirstOrDefault(site => site.Id == id) ?? All[0];
}
