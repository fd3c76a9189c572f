using System.Text.Json;

namespace Marketplace.Channels.WooCommerce;

/// <summary>What the seller chooses once per connection and may change per listing. Nothing of it is required.</summary>
/// <param name="Category">The id of the store's category.</param>
/// <param name="Visibility"><c>visible</c>, <c>catalog</c>, <c>search</c> or <c>hidden</c>.</param>
/// <param name="TaxClass">The slug.</param>
/// <param name="ShippingClass">The slug.</param>
internal sealed record WooCommerceSettings(long? Category, string? Visibility, string? TaxClass, string? ShippingClass)
{
    public static WooCommerceSettings Read(JsonElement settings) => new(
        long.TryParse(Text(settings, Names.Category), out var category) ? category : null, Text(settings, Names.Visibility), Text(settings, Names.TaxClass), Text(settings, Names.ShippingClass));

    private static string? Text(JsonElement settings, string name) =>
        settings.ValueKind == JsonValueKind.Object && settings.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text
            ? text
            : null;

    public static class Names
    {
        public const string Category = "categoryId";
        public const string Visibility = "catalogVisibility";
        public const string TaxClass = "taxClass";
        public const string ShippingClass = "shippingClass";
    }
}
