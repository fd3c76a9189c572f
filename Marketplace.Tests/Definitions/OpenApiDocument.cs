using System.Text.Json;
using Marketplace.Tests.Grains.Imports;

namespace Marketplace.Tests.Definitions;

/// <summary>A channel's own OpenAPI 3 document, where it stands beside the repository.</summary>
internal sealed class OpenApiDocument
{
    private readonly JsonElement _root;
    private readonly List<ApiOperation> _operations = [];

    private OpenApiDocument(JsonElement root)
    {
        _root = root;
        foreach (var path in root.GetProperty("paths").EnumerateObject())
        {
            foreach (var method in path.Value.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Object && m.Value.TryGetProperty("operationId", out _)))
                _operations.Add(new ApiOperation(this, method.Value.GetProperty("operationId").GetString()!, method.Name.ToUpperInvariant(), path.Name, method.Value));
        }
    }

    /// <summary>eBay's list of what each operation may refuse.</summary>
    public IEnumerable<(int Id, string Text)> DocumentedErrors => _operations
        .SelectMany(operation => operation.Element.GetProperty("responses").EnumerateObject())
        .Where(response => response.Value.TryGetProperty("x-response-codes", out var codes) && codes.TryGetProperty("errors", out _))
        .SelectMany(response => response.Value.GetProperty("x-response-codes").GetProperty("errors").EnumerateObject())
        .Select(error => (int.Parse(error.Name), error.Value.GetProperty("description").GetString()!));

    public ApiOperation this[string operationId] => _operations.Single(operation => operation.Id == operationId);

    /// <param name="file">Its name in the shared folder.</param>
    public static OpenApiDocument? Find(string file) =>
        SharedFiles.Find(file) is { } path ? new OpenApiDocument(JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(path))) : null;

    /// <param name="method">The request's method.</param>
    /// <param name="path">The request's path behind the document's base path.</param>
    public ApiOperation? Find(string method, string path) => _operations
        // A path without parameters goes before one whose parameter would match it.
        .OrderBy(operation => operation.Path.Count(c => c == '{'))
        .FirstOrDefault(operation => operation.Method == method && Matches(operation.Path.Split('/'), path.Split('/')));

    public JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? _root.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
        : schema;

    private static bool Matches(string[] template, string[] path) =>
        template.Length == path.Length && template.Zip(path).All(segment => segment.First.StartsWith('{') ? segment.Second.Length > 0 : segment.First == segment.Second);
}

/// <summary>One operation of a document.</summary>
internal sealed record ApiOperation(OpenApiDocument Document, string Id, string Method, string Path, JsonElement Element)
{
    /// <summary>The scopes of which any lets a call in.</summary>
    public IReadOnlyList<string> Scopes => Element.TryGetProperty("security", out var security)
        ? [.. security.EnumerateArray().SelectMany(s => s.EnumerateObject()).SelectMany(s => s.Value.EnumerateArray()).Select(s => s.GetString()!).Distinct()]
        : [];

    public IReadOnlyList<(string Name, string In, bool Required)> Parameters => Element.TryGetProperty("parameters", out var parameters)
        ? [.. parameters.EnumerateArray().Select(p => (p.GetProperty("name").GetString()!, p.GetProperty("in").GetString()!, p.TryGetProperty("required", out var r) && r.GetBoolean()))]
        : [];

    /// <summary>The schema of the JSON body that the operation takes; null where it takes none.</summary>
    public JsonElement? Body => Element.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json)
        ? json.GetProperty("schema")
        : null;

    /// <summary>The schema of an answer's JSON body; null where the document describes none.</summary>
    public JsonElement? Answer(int status) =>
        Element.GetProperty("responses").TryGetProperty($"{status}", out var response) && response.TryGetProperty("content", out var content)
            && content.TryGetProperty("application/json", out var json)
            ? json.GetProperty("schema")
            : null;

    public bool Answers(int status) => Element.GetProperty("responses").TryGetProperty($"{status}", out _);
}
