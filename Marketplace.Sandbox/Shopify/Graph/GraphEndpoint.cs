using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Transport;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Graph;

/// <summary><c>POST /shopify/{shop}/admin/api/{version}/graphql.json</c>.</summary>
internal static class GraphEndpoint
{
    private const string TokenHeader = "X-Shopify-Access-Token";

    private static readonly GraphQLSerializer Serializer = new();
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void MapGraph(this WebApplication app) => app.MapPost("/shopify/{shop}/admin/api/{version}/graphql.json", PostAsync);

    private static async Task PostAsync(HttpContext context, string shop, string version, ShopifyStore store, ShopifyExecutor executor, Throttle throttle, FaultPlans faults)
    {
        context.Response.Headers["X-Shopify-API-Version"] = version;
        if (store.Shops.Find(shop) is not { } found || !ShopifySimulator.Versions.Contains(version, StringComparer.Ordinal))
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, "Not Found");
            return;
        }
        if (store.Tokens.Find(context.Request.Headers[TokenHeader].ToString()) is not { } token || token.Shop != shop)
        {
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "[API] Invalid API key or access token (unrecognized login or wrong password)");
            return;
        }
        if (await ReadAsync(context.Request) is not { Query.Length: > 0 } request)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "Required parameter missing or invalid: query");
            return;
        }
        var call = new ShopifyCall(store, found, token, version, $"{context.Request.Scheme}://{context.Request.Host}", context.RequestServices);
        GraphQLDocument document;
        try
        {
            document = Parser.Parse(request.Query);
        }
        catch (GraphQLSyntaxErrorException syntax)
        {
            await AnswerAsync(context, new { errors = new[] { new { message = syntax.Message, extensions = new { code = "GRAPHQL_PARSE_FAILED" } } } });
            return;
        }
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>().Where(o => request.OperationName is null || o.Name?.StringValue == request.OperationName).ToArray();
        var fields = operations.SelectMany(o => o.SelectionSet.Selections.OfType<GraphQLField>()).Select(f => f.Name.StringValue).ToArray();
        foreach (var field in fields)
            store.Calls.AddOrUpdate(field, 1, (_, n) => n + 1);
        await faults[ShopifySimulator.Channel].RunAsync(
            context, fields.FirstOrDefault() ?? "", _ => ExecuteAsync(context, call, request, document, operations.FirstOrDefault(), executor, throttle),
            status => status == StatusCodes.Status429TooManyRequests ? ThrottledAsync(context, 0, throttle.Take(Bucket(call), 0).Status) : RefuseAsync(context, status, "Internal Server Error"));
    }

    private static async Task ExecuteAsync(
        HttpContext context, ShopifyCall call, GraphQLRequest request, GraphQLDocument document, GraphQLOperationDefinition? operation, ShopifyExecutor executor, Throttle throttle)
    {
        var cost = operation is null ? 0 : QueryCost.Of(document, operation, request.Variables);
        if (cost > QueryCost.Highest)
        {
            var message = $"Query cost is {cost}, which exceeds the single query max cost limit ({QueryCost.Highest}).";
            await AnswerAsync(context, new { errors = new[] { new { message, extensions = new { code = "MAX_COST_EXCEEDED", cost, maxCost = QueryCost.Highest } } } });
            return;
        }
        var (taken, status) = throttle.Take(Bucket(call), cost);
        if (!taken)
        {
            await ThrottledAsync(context, cost, status);
            return;
        }
        var result = await executor.RunAsync(call, document, request, operation, context.RequestAborted);
        var actual = result.Data is GraphQL.Execution.ExecutionNode root ? Math.Min(cost, ActualCost.Of(root.ToValue())) : 0;
        status = throttle.Return(Bucket(call), cost - (operation?.Operation == OperationType.Mutation ? cost : actual));
        result.Extensions = new Dictionary<string, object?>
        {
            ["cost"] = new { requestedQueryCost = cost, actualQueryCost = operation?.Operation == OperationType.Mutation ? cost : actual, throttleStatus = View(status) },
        };
        context.Response.ContentType = "application/json; charset=utf-8";
        await Serializer.WriteAsync(context.Response.Body, result, context.RequestAborted);
    }

    private static string Bucket(ShopifyCall call) => $"{call.Token.ClientId} {call.Domain}";

    private static object View(ThrottleStatus status) => new { maximumAvailable = (double)status.MaximumAvailable, currentlyAvailable = status.CurrentlyAvailable, restoreRate = (double)status.RestoreRate };

    private static Task ThrottledAsync(HttpContext context, int cost, ThrottleStatus status) => AnswerAsync(context, new
    {
        errors = new[] { new { message = "Throttled", extensions = new { code = "THROTTLED", documentation = "https://shopify.dev/api/usage/rate-limits" } } },
        extensions = new { cost = new { requestedQueryCost = cost, actualQueryCost = (int?)null, throttleStatus = View(status) } },
    });

    private static Task AnswerAsync(HttpContext context, object body) => context.Response.WriteAsJsonAsync(body, Json, context.RequestAborted);

    private static Task RefuseAsync(HttpContext context, int status, string errors)
    {
        context.Response.StatusCode = status;
        return AnswerAsync(context, new { errors });
    }

    private static async Task<GraphQLRequest?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await Serializer.ReadAsync<GraphQLRequest>(request.Body, request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
