using System.Text.Json.Nodes;

namespace Marketplace.Sandbox.WooCommerce.Http;

/// <summary>Ends a call with an error answer: <c>{code, message, data: {status, …}}</c>.</summary>
internal sealed class WooRefusal(int status, string code, string message, JsonObject? data = null) : Exception(message)
{
    public int Status => status;

    public JsonObject Body
    {
        get
        {
            var details = new JsonObject { ["status"] = status };
            foreach (var (name, value) in data ?? [])
                details[name] = value?.DeepClone();
            return new JsonObject { ["code"] = code, ["message"] = Message, ["data"] = details };
        }
    }

    public static WooRefusal NoRoute() => new(404, "rest_no_route", "No route was found matching the URL and request method.");

    public static WooRefusal Parameter(string name, string problem) => new(400, "rest_invalid_param", $"Invalid parameter(s): {name}", new JsonObject
    {
        ["params"] = new JsonObject { [name] = problem },
        ["details"] = new JsonObject { [name] = new JsonObject { ["code"] = "rest_invalid_type", ["message"] = problem, ["data"] = new JsonObject { ["param"] = name } } },
    });

    public static WooRefusal Missing(string name) => new(400, "rest_missing_callback_param", $"Missing parameter(s): {name}", new JsonObject { ["params"] = new JsonArray(name) });

    /// <param name="type">The post type, such as <c>product</c>.</param>
    /// <param name="writing">WooCommerce answers 400 to a change of what is not there, and 404 otherwise.</param>
    public static WooRefusal InvalidId(string type, bool writing = false) => new(writing ? 400 : 404, $"woocommerce_rest_{type}_invalid_id", "Invalid ID.");
}
