using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Inventory;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Account;

/// <summary>A seller's business policies, which offers refer to.</summary>
internal static class PolicyEndpoints
{
    private static readonly object[] EveryCategory = [new { name = "ALL_EXCLUDING_MOTORS_VEHICLES" }];

    public static void MapPolicies(this RouteGroupBuilder api)
    {
        api.MapGet("/fulfillment_policy", (EbayCall call) => List(call, PolicyKind.Fulfillment)).Named(EbayApi.Account, "getFulfillmentPolicies", "sell.account", "sell.account.readonly");
        api.MapGet("/payment_policy", (EbayCall call) => List(call, PolicyKind.Payment)).Named(EbayApi.Account, "getPaymentPolicies", "sell.account", "sell.account.readonly");
        api.MapGet("/return_policy", (EbayCall call) => List(call, PolicyKind.Return)).Named(EbayApi.Account, "getReturnPolicies", "sell.account", "sell.account.readonly");
    }

    private static IResult List(EbayCall call, PolicyKind kind)
    {
        call.Allow("marketplace_id");
        if (call.Query("marketplace_id") is not { } marketplace || !Marketplaces.Currencies.TryGetValue(marketplace, out var currency))
            throw EbayRefusal.Of(EbayApi.Account, 20403, "Invalid marketplaceId.");
        object[] policies =
        [
            .. call.Store.Policies.All.Where(p => p.UserId == call.User.Id && p.Kind == kind && p.MarketplaceId == marketplace)
                .OrderBy(p => p.Id, StringComparer.Ordinal).Select(p => View(p, currency)),
        ];
        return EbayJson.Ok(new Dictionary<string, object> { ["total"] = policies.Length, [$"{kind.ToString().ToLowerInvariant()}Policies"] = policies });
    }

    private static object View(StoredPolicy policy, string currency) => policy.Kind switch
    {
        PolicyKind.Fulfillment => new
        {
            fulfillmentPolicyId = policy.Id,
            name = policy.Name,
            marketplaceId = policy.MarketplaceId,
            categoryTypes = EveryCategory,
            handlingTime = Days(policy.Days ?? 0),
            freightShipping = false,
            globalShipping = false,
            localPickup = false,
            pickupDropOff = false,
            shippingOptions = (object[])
            [
                new
                {
                    optionType = "DOMESTIC",
                    costType = "FLAT_RATE",
                    shippingServices = (object[])
                        [new { sortOrder = 1, shippingServiceCode = "StandardShipping", freeShipping = policy.ShippingCost == 0, shippingCost = Amount.Of(policy.ShippingCost, currency) }],
                },
            ],
        },
        PolicyKind.Payment => new
        {
            paymentPolicyId = policy.Id,
            name = policy.Name,
            marketplaceId = policy.MarketplaceId,
            categoryTypes = EveryCategory,
            immediatePay = true,
        },
        _ => new
        {
            returnPolicyId = policy.Id,
            name = policy.Name,
            marketplaceId = policy.MarketplaceId,
            categoryTypes = EveryCategory,
            returnsAccepted = policy.Days is not null,
            returnPeriod = policy.Days is { } days ? Days(days) : null,
            refundMethod = policy.Days is null ? null : "MONEY_BACK",
            returnShippingCostPayer = policy.Days is null ? null : "BUYER",
        },
    };

    private static object Days(int value) => new { unit = "DAY", value };
}
