using System.Text.Json;

namespace Marketplace.Grains.Listings;

/// <summary>What a listing says differently from its product; null is as the product says. Stored as the listing's <c>overrides</c>.</summary>
/// <param name="Settings">Channel settings of this listing alone.</param>
/// <param name="Prices">By SKU: prices that were set on the channel and are kept; they go before <paramref name="Price"/>.</param>
public sealed record ListingOverrides(
    string? Title, string? Description, decimal? Price, JsonElement? Settings, IReadOnlyDictionary<string, decimal>? Prices = null)
{
    public static readonly ListingOverrides None = new(null, null, null, null);

    public static ListingOverrides Read(string json) => JsonSerializer.Deserialize<ListingOverrides>(json, JsonSerializerOptions.Web)!;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public decimal? PriceOf(string sku) => Prices is not null && Prices.TryGetValue(sku, out var price) ? price : Price;

    /// <summary>The settings for the product's category with this listing's own laid over them.</summary>
    public JsonElement Over(JsonElement connection) => Settings.Over(connection);
}
