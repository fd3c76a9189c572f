using System.Text.RegularExpressions;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Inventory;

/// <summary>What eBay's definition allows in an inventory item. Everything but the SKU may be absent until an offer of it is published.</summary>
internal static partial class ItemRules
{
    public const int BatchLimit = 25;
    public const int TitleLength = 80;
    public const int MostImages = 24;

    private const int DescriptionLength = 4000;
    private const int AspectNameLength = 40;
    private const int AspectValueLength = 65;

    private static readonly string[] Locales =
        ["en-US", "en-CA", "fr-CA", "en-GB", "en-AU", "en-IN", "en-IE", "de-DE", "de-AT", "de-CH", "fr-FR", "fr-BE", "nl-BE", "nl-NL", "it-IT", "es-ES", "pl-PL", "zh-HK", "zh-TW"];

    private static readonly string[] Conditions =
    [
        "NEW", "LIKE_NEW", "NEW_OTHER", "NEW_WITH_DEFECTS", "MANUFACTURER_REFURBISHED", "CERTIFIED_REFURBISHED", "EXCELLENT_REFURBISHED", "VERY_GOOD_REFURBISHED",
        "GOOD_REFURBISHED", "SELLER_REFURBISHED", "USED_EXCELLENT", "USED_VERY_GOOD", "USED_GOOD", "USED_ACCEPTABLE", "FOR_PARTS_OR_NOT_WORKING", "PRE_OWNED_EXCELLENT", "PRE_OWNED_FAIR",
    ];

    public static string Sku(string? sku) => sku is { Length: > 0 and <= 50 } && Allowed().IsMatch(sku)
        ? sku
        : throw EbayRefusal.Inventory(25707, "Invalid sku. sku has to be alphanumeric with upto 50 characters in length");

    public static string Locale(string? locale) => Locales.FirstOrDefault(known => known.Equals(locale, StringComparison.OrdinalIgnoreCase))
        ?? throw EbayRefusal.Inventory(25709, "Invalid value for header Content-Language.");

    public static void Check(ItemBody item)
    {
        if (item.Condition is { } condition && !Conditions.Contains(condition))
            throw EbayRefusal.Unreadable("Could not serialize field [condition]");
        if (item.Availability?.ShipToLocationAvailability?.Quantity < 0)
            throw EbayRefusal.Inventory(25709, "Invalid request. Invalid value for field quantity");
        if (item.Product is not { } product)
            return;
        Length("title", product.Title, TitleLength);
        Length("description", product.Description, DescriptionLength);
        Pictures(product.ImageUrls);
        Aspects(product.Aspects);
    }

    public static void Check(GroupBody group)
    {
        Length("title", group.Title, TitleLength);
        Length("description", group.Description, DescriptionLength);
        Pictures(group.ImageUrls);
        Aspects(group.Aspects);
    }

    private static void Length(string field, string? text, int most)
    {
        if (text is { Length: var length } && (length == 0 || length > most))
            throw EbayRefusal.Inventory(25709, $"Invalid value for {field}. The length should be between 1 and {most} characters.");
    }

    /// <summary>Addresses must be https; the simulator's own picture server may be on this machine without.</summary>
    private static void Pictures(IReadOnlyList<string>? urls)
    {
        if (urls?.Count > MostImages)
            throw EbayRefusal.Inventory(25014, $"Invalid pictures. A listing can have at most {MostImages} pictures.");
        if (urls?.FirstOrDefault(url => !Uri.TryCreate(url, UriKind.Absolute, out var address) || !(address.Scheme == "https" || address.IsLoopback)) is { } bad)
            throw EbayRefusal.Inventory(25015, $"Invalid picture URL. {bad}");
    }

    private static void Aspects(IReadOnlyDictionary<string, IReadOnlyList<string>>? aspects)
    {
        foreach (var (name, values) in aspects ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            if (name.Length is 0 or > AspectNameLength || values.Any(value => value.Length is 0 or > AspectValueLength))
                throw EbayRefusal.Inventory(25604, $"Input error. The aspect {name} or one of its values is empty or too long.");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9._\- ]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Allowed();
}
