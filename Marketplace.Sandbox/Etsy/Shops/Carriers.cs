namespace Marketplace.Sandbox.Etsy.Shops;

internal sealed record Carrier(long Id, string Name, string Key, IReadOnlyList<string> Domestic, IReadOnlyList<string> International);

/// <summary>The carriers that a tracking number may name, by display name or key; <c>other</c> stands for any else.</summary>
internal static class Carriers
{
    public static readonly IReadOnlyList<Carrier> All =
    [
        new(1, "USPS", "usps", ["First-Class Mail", "Priority Mail", "Ground Advantage"], ["Priority Mail International"]),
        new(2, "UPS", "ups", ["Ground", "3 Day Select", "Next Day Air"], ["Worldwide Saver", "Worldwide Expedited"]),
        new(3, "FedEx", "fedex", ["Ground", "2Day", "Standard Overnight"], ["International Economy", "International Priority"]),
        new(4, "DHL Express", "dhl", ["Express"], ["Express Worldwide"]),
        new(5, "Royal Mail", "royal-mail", ["1st Class", "2nd Class", "Tracked 48"], ["International Tracked"]),
        new(6, "Canada Post", "canada-post", ["Regular Parcel", "Xpresspost"], ["Small Packet", "Xpresspost International"]),
        new(7, "Deutsche Post", "deutsche-post", ["Großbrief"], ["Warenpost International"]),
        new(8, "La Poste", "la-poste", ["Lettre suivie"], ["Colissimo International"]),
        new(9, "Australia Post", "australia-post", ["Parcel Post", "Express Post"], ["International Standard"]),
    ];

    /// <summary>The key that a receipt shows for a carrier name of a request; null for one that is not supported.</summary>
    public static string? KeyOf(string name) =>
        Same(name, "other") ? "other" : All.FirstOrDefault(c => Same(name, c.Key) || Same(name, c.Name))?.Key;

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}

internal sealed class CarrierView(Carrier carrier)
{
    public long ShippingCarrierId => carrier.Id;
    public string Name => carrier.Name;
    public IEnumerable<object> DomesticClasses => carrier.Domestic.Select(MailClass);
    public IEnumerable<object> InternationalClasses => carrier.International.Select(MailClass);

    private static object MailClass(string name) =>
        new { mail_class_key = name.ToLowerInvariant().Replace(' ', '_'), name };
}
