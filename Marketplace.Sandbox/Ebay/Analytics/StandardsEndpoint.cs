using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Analytics;

/// <summary>How eBay rates the seller, from the orders that the simulator has seen.</summary>
internal static class StandardsEndpoint
{
    private const decimal MostDefects = 0.5m, TooManyDefects = 2m, MostLate = 3m;

    public static void MapStandards(this RouteGroupBuilder api) =>
        api.MapGet("/seller_standards_profile", Get).Named(EbayApi.Analytics, "findSellerStandardsProfiles", "sell.analytics.readonly");

    private static IResult Get(EbayCall call)
    {
        var store = call.Store;
        EbayOrder[] orders = [.. store.Orders.All.Where(o => o.UserId == call.User.Id)];
        // A sale that the seller could not fulfil is a defect.
        var defects = Share(orders, o => store.Cases.All.Any(c => c.OrderId == o.Id && c is { Kind: CaseKind.Cancellation, Reason: "OUT_OF_STOCK_OR_CANNOT_FULFILL" }));
        var late = Share(orders, o => o.CancelledAt is null && (o.Shipments.Count > 0 ? o.Shipments[0].ShippedAt : store.Now) > o.CreatedAt.AddDays(3));
        var level = defects > TooManyDefects ? "BELOW_STANDARD" : defects <= MostDefects && late <= MostLate && orders.Length >= 100 ? "TOP_RATED" : "ABOVE_STANDARD";
        return EbayJson.Ok(new
        {
            standardsProfiles = (object[])
            [
                new
                {
                    program = "PROGRAM_US",
                    defaultProgram = true,
                    standardsLevel = level,
                    evaluationReason = "SELLER_LEVEL",
                    cycle = new { cycleType = "CURRENT", evaluationDate = OrderView.Time(store.Now), evaluationMonth = store.Now.ToString("yyyy-MM") },
                    metrics = (object[])[Metric("TRANSACTION_DEFECT_RATE", defects), Metric("SHIPPING_MISS_RATE", late)],
                },
            ],
        });
    }

    private static decimal Share(EbayOrder[] orders, Func<EbayOrder, bool> counts) => orders.Length == 0 ? 0 : decimal.Round(100m * orders.Count(counts) / orders.Length, 2);

    private static object Metric(string key, decimal percent) => new { metricKey = key, value = $"{percent:0.00}" };
}
