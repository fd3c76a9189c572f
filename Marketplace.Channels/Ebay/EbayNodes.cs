using System.Text.Json.Nodes;

namespace Marketplace.Channels.Ebay;

/// <summary>JSON that is changed in place, so that what we do not know of it stays as it was.</summary>
internal static class EbayNodes
{
    /// <summary>The object under a name, made where there is none.</summary>
    public static JsonObject Child(this JsonObject parent, string name)
    {
        if (parent[name] is JsonObject existing)
            return existing;
        var made = new JsonObject();
        parent[name] = made;
        return made;
    }

    /// <summary>Its members, free to become another's.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Detached(this JsonObject parent)
    {
        KeyValuePair<string, JsonNode?>[] members = [.. parent];
        parent.Clear();
        return members;
    }

    /// <summary>Sets a text, or leaves what is there where none is chosen.</summary>
    public static void SetChosen(this JsonObject parent, string name, string? value)
    {
        if (value is not null)
            parent[name] = value;
    }

    public static JsonArray ToArray(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);
}
