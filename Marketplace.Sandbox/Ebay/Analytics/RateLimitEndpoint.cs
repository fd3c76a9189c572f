using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Http;

namespace Marketplace.Sandbox.Ebay.Analytics;

/// <summary>What the app key may still call today.</summary>
internal static class RateLimitEndpoint
{
    private const int DaySeconds = 86_400;

    public static void MapRateLimits(this RouteGroupBuilder api) => api.MapGet("/rate_limit/", Get).Named(EbayApi.RateLimits, "getRateLimits", "");

    private static IResult Get(EbayCall call, EbayQuotas quotas)
    {
        call.Allow("api_context", "api_name");
        var (context, name) = (call.Query("api_context"), call.Query("api_name"));
        return EbayJson.Ok(new
        {
            rateLimits = EbayApi.All.Where(api => api.Context is not null && (context ?? api.Context) == api.Context && (name is null || name.Equals(api.Name, StringComparison.OrdinalIgnoreCase)))
                .Select(api => new
                {
                    apiContext = api.Context,
                    apiName = api.Name,
                    apiVersion = api.Version,
                    resources = (object[])
                    [
                        new
                        {
                            name = $"{api.Context}.{api.Name.ToLowerInvariant()}",
                            rates = (object[])[new { limit = quotas.LimitOf(api), remaining = quotas.Remaining(call.AppId, api), reset = OrderView.Time(quotas.Reset), timeWindow = DaySeconds }],
                        },
                    ],
                }),
        });
    }
}
