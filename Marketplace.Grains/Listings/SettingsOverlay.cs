using System.Text.Json;
using System.Text.Json.Nodes;

namespace Marketplace.Grains.Listings;

internal static class SettingsOverlay
{
    /// <summary>Lays particular channel settings over general ones; a null among them leaves the general one.</summary>
    public static JsonElement Over(this JsonElement? particular, JsonElement general)
    {
        if (particular is not { ValueKind: JsonValueKind.Object } own)
            return general;
        var merged = general.ValueKind == JsonValueKind.Object ? JsonObject.Create(general)! : [];
        foreach (var setting in own.EnumerateObject().Where(setting => setting.Value.ValueKind != JsonValueKind.Null))
            merged[setting.Name] = JsonNode.Parse(setting.Value.GetRawText());
        return JsonSerializer.SerializeToElement(merged);
    }
}
