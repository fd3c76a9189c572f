using System.Text.Json;
using System.Text.Json.Nodes;

namespace Marketplace.Grains.Listings;

/// <summary>What a listing says differently from its product; null is as the product says. Stored as the listing's <c>overrides</c>.</summary>
/// <param name="Settings">Channel settings of this listing alone.</param>
public sealed record ListingOverrides(string? Title, string? Description, decimal? Price, JsonElement? Settings)
{
    public static readonly ListingOverrides None = new(null, null, null, null);

    public static ListingOverrides Read(string json) => JsonSerializer.Deserialize<ListingOverrides>(json, JsonSerializerOptions.Web)!;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>The connection's settings with this listing's own laid over them.</summary>
    public JsonElement Over(JsonElement connection)
    {
        if (Settings is not { ValueKind: JsonValueKind.Object } own)
            return connection;
        var merged = connection.ValueKind == JsonValueKind.Object ? JsonObject.Create(connection)! : [];
        foreach (var setting in own.EnumerateObject())
            merged[setting.Name] = setting.Value.ValueKind == JsonValueKind.Null ? merged[setting.Name]?.DeepClone() : JsonNode.Parse(setting.Value.GetRawText());
        return JsonSerializer.SerializeToElement(merged);
    }
}
