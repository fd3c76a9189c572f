using System.Text.Json;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Shopify;

/// <summary>What an answer says about the points left: <c>extensions.cost.throttleStatus</c>.</summary>
internal static class ShopifyRate
{
    /// <param name="response">With its content in memory.</param>
    public static RateReading? Read(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
            return null;
        try
        {
            using var answer = JsonDocument.Parse(response.Content.ReadAsStream());
            return answer.RootElement.ValueKind == JsonValueKind.Object
                && answer.RootElement.TryGetProperty("extensions", out var extensions) && extensions.ValueKind == JsonValueKind.Object
                && extensions.TryGetProperty("cost", out var cost) && cost.TryGetProperty("throttleStatus", out var status)
                ? new RateReading(null, null, null, null) { PointsLeft = status.GetProperty("currentlyAvailable").GetDouble() }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
