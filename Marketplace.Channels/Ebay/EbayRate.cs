using System.Text.Json;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>eBay's headers say nothing about limits; its Developer Analytics API does. The Inventory API's is the one that most calls are taken from.</summary>
internal static class EbayRate
{
    public const string Path = "developer/analytics/v1_beta/rate_limit/?api_name=inventory&api_context=sell";

    private const int DaySeconds = 86_400;

    public static RateReading? Read(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode || response.RequestMessage?.RequestUri?.AbsolutePath.Contains("/rate_limit", StringComparison.Ordinal) != true)
            return null;
        try
        {
            // The pipeline has the content in memory before it asks.
            var limits = JsonSerializer.Deserialize(response.Content.ReadAsStream(), EbayJson.Default.WireRateLimits);
            var day = limits?.RateLimits?.SelectMany(api => api.Resources ?? []).SelectMany(resource => resource.Rates ?? [])
                .Where(rate => rate is { TimeWindow: DaySeconds, Limit: > 0 }).MinBy(rate => rate.Remaining);
            return day is null ? null : new RateReading(null, null, day.Limit, day.Remaining);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
