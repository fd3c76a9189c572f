using System.Text.Json;

namespace Marketplace.Channels.Shopify;

/// <summary>What the seller chooses once per connection and may change per listing.</summary>
/// <param name="Location">The global id of the location whose stock is ours.</param>
/// <param name="Publication">The global id of where products are shown, such as the online store; none: the seller publishes them in Shopify.</param>
internal sealed record ShopifySettings(string? Location, string? Publication, string? Vendor, string? ProductType)
{
    public IEnumerable<string> Missing => Location is null ? [Names.Location] : [];

    public static ShopifySettings Read(JsonElement settings) =>
        new(Text(settings, Names.Location), Text(settings, Names.Publication), Text(settings, Names.Vendor), Text(settings, Names.ProductType));

    private static string? Text(JsonElement settings, string name) =>
        settings.ValueKind == JsonValueKind.Object && settings.TryGetProperty(name, out var value) && value is { ValueKind: JsonValueKind.String } && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    public static class Names
    {
        public const string Location = "locationId";
        public const string Publication = "publicationId";
        public const string Vendor = "vendor";
        public const string ProductType = "productType";
    }
}
