using System.Collections.Concurrent;
using System.Text.Json;
using System.Web;
using Marketplace.Tests.Definitions;

namespace Marketplace.Tests.Channels.Ebay;

/// <summary>
/// Holds every request to eBay's APIs against their OpenAPI documents, where they are beside the repository: path, method, parameters, headers and
/// body. What is newer than the documents is named.
/// </summary>
internal sealed class EbayRequests : DelegatingHandler
{
    private const string Prefix = "/ebay";

    private static readonly (string Root, string Document)[] _documents =
    [
        ("/sell/inventory/v1", "sell_inventory_v1"), ("/sell/account/v1", "sell_account_v1"), ("/sell/fulfillment/v1", "sell_fulfillment_v1"), ("/commerce/taxonomy/v1", "commerce_taxonomy_v1"),
        ("/commerce/identity/v1", "commerce_identity_v1"), ("/commerce/notification/v1", "commerce_notification_v1"), ("/developer/analytics/v1_beta", "developer_analytics_v1_beta"), ("/sell/analytics/v1", "sell_analytics_v1"),
        ("/sell/compliance/v1", "sell_compliance_v1"), ("/sell/marketing/v1", "sell_marketing_v1"),
        ("/post-order/v2", "cancellation"), ("/post-order/v2", "inquiry"), ("/post-order/v2", "return"),
    ];

    private static readonly string[] _newer = ["/commerce/media/v1_beta/image/create_image_from_file", "/identity/v1/oauth2/token"];

    public ConcurrentQueue<string> Violations { get; } = [];

    /// <summary>The operations called, in order.</summary>
    public ConcurrentQueue<string> Operations { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (EbayDefinitions.Available)
            await CheckAsync(request);
        return await base.SendAsync(request, cancellationToken);
    }

    private async Task CheckAsync(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath[Prefix.Length..];
        if (_newer.Contains(path))
            return;
        var found = _documents.Where(d => path.StartsWith(d.Root, StringComparison.Ordinal))
            .Select(d => EbayDefinitions.Find(d.Document)!.Find(request.Method.Method, path[d.Root.Length..])).FirstOrDefault(operation => operation is not null);
        if (found is not { } operation)
        {
            Violations.Enqueue($"{request.Method} {path} is in no definition");
            return;
        }
        Operations.Enqueue(operation.Id);
        foreach (var problem in CheckParameters(request, operation).Concat(await CheckBodyAsync(request, operation)))
            Violations.Enqueue($"{operation.Id}: {problem}");
        var scheme = path.StartsWith("/post-order/", StringComparison.Ordinal) ? "IAF" : "Bearer";
        if (request.Headers.Authorization?.Scheme != scheme)
            Violations.Enqueue($"{operation.Id}: authorised by {request.Headers.Authorization?.Scheme}");
    }

    private static IEnumerable<string> CheckParameters(HttpRequestMessage request, ApiOperation operation)
    {
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        var headers = request.Headers.Select(h => h.Key).Concat(request.Content?.Headers.Select(h => h.Key) ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // The older documents say nothing about parameters.
        var described = !request.RequestUri.AbsolutePath.Contains("/post-order/", StringComparison.Ordinal);
        foreach (var name in query.AllKeys.Where(name => described && !operation.Parameters.Any(p => p.In == "query" && p.Name == name)))
            yield return $"unknown query parameter {name}";
        foreach (var (name, place, _) in operation.Parameters.Where(p => p.Required))
        {
            var missing = place switch
            {
                "query" => query[name] is null,
                "header" => !headers.Contains(name),
                _ => false,
            };
            if (missing)
                yield return $"{place} parameter {name} is missing";
        }
    }

    private static async Task<IReadOnlyList<string>> CheckBodyAsync(HttpRequestMessage request, ApiOperation operation)
    {
        if (request.RequestUri!.AbsolutePath.Contains("/post-order/", StringComparison.Ordinal))
            return [];
        if (request.Content is null)
            return operation.Body is null ? [] : ["has no body"];
        if (operation.Body is not { } schema)
            return ["has a body that the definition does not know"];
        var body = JsonSerializer.Deserialize<JsonElement>(await request.Content.ReadAsStringAsync());
        return new SchemaCheck(operation.Document, EbayDefinitions.Loose).Problems(schema, body, "body");
    }
}
