using System.Collections.Concurrent;
using System.Text.Json;
using System.Web;
using Marketplace.Tests.Grains.Imports;

namespace Marketplace.Tests.Channels.Etsy;

/// <summary>
/// Holds every request to the API against Etsy's OpenAPI documents, where they are beside the repository: the current one for paths, methods,
/// content types, fields and their types, and Etsy's own older one for the values of enumerations that did not change since.
/// </summary>
internal sealed class EtsyDefinition : DelegatingHandler
{
    private const string Prefix = "/etsy";
    private static readonly Lazy<JsonElement?> _current = new(() => Read("specs/etsy/etsy-oas-2026-09.derived.json"));
    private static readonly Lazy<JsonElement?> _exact = new(() => Read("specs/etsy/etsy-oas-2024-01.json"));

    public ConcurrentQueue<string> Violations { get; } = [];

    /// <summary>The operations called, in order.</summary>
    public ConcurrentQueue<string> Operations { get; } = [];

    public static bool Available => _current.Value is not null && _exact.Value is not null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Available && request.RequestUri!.AbsolutePath.StartsWith($"{Prefix}/v3/application/", StringComparison.Ordinal))
            await CheckAsync(request);
        return await base.SendAsync(request, cancellationToken);
    }

    private async Task CheckAsync(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath[Prefix.Length..];
        if (Find(_current.Value!.Value, request.Method, path) is not { } operation)
        {
            Violations.Enqueue($"{request.Method} {path} is not in the definition");
            return;
        }
        var name = operation.GetProperty("operationId").GetString()!;
        Operations.Enqueue(name);
        var exact = Find(_exact.Value!.Value, request.Method, path);
        foreach (var problem in CheckQuery(request, operation, exact).Concat(await CheckBodyAsync(request, operation, exact)))
            Violations.Enqueue($"{name}: {problem}");
        if (request.Headers.TryGetValues("x-api-key", out var key) is false || !key!.Single().Contains(':', StringComparison.Ordinal))
            Violations.Enqueue($"{name}: x-api-key is not keystring:secret");
    }

    private static IEnumerable<string> CheckQuery(HttpRequestMessage request, JsonElement operation, JsonElement? exact)
    {
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        foreach (var name in query.AllKeys)
        {
            if (Parameter(operation, name!) is not { } parameter)
            {
                yield return $"unknown query parameter {name}";
                continue;
            }
            foreach (var problem in DefinitionValue.CheckText(name!, query[name]!, parameter.GetProperty("schema"), exact is { } e ? Parameter(e, name!)?.GetProperty("schema") : null))
                yield return problem;
        }
        foreach (var missing in operation.TryGetProperty("parameters", out var all)
            ? all.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query" && p.GetProperty("required").GetBoolean()).Select(p => p.GetProperty("name").GetString()!)
            : [])
        {
            if (query[missing] is null)
                yield return $"query parameter {missing} is missing";
        }
    }

    private static async Task<IReadOnlyList<string>> CheckBodyAsync(HttpRequestMessage request, JsonElement operation, JsonElement? exact)
    {
        if (!operation.TryGetProperty("requestBody", out var body))
            return request.Content is null ? [] : ["has a body that the definition does not know"];
        var contentType = request.Content?.Headers.ContentType?.MediaType ?? "";
        if (!body.GetProperty("content").TryGetProperty(contentType, out var content))
            return [$"content type '{contentType}' is not in the definition"];
        var schema = content.GetProperty("schema");
        var older = exact is { } e && e.TryGetProperty("requestBody", out var olderBody) && olderBody.GetProperty("content").TryGetProperty(contentType, out var olderContent)
            ? olderContent.GetProperty("schema")
            : (JsonElement?)null;
        if (request.Content is MultipartFormDataContent parts)
            return [.. parts.SelectMany(part => DefinitionValue.CheckField(part.Headers.ContentDisposition!.Name!.Trim('"'), null, schema, older))];
        var text = await request.Content!.ReadAsStringAsync();
        if (contentType == "application/json")
            return [.. DefinitionValue.CheckJson("body", JsonDocument.Parse(text).RootElement, schema)];
        var form = HttpUtility.ParseQueryString(text);
        return
        [
            .. form.AllKeys.SelectMany(name => DefinitionValue.CheckField(name!, form[name], schema, older)),
            .. DefinitionValue.Required(schema).Where(name => form[name] is null).Select(name => $"field {name} is missing"),
        ];
    }

    private static JsonElement? Parameter(JsonElement operation, string name) => operation.TryGetProperty("parameters", out var all)
        ? all.EnumerateArray().Cast<JsonElement?>().FirstOrDefault(p => p!.Value.GetProperty("in").GetString() == "query" && p.Value.GetProperty("name").GetString() == name)
        : null;

    private static JsonElement? Find(JsonElement definition, HttpMethod method, string path) => definition.GetProperty("paths").EnumerateObject()
        // A path without parameters goes before one whose parameter would match it.
        .OrderBy(entry => entry.Name.Count(c => c == '{'))
        .Where(entry => Matches(entry.Name.Split('/'), path.Split('/')))
        .Select(entry => entry.Value.TryGetProperty(method.Method.ToLowerInvariant(), out var operation) ? operation : (JsonElement?)null)
        .FirstOrDefault(operation => operation is not null);

    private static bool Matches(string[] template, string[] path) =>
        template.Length == path.Length && template.Zip(path).All(segment => segment.First.StartsWith('{') ? long.TryParse(segment.Second, out _) : segment.First == segment.Second);

    private static JsonElement? Read(string file) =>
        SharedFiles.Find(file) is { } path ? JsonDocument.Parse(File.ReadAllBytes(path)).RootElement : null;
}
