using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Shops;

/// <summary>Shipping profiles and return policies, which a listing refers to.</summary>
internal static class SettingsEndpoints
{
    public static void MapShopSettings(this RouteGroupBuilder api)
    {
        api.MapGet("/shops/{shop_id}/shipping-profiles", GetShippingProfiles).Named("getShopShippingProfiles", "shops_r");
        api.MapGet("/shops/{shop_id}/shipping-profiles/{shipping_profile_id}", GetShippingProfile).Named("getShopShippingProfile", "shops_r");
        api.MapGet("/shops/{shop_id}/policies/return", GetReturnPolicies).Named("getShopReturnPolicies", "shops_r");
        api.MapGet("/shops/{shop_id}/policies/return/{return_policy_id}", GetReturnPolicy).Named("getShopReturnPolicy", "shops_r");
    }

    private static IResult GetShippingProfiles(EtsyCall call, long shop_id)
    {
        var shop = call.OwnShop(shop_id);
        return EtsyJson.List(call.Store.ShippingProfiles.All
            .Where(p => p.ShopId == shop_id)
            .OrderBy(p => p.Id)
            .Select(p => new ShippingProfileView(p, shop.CurrencyCode))
            .ToArray());
    }

    private static IResult GetShippingProfile(EtsyCall call, long shop_id, long shipping_profile_id)
    {
        var shop = call.OwnShop(shop_id);
        return call.Store.ShippingProfiles.Find(shipping_profile_id) is { } profile && profile.ShopId == shop_id
            ? EtsyJson.Ok(new ShippingProfileView(profile, shop.CurrencyCode))
            : throw EtsyRefusal.NotFound();
    }

    private static IResult GetReturnPolicies(EtsyCall call, long shop_id)
    {
        call.OwnShop(shop_id);
        return EtsyJson.List(call.Store.ReturnPolicies.All.Where(p => p.ShopId == shop_id).OrderBy(p => p.Id).Select(View).ToArray());
    }

    private static IResult GetReturnPolicy(EtsyCall call, long shop_id, long return_policy_id)
    {
        call.OwnShop(shop_id);
        return call.Store.ReturnPolicies.Find(return_policy_id) is { } policy && policy.ShopId == shop_id
            ? EtsyJson.Ok(View(policy))
            : throw EtsyRefusal.NotFound();
    }

    private static object View(ReturnPolicy policy) => new
    {
        return_policy_id = policy.Id,
        shop_id = policy.ShopId,
        accepts_returns = policy.AcceptsReturns,
        accepts_exchanges = policy.AcceptsExchanges,
        return_deadline = policy.Deadline,
    };
}

/// <summary>The definition's <c>ShopShippingProfile</c>: one domestic destination, no upgrades.</summary>
internal sealed class ShippingProfileView(ShippingProfile profile, string currencyCode)
{
    public long ShippingProfileId => profile.Id;
    public string Title => profile.Title;
    public long UserId => profile.UserId;
    public string OriginCountryIso => "US";
    public string OriginPostalCode => "04101";
    public string ProfileType => "manual";
    public decimal DomesticHandlingFee => 0;
    public decimal InternationalHandlingFee => 0;
    public bool IsDeleted => false;
    public IEnumerable<object> ShippingProfileUpgrades => [];
    public IEnumerable<object> ShippingProfileDestinations =>
    [
        new
        {
            shipping_profile_destination_id = profile.Id + 1,
            shipping_profile_id = profile.Id,
            origin_country_iso = "US",
            destination_country_iso = "US",
            destination_region = "none",
            primary_cost = new Money(profile.Cost, currencyCode),
            secondary_cost = new Money(profile.CostOfMore, currencyCode),
            shipping_carrier_id = 1,
            mail_class = "ground_advantage",
            min_delivery_days = profile.MinDays,
            max_delivery_days = profile.MaxDays,
        },
    ];
}
