using System.Collections.Immutable;
using System.Text.Json;

namespace Marketplace.Channels.Ebay;

/// <summary>What the seller chooses once per connection and may change per listing. Ids may come as numbers or as text.</summary>
/// <param name="CategoryWords">What the seller looks for a category by.</param>
/// <param name="Aspects">eBay's item specifics by name, from the settings whose names begin with <see cref="Names.AspectPrefix"/>.</param>
internal sealed record EbaySettings(
    EbaySite Site, string? CategoryWords, string? CategoryId, string? Condition, string? FulfillmentPolicyId, string? PaymentPolicyId, string? ReturnPolicyId, string? LocationKey,
    string? LocationCountry, string? LocationPostalCode, ImmutableDictionary<string, string> Aspects)
{
    public IEnumerable<string> Missing =>
        from setting in new (string Name, object? Value)[]
        {
            (Names.CategoryId, CategoryId), (Names.Condition, Condition), (Names.FulfillmentPolicyId, FulfillmentPolicyId), (Names.PaymentPolicyId, PaymentPolicyId),
            (Names.ReturnPolicyId, ReturnPolicyId), (Names.LocationKey, LocationKey ?? (LocationCountry is null ? null : LocationPostalCode)),
        }
        where setting.Value is null
        select setting.Name;

    public static EbaySettings Read(JsonElement settings) => new(
        EbaySite.Of(Text(settings, Names.MarketplaceId)), Text(settings, Names.CategoryWords), Text(settings, Names.CategoryId), Text(settings, Names.Condition), Text(settings, Names.FulfillmentPolicyId),
        Text(settings, Names.PaymentPolicyId), Text(settings, Names.ReturnPolicyId), Text(settings, Names.LocationKey), Text(settings, Names.LocationCountry),
        Text(settings, Names.LocationPostalCode), AspectsOf(settings));

    private static ImmutableDictionary<string, string> AspectsOf(JsonElement settings) => settings.ValueKind != JsonValueKind.Object
        ? ImmutableDictionary<string, string>.Empty
        : settings.EnumerateObject().Where(setting => setting.Name.StartsWith(Names.AspectPrefix, StringComparison.Ordinal) && Text(settings, setting.Name) is not null)
            .ToImmutableDictionary(setting => setting.Name[Names.AspectPrefix.Length..], setting => setting.Value.ToString(), StringComparer.Ordinal);

    private static string? Text(JsonElement settings, string name) =>
        settings.ValueKind == JsonValueKind.Object && settings.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        && value.ToString() is { Length: > 0 } text
            ? text
            : null;

    public static class Names
    {
        public const string MarketplaceId = "marketplaceId";
        public const string CategoryWords = "categoryWords";
        public const string CategoryId = "categoryId";
        public const string Condition = "condition";
        public const string FulfillmentPolicyId = "fulfillmentPolicyId";
        public const string PaymentPolicyId = "paymentPolicyId";
        public const string ReturnPolicyId = "returnPolicyId";
        public const string LocationKey = "merchantLocationKey";
        public const string LocationCountry = "locationCountry";
        public const string LocationPostalCode = "locationPostalCode";
        public const string AspectPrefix = "aspects.";
    }
}
