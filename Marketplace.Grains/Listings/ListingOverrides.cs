using System.Text.Json;

namespace Marketplace.Grains.Listings;

/// <summary>What a listing says differently from its product; null is as the product says. Stored as the listing's <c>overrides</c>.</summary>
/// <param name="Settings">Channel settings of this listing alone.</param>
public sealed record ListingOverrides(string? Title, string? Description, decimal? Price, JsonElement? Settings)
{
    public static readonly ListingOverrides None = new(null, null, null, null);

    public static ListingOverrides Read(string json) => JsonSerializer.Deserialize<ListingOverrides>(json, JsonSerializerOptions.Web)!;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>The settings for the product's category with this listing's own laid over them.</summary>
    public JsonElement Over(JsonElement connection) => Settings.Over(connection);
}
