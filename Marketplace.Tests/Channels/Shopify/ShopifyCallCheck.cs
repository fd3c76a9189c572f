using System.Collections.Concurrent;
using System.Text.Json;

namespace Marketplace.Tests.Channels.Shopify;

/// <summary>Holds every call of the API against the SDL of its version: the document, its variables, and a bulk operation's document within them.</summary>
internal sealed class ShopifyCallCheck(string version) : DelegatingHandler
{
    public ConcurrentQueue<string> Violations { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("/graphql.json", StringComparison.Ordinal) && ShopifyDefinition.Of(version) is { } definition)
        {
            var body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)).RootElement;
            var variables = body.GetProperty("variables");
            foreach (var problem in await definition.CheckAsync(body.GetProperty("query").GetString()!, variables))
                Violations.Enqueue(problem);
            if (variables.TryGetProperty("query", out var bulk))
            {
                foreach (var problem in await definition.CheckAsync(bulk.GetString()!, null))
                    Violations.Enqueue($"bulk: {problem}");
            }
        }
        return await base.SendAsync(request, cancellationToken);
    }
}
