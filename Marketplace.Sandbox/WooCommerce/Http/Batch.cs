using System.Text.Json.Nodes;

namespace Marketplace.Sandbox.WooCommerce.Http;

/// <summary><c>POST …/batch</c>: at most 100 things to create, update and delete; each has its own outcome, and a refused one does not stop the rest.</summary>
internal static class Batch
{
    private const int Most = 100;

    private static readonly Schema Parts = new("create:array update:array delete:array");

    public static async Task<IResult> RunAsync(
        WooCall call, Func<JsonObject, Task<IResult>> create, Func<long, JsonObject, Task<IResult>> update, Func<long, IResult> delete)
    {
        var body = Parts.Check(await Schema.ReadAsync(call.Request));
        var (creates, updates, deletes) = (body["create"] as JsonArray ?? [], body["update"] as JsonArray ?? [], body["delete"] as JsonArray ?? []);
        if (creates.Count + updates.Count + deletes.Count > Most)
            throw new WooRefusal(413, "woocommerce_rest_request_entity_too_large", $"Unable to accept more than {Most} items for this request.");
        var answer = new JsonObject();
        if (creates.Count > 0)
            answer["create"] = await EachAsync(creates, (entry, _) => create(Copy(entry)));
        if (updates.Count > 0)
            answer["update"] = await EachAsync(updates, (entry, id) => update(id, Copy(entry)));
        if (deletes.Count > 0)
            answer["delete"] = await EachAsync(deletes, (_, id) => Task.FromResult(delete(id)));
        return Results.Json(answer);

        static JsonObject Copy(JsonNode? entry)
        {
            var copy = (JsonObject)((entry as JsonObject)?.DeepClone() ?? throw WooRefusal.Parameter("batch", "An entry is not of type object."));
            copy.Remove("id");
            return copy;
        }
    }

    private static async Task<JsonArray> EachAsync(JsonArray entries, Func<JsonNode?, long, Task<IResult>> run)
    {
        var outcomes = new JsonArray();
        foreach (var entry in entries)
        {
            var id = (entry is JsonObject thing ? thing.Id("id") : entry is { } number ? long.Parse(number.ToString()) : null) ?? 0;
            try
            {
                var text = (await run(entry, id)) is Microsoft.AspNetCore.Http.HttpResults.Utf8ContentHttpResult { ResponseContent: var content } ? content : default;
                outcomes.Add(JsonNode.Parse(text.Span));
            }
            catch (WooRefusal refusal)
            {
                var body = refusal.Body;
                outcomes.Add(new JsonObject { ["id"] = id, ["error"] = body });
            }
        }
        return outcomes;
    }
}
