using System.Text.Json.Serialization.Metadata;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Channels.Shopify;

/// <summary>Sends a document to Shopify and reads its answer as a value or an error.</summary>
internal static class ShopifyCalls
{
    /// <summary>How often a document is sent that Shopify throttles: it does so with status 200, which the pipeline does not repeat.</summary>
    private const int Attempts = 4;

    /// <param name="http">Its pipeline knows from the refusal how many points are left, and holds the repetition back until there are enough.</param>
    /// <param name="build">Makes the request, anew for every attempt.</param>
    /// <param name="type">Of the whole answer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ChannelResult<T>> AskAsync<T>(HttpClient http, Func<HttpRequestMessage> build, JsonTypeInfo<WireAnswer<T>> type, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            var request = build();
            var answer = await ShopifyErrors.Calls.ReadAsync(http, request, type, cancellationToken);
            if (!answer.Succeeded)
                return answer.Error;
            if (answer.Value.Errors is { Count: > 0 } errors)
            {
                var error = ShopifyErrors.Describe(request, errors[0]);
                if (error.Kind == ChannelErrorKind.Throttled && attempt < Attempts)
                    continue;
                return error;
            }
            return answer.Value.Data is { } data ? data : ShopifyErrors.Calls.Unreadable(request);
        }
    }
}
