using System.Text.Json;

namespace Marketplace.Tests.Definitions;

/// <summary>Holds JSON against a schema: types, unknown members, missing ones, enumerated values.</summary>
/// <param name="document">Where references lead.</param>
/// <param name="loose">Members whose schema in the document is known to be wrong.</param>
internal sealed class SchemaCheck(OpenApiDocument document, params IReadOnlyCollection<string> loose)
{
    public IReadOnlyList<string> Problems(JsonElement schema, JsonElement value, string at) => [.. Check(schema, value, at)];

    private IEnumerable<string> Check(JsonElement reference, JsonElement value, string at)
    {
        var schema = document.Resolve(reference);
        if (value.ValueKind == JsonValueKind.Null)
            return schema.TryGetProperty("nullable", out var nullable) && nullable.ValueKind == JsonValueKind.True ? [] : [$"{at} is null"];
        if (schema.TryGetProperty("enum", out var listed) && listed.EnumerateArray().All(entry => entry.ToString() != value.ToString()))
            return [$"{at} is {value}"];
        var type = schema.TryGetProperty("type", out var named) ? named.GetString() : null;
        return (type, value.ValueKind) switch
        {
            ("object", JsonValueKind.Object) => CheckObject(schema, value, at),
            ("array", JsonValueKind.Array) => value.EnumerateArray().SelectMany((entry, i) => Check(schema.GetProperty("items"), entry, $"{at}[{i}]")),
            // An object without members stands for any value.
            ("object", _) when !schema.TryGetProperty("properties", out _) => [],
            ("integer", JsonValueKind.Number) => value.TryGetInt64(out _) ? [] : [$"{at} is not a whole number"],
            ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) or (null, _) => [],
            _ => [$"{at} is not a {type}: {value.GetRawText()}"],
        };
    }

    private IEnumerable<string> CheckObject(JsonElement schema, JsonElement value, string at)
    {
        if (!schema.TryGetProperty("properties", out var properties))
            return [];
        var unknown = value.EnumerateObject().Where(member => !properties.TryGetProperty(member.Name, out _)).Select(member => $"{at}.{member.Name} is unknown");
        var missing = schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{at}.{name} is missing")
            : [];
        var wrong = value.EnumerateObject()
            .Where(member => properties.TryGetProperty(member.Name, out _) && !loose.Contains(member.Name))
            .SelectMany(member => Check(properties.GetProperty(member.Name), member.Value, $"{at}.{member.Name}"));
        return [.. unknown, .. missing, .. wrong];
    }
}
