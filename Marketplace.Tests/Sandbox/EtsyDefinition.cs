using System.Text.Json;
using Marketplace.Tests.Grains.Imports;

namespace Marketplace.Tests.Sandbox;

/// <summary>Etsy's machine-readable definition, where it stands beside the repository.</summary>
internal sealed class EtsyDefinition
{
    // Present only when asked for by `includes`.
    private static readonly string[] Associations =
        ["images", "inventory", "shop", "user", "translations", "videos", "personalization", "buyer_price", "shipping_profile", "listing"];

    private readonly JsonElement root;
    private readonly Dictionary<string, (string Method, string Path, JsonElement Operation)> operations = [];

    private EtsyDefinition(JsonElement root)
    {
        this.root = root;
        foreach (var path in root.GetProperty("paths").EnumerateObject())
        {
            foreach (var method in path.Value.EnumerateObject().Where(m => m.Value.TryGetProperty("operationId", out _)))
                operations[method.Value.GetProperty("operationId").GetString()!] = (method.Name.ToUpperInvariant(), path.Name, method.Value);
        }
    }

    public static EtsyDefinition Read()
    {
        var path = SharedFiles.Find("specs/etsy/etsy-oas-2026-09.derived.json");
        Assert.SkipWhen(path is null, "../shared/specs/etsy is not here.");
        return new EtsyDefinition(JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(path!)));
    }

    public (string Method, string Path, JsonElement Operation) this[string operationId] => operations[operationId];

    /// <summary>The scope that an operation asks for: empty for any token, null for none.</summary>
    public string? ScopeOf(string operationId) =>
        operations[operationId].Operation.GetProperty("security")[0].TryGetProperty("oauth2", out var scopes)
            ? scopes.EnumerateArray().Select(s => s.GetString()).FirstOrDefault("")
            : null;

    public IEnumerable<JsonElement> QueryOf(string operationId) =>
        operations[operationId].Operation.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query")
            : [];

    public IEnumerable<string> BodyOf(string operationId) =>
        Resolve(operations[operationId].Operation.GetProperty("requestBody").GetProperty("content").EnumerateObject().First().Value.GetProperty("schema"))
            .GetProperty("properties").EnumerateObject().Select(p => p.Name);

    /// <summary>Where an answer is not what the definition says: keys that miss or are unknown, types, enumerated values.</summary>
    public IReadOnlyList<string> Violations(string operationId, int status, JsonElement answer)
    {
        var schema = operations[operationId].Operation.GetProperty("responses").GetProperty($"{status}")
            .GetProperty("content").EnumerateObject().First().Value.GetProperty("schema");
        return [.. Check(schema, answer, operationId)];
    }

    private JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? root.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
        : schema;

    private IEnumerable<string> Check(JsonElement schema, JsonElement value, string at)
    {
        var nullable = IsTrue(schema, "nullable");
        schema = Resolve(schema);
        nullable |= IsTrue(schema, "nullable");
        if (schema.TryGetProperty("allOf", out var all))
            return Check(all[0], value, at);
        if (value.ValueKind == JsonValueKind.Null)
            return nullable ? [] : [$"{at} is null"];
        if (schema.TryGetProperty("enum", out var values) && values.EnumerateArray().All(v => v.ToString() != value.ToString()))
            return [$"{at} is {value}"];
        var type = schema.TryGetProperty("type", out var named) ? named.GetString() : null;
        return (type, value.ValueKind) switch
        {
            ("object", JsonValueKind.Object) => CheckObject(schema, value, at),
            ("array", JsonValueKind.Array) => value.EnumerateArray().SelectMany((v, i) => Check(schema.GetProperty("items"), v, $"{at}[{i}]")),
            ("string", JsonValueKind.String) or ("number" or "integer", JsonValueKind.Number) => [],
            ("boolean", JsonValueKind.True or JsonValueKind.False) or (null, _) => [],
            _ => [$"{at} is not a {type}"],
        };
    }

    private IEnumerable<string> CheckObject(JsonElement schema, JsonElement value, string at)
    {
        if (!schema.TryGetProperty("properties", out var properties))
            return [];
        var missing = properties.EnumerateObject().Select(p => p.Name)
            .Where(name => !value.TryGetProperty(name, out _) && !Associations.Contains(name))
            .Select(name => $"{at}.{name} is missing");
        var unknown = value.EnumerateObject().Select(p => p.Name)
            .Where(name => !properties.TryGetProperty(name, out _))
            .Select(name => $"{at}.{name} is unknown");
        var wrong = value.EnumerateObject()
            .Where(p => properties.TryGetProperty(p.Name, out _))
            .SelectMany(p => Check(properties.GetProperty(p.Name), p.Value, $"{at}.{p.Name}"));
        return [.. missing, .. unknown, .. wrong];
    }

    private static bool IsTrue(JsonElement schema, string name) => schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
