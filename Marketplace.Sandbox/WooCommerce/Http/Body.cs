using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Http;

/// <summary>Reads the fields of a body that its schema has checked.</summary>
internal static class Body
{
    public static string? Text(this JsonObject body, string name) => body[name]?.ToString();

    public static long? Id(this JsonObject body, string name) => body.Text(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    public static int? Whole(this JsonObject body, string name) => (int?)body.Id(name);

    public static decimal? Number(this JsonObject body, string name) => body.Text(name) is { Length: > 0 } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    public static bool? Flag(this JsonObject body, string name) => body.Text(name) is { } text ? text is "true" or "1" : null;

    public static IReadOnlyList<JsonObject>? List(this JsonObject body, string name) => body[name] is JsonArray list ? [.. list.OfType<JsonObject>()] : null;

    /// <summary>What is named replaces what has its key; the rest stays.</summary>
    public static IReadOnlyList<Meta> Merge(this IReadOnlyList<Meta> existing, JsonObject body, WooStore store)
    {
        var all = existing.ToList();
        foreach (var entry in body.List("meta_data") ?? [])
        {
            var key = entry.Text("key") ?? throw WooRefusal.Missing("meta_data[key]");
            var id = all.Find(m => m.Key == key)?.Id ?? store.NextId();
            all.RemoveAll(m => m.Key == key);
            if (entry["value"] is { } value)
                all.Add(new Meta(id, key, JsonSerializer.SerializeToElement(value)));
        }
        return all;
    }
}
