using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Marketplace.Sandbox.WooCommerce.Http;

/// <summary>What a body may have: names with their types as in WooCommerce's reference, written <c>name:type</c>, and <c>name:a|b</c> for one of some words.</summary>
internal sealed class Schema(string fields, params (string Name, Schema Of)[] nested)
{
    private readonly Dictionary<string, string> types = fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split(':')).ToDictionary(field => field[0], field => field[1]);
    private readonly Dictionary<string, Schema> nested = nested.ToDictionary(n => n.Name, n => n.Of);

    public static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<JsonObject>(request.Body, cancellationToken: request.HttpContext.RequestAborted) ?? throw Unreadable();
        }
        catch (JsonException)
        {
            throw Unreadable();
        }

        static WooRefusal Unreadable() => new(400, "rest_invalid_json", "Invalid JSON body passed.");
    }

    /// <summary>Refuses what WordPress refuses, and names that are unknown, which it ignores.</summary>
    public JsonObject Check(JsonObject body, string path = "")
    {
        foreach (var (name, value) in body)
        {
            if (!types.TryGetValue(name, out var type))
                throw WooRefusal.Parameter(path + name, $"{path}{name} is not a field of this resource.");
            if (value is not null)
                Check($"{path}{name}", name, type, value);
        }
        return body;
    }

    private void Check(string path, string name, string type, JsonNode value)
    {
        var kind = value.GetValueKind();
        var fits = type switch
        {
            "string" => kind == JsonValueKind.String,
            "integer" => kind == JsonValueKind.Number ? value.AsValue().TryGetValue<long>(out _) : kind == JsonValueKind.String && long.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "number" => kind == JsonValueKind.Number || (kind == JsonValueKind.String && decimal.TryParse(value.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out _)),
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False || value.ToString() is "true" or "false" or "0" or "1",
            "array" => kind == JsonValueKind.Array,
            "object" => kind == JsonValueKind.Object,
            "mixed" => true,
            _ => kind == JsonValueKind.String,
        };
        if (!fits)
            throw WooRefusal.Parameter(path, $"{path} is not of type {(type.Contains('|', StringComparison.Ordinal) ? "string" : type)}.");
        if (type.Contains('|', StringComparison.Ordinal) && !type.Split('|').Contains(value.ToString()))
            throw WooRefusal.Parameter(path, $"{path} is not one of {type.Replace("|", ", ", StringComparison.Ordinal)}.");
        if (!nested.TryGetValue(name, out var schema))
            return;
        foreach (var (i, entry) in (value is JsonArray list ? list : [value.DeepClone()]).Index())
            schema.Check(entry as JsonObject ?? throw WooRefusal.Parameter(path, $"{path}[{i}] is not of type object."), $"{path}[{i}].");
    }
}
