using System.Globalization;
using System.Text.Json;

namespace Marketplace.Tests.Channels.Etsy;

/// <summary>Holds a value against an OpenAPI schema, as far as Etsy's documents use it.</summary>
internal static class DefinitionValue
{
    /// <summary>Their ranges of years are renamed with time, so the older document's are not today's.</summary>
    private static readonly string[] _renamed = ["when_made"];

    public static IEnumerable<string> Required(JsonElement schema) =>
        schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];

    /// <param name="name">The form's field.</param>
    /// <param name="value">Null for a part of a multipart form, whose value is not looked at.</param>
    /// <param name="schema">The form's schema.</param>
    /// <param name="older">The form's schema in the older document.</param>
    public static IEnumerable<string> CheckField(string name, string? value, JsonElement schema, JsonElement? older)
    {
        if (!schema.GetProperty("properties").TryGetProperty(name, out var field))
            return [$"unknown field {name}"];
        return value is null ? [] : CheckText(name, value, field, older is { } o && o.GetProperty("properties").TryGetProperty(name, out var olderField) ? olderField : null);
    }

    public static IEnumerable<string> CheckText(string name, string value, JsonElement schema, JsonElement? older)
    {
        if (schema.TryGetProperty("type", out var type) && type.GetString() == "array")
            return value.Split(',', StringSplitOptions.RemoveEmptyEntries).SelectMany(entry => CheckText(name, entry, schema.GetProperty("items"), older is { } o && o.TryGetProperty("items", out var items) ? items : null));
        List<string> problems = [];
        if (!Fits(value, type.ValueKind == JsonValueKind.String ? type.GetString() : null))
            problems.Add($"{name}: '{value}' is not a {type}");
        if (!IsListed(value, schema) || (older is { } exact && !_renamed.Contains(name) && !IsListed(value, exact)))
            problems.Add($"{name}: '{value}' is not one of the values");
        return problems;
    }

    public static IEnumerable<string> CheckJson(string name, JsonElement value, JsonElement schema)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean() ? [] : [$"{name} must not be null"];
        return schema.GetProperty("type").GetString() switch
        {
            "object" when value.ValueKind == JsonValueKind.Object => CheckObject(name, value, schema),
            "array" when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().SelectMany((entry, i) => CheckJson($"{name}[{i}]", entry, schema.GetProperty("items"))),
            "number" when value.ValueKind == JsonValueKind.Number => [],
            "boolean" when value.ValueKind is JsonValueKind.True or JsonValueKind.False => [],
            "string" when value.ValueKind == JsonValueKind.String && IsListed(value.GetString()!, schema) => [],
            var type => [$"{name} is not a valid {type}: {value.GetRawText()}"],
        };
    }

    private static IEnumerable<string> CheckObject(string name, JsonElement value, JsonElement schema)
    {
        var properties = schema.GetProperty("properties");
        foreach (var member in value.EnumerateObject())
        {
            if (!properties.TryGetProperty(member.Name, out var property))
                yield return $"{name}.{member.Name} is unknown";
            else
            {
                foreach (var problem in CheckJson($"{name}.{member.Name}", member.Value, property))
                    yield return problem;
            }
        }
        foreach (var missing in Required(schema).Where(required => !value.TryGetProperty(required, out _)))
            yield return $"{name}.{missing} is missing";
    }

    private static bool Fits(string value, string? type) => type switch
    {
        "integer" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "number" => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
        "boolean" => value is "true" or "false",
        _ => true,
    };

    private static bool IsListed(string value, JsonElement schema) =>
        !schema.TryGetProperty("enum", out var listed) || listed.EnumerateArray().Any(entry => entry.ToString() == value);
}
