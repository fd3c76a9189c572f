using Marketplace.Sandbox.Etsy.Http;

namespace Marketplace.Sandbox.Etsy.Shops;

internal static class ShopEndpoints
{
    public static void MapShops(this RouteGroupBuilder api)
    {
        api.MapGet("/shops", FindShops).Named("findShops");
        api.MapGet("/shops/{shop_id}", (EtsyCall call, long shop_id) => EtsyJson.Ok(new ShopView(call.Shop(shop_id), call.Store, call.Origin)))
            .Named("getShop");
        api.MapGet("/users/{user_id:long}/shops", GetShopByOwner).Named("getShopByOwnerUserId");
        api.MapGet("/shops/{shop_id}/sections", GetSections).Named("getShopSections");
        api.MapPost("/shops/{shop_id}/sections", CreateSectionAsync).Named("createShopSection", "shops_w");
        api.MapGet("/shipping-carriers", GetCarriers).Named("getShippingCarriers");
    }

    private static IResult FindShops(EtsyCall call)
    {
        var query = Arguments.Query(call.Request, "shop_name", "limit", "offset");
        var name = query.Required("shop_name");
        return EtsyJson.List(call.Store.Shops.All
            .Where(s => s.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            .Select(s => new ShopView(s, call.Store, call.Origin))
            .ToArray());
    }

    private static IResult GetShopByOwner(EtsyCall call, long user_id) =>
        call.Store.Shops.All.FirstOrDefault(s => s.UserId == user_id) is { } shop
            ? EtsyJson.Ok(new ShopView(shop, call.Store, call.Origin))
            : throw EtsyRefusal.NotFound($"Could not find a shop for user_id = {user_id}");

    private static IResult GetSections(EtsyCall call, long shop_id)
    {
        call.Shop(shop_id);
        return EtsyJson.List(call.Store.Sections.All
            .Where(s => s.ShopId == shop_id)
            .OrderBy(s => s.Rank)
            .Select(s => new SectionView(s, call.Store))
            .ToArray());
    }

    private static async Task<IResult> CreateSectionAsync(EtsyCall call, long shop_id)
    {
        var shop = call.OwnShop(shop_id);
        var form = await Arguments.FormAsync(call.Request, "title");
        var title = form.Required("title");
        using (call.Store.Change())
        {
            var rank = call.Store.Sections.All.Count(s => s.ShopId == shop_id) + 1;
            var id = call.Store.NextId();
            return EtsyJson.Ok(new SectionView(call.Store.Sections.Put(id, new(id, shop_id, shop.UserId, title, rank)), call.Store));
        }
    }

    private static IResult GetCarriers(EtsyCall call)
    {
        var country = Arguments.Query(call.Request, "origin_country_iso").Required("origin_country_iso");
        return country.Length == 2
            ? EtsyJson.List(Carriers.All.Select(c => new CarrierView(c)).ToArray())
            : throw EtsyRefusal.Bad("Invalid value for origin_country_iso: two letters are expected");
    }
}
