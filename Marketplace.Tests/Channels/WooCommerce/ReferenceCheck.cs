using System.Collections.Concurrent;
using System.Text.Json;
using System.Web;

namespace Marketplace.Tests.Channels.WooCommerce;

/// <summary>Holds every call of the API against WooCommerce's reference: the path, the parameters, every field that is sent, and every field of the simulator's answer.</summary>
internal sealed class ReferenceCheck : DelegatingHandler
{
    private const string Api = "/wp-json/wc/v3/";

    /// <summary>WordPress's own parameter, in its REST API handbook under "Global Parameters".</summary>
    private const string Global = "_fields";

    /// <summary>What the reference's own examples leave out.</summary>
    private static readonly string[] _sometimes = ["added_by_user", "secret", "placeholder"];

    public ConcurrentQueue<string> Violations { get; } = [];

    /// <summary>The calls, as method and path.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var at = path.IndexOf(Api, StringComparison.Ordinal);
        var endpoint = at >= 0 && WooCommerceReference.Instance is { } reference ? reference.Find(request.Method, path[(at + Api.Length)..]) : null;
        var call = $"{request.Method} {(at >= 0 ? path[(at + Api.Length)..] : path)}";
        Calls.Enqueue(call);
        if (at >= 0 && WooCommerceReference.Instance is not null)
        {
            if (endpoint is null)
                Violations.Enqueue($"{call} is not in the reference");
            else
                Add(call, CheckQuery(request, endpoint).Concat(await CheckBodyAsync(request, endpoint, cancellationToken)));
        }
        var response = await base.SendAsync(request, cancellationToken);
        if (endpoint is not null && response.Content.Headers.ContentType?.MediaType == "application/json")
            Add($"{call} answers", CheckAnswer(JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken)).RootElement, response.IsSuccessStatusCode, request, endpoint));
        return response;
    }

    private void Add(string call, IEnumerable<string> problems)
    {
        foreach (var problem in problems)
            Violations.Enqueue($"{call}: {problem}");
    }

    private static IEnumerable<string> CheckQuery(HttpRequestMessage request, ReferenceEndpoint endpoint)
    {
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        foreach (var name in query.AllKeys.Where(name => name != Global))
        {
            if (!endpoint.Parameters.TryGetValue(name!, out var parameter))
                yield return $"unknown parameter {name}";
            else if (parameter.Type == "integer" && !int.TryParse(query[name], out _))
                yield return $"{name} is no integer";
            else if (parameter.Options.Count > 0 && !query[name]!.Split(',').All(parameter.Options.Contains))
                yield return $"{name} is none of {string.Join(", ", parameter.Options)}";
        }
        foreach (var field in query[Global]?.Split(',').Where(field => !endpoint.Resource.ContainsKey(field)) ?? [])
            yield return $"unknown field {field}";
    }

    private static async Task<IEnumerable<string>> CheckBodyAsync(HttpRequestMessage request, ReferenceEndpoint endpoint, CancellationToken cancellationToken)
    {
        if (request.Content is null)
            return [];
        var body = JsonDocument.Parse(await request.Content.ReadAsStringAsync(cancellationToken)).RootElement;
        if (!request.RequestUri!.AbsolutePath.EndsWith("/batch", StringComparison.Ordinal))
            return CheckWritten(body, endpoint.Resource, endpoint, "");
        var entries = body.EnumerateObject().SelectMany(part => part.Value.EnumerateArray().Select(entry => (Part: part.Name, Entry: entry))).ToArray();
        return
        [
            .. body.EnumerateObject().Where(part => part.Name is not ("create" or "update" or "delete")).Select(part => $"a batch has no {part.Name}"),
            .. entries.Length > 100 ? [$"a batch of {entries.Length}"] : Array.Empty<string>(),
            .. entries.SelectMany(entry => CheckWritten(entry.Entry, endpoint.Resource, endpoint, $"{entry.Part}.")),
        ];
    }

    private static IEnumerable<string> CheckWritten(JsonElement body, Dictionary<string, ReferenceField> table, ReferenceEndpoint endpoint, string path)
    {
        foreach (var property in body.EnumerateObject())
        {
            // The id says which entry is meant; of refunds, the reference shows refund_tax in its example and calls its table "taxes".
            if (property.Name == "id")
                continue;
            if (!table.TryGetValue(property.Name == "refund_tax" ? "taxes" : property.Name, out var field))
                yield return $"unknown field {path}{property.Name}";
            else if (field.ReadOnly && property.Name != "refund_tax")
                yield return $"{path}{property.Name} is read-only";
            else if (!Fits(property.Value, field))
                yield return $"{path}{property.Name} is {property.Value.ValueKind}, not {field.Type}";
            else if (field.Options.Count > 0 && !field.Options.Contains(property.Value.ToString()))
                yield return $"{path}{property.Name} is none of {string.Join(", ", field.Options)}";
            else if (field.Table is { } anchor && endpoint.Tables.TryGetValue(anchor, out var inner))
            {
                foreach (var problem in Entries(property.Value).SelectMany(entry => CheckWritten(entry, inner, endpoint, $"{path}{property.Name}.")))
                    yield return problem;
            }
        }
    }

    private static IEnumerable<string> CheckAnswer(JsonElement answer, bool success, HttpRequestMessage request, ReferenceEndpoint endpoint)
    {
        if (!success)
            return IsError(answer) ? [] : ["an error without code, message and status"];
        var asked = HttpUtility.ParseQueryString(request.RequestUri!.Query)[Global]?.Split(',');
        var items = request.RequestUri.AbsolutePath.EndsWith("/batch", StringComparison.Ordinal) ? answer.EnumerateObject().SelectMany(part => part.Value.EnumerateArray()) : Entries(answer);
        return items.Where(item => !item.TryGetProperty("error", out var error) || !IsError(error)).SelectMany(item => CheckShown(item, endpoint.Resource, endpoint, asked, "").Distinct());
    }

    private static IEnumerable<string> CheckShown(JsonElement item, Dictionary<string, ReferenceField> table, ReferenceEndpoint endpoint, string[]? asked, string path)
    {
        foreach (var property in item.EnumerateObject().Where(property => property.Name != "_links"))
        {
            if (!table.TryGetValue(property.Name, out var field))
                yield return $"unknown field {path}{property.Name}";
            else if (property.Value.ValueKind is not JsonValueKind.Null && !Fits(property.Value, field) && !IsKnownDifference(property))
                yield return $"{path}{property.Name} is {property.Value.ValueKind}, not {field.Type}";
            // The reference's table of an order line's taxes is that of its tax lines; its examples show an id, a total and a subtotal.
            else if (field.Table is { } anchor && property.Name != "taxes" && endpoint.Tables.TryGetValue(anchor, out var inner))
            {
                foreach (var problem in Entries(property.Value).SelectMany(entry => CheckShown(entry, inner, endpoint, null, $"{path}{property.Name}.")))
                    yield return problem;
            }
        }
        foreach (var (name, field) in table.Where(pair => path.Length == 0 && !pair.Value.WriteOnly && asked?.Contains(pair.Key) is not false))
        {
            if (!item.TryGetProperty(name, out _) && !_sometimes.Contains(name))
                yield return $"{path}{name} is missing";
        }
    }

    /// <summary>The reference's own examples show these so.</summary>
    private static bool IsKnownDifference(JsonProperty property) => property switch
    {
        { Name: "price", Value.ValueKind: JsonValueKind.Number } => true,
        { Name: "rate_id" or "shipping_class_id", Value.ValueKind: JsonValueKind.Number } => true,
        { Name: "manage_stock", Value.ValueKind: JsonValueKind.String } => property.Value.GetString() == "parent",
        _ => false,
    };

    private static bool IsError(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("code", out _) && answer.TryGetProperty("message", out _) && answer.TryGetProperty("data", out var data) && data.TryGetProperty("status", out _);

    private static IEnumerable<JsonElement> Entries(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object),
        JsonValueKind.Object => [value],
        _ => [],
    };

    private static bool Fits(JsonElement value, ReferenceField field) => field.Type switch
    {
        "string" or "date-time" => value.ValueKind == JsonValueKind.String || field.Table is not null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => true,
    };
}
