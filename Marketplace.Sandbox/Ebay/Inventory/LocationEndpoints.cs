using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Inventory;

internal static class LocationEndpoints
{
    private const string Write = "sell.inventory", Read = "sell.inventory.readonly";

    public static void MapLocations(this RouteGroupBuilder api)
    {
        api.MapGet("/location", GetAll).Named(EbayApi.Inventory, "getInventoryLocations", Read, Write);
        api.MapGet("/location/{merchantLocationKey}", (EbayCall call, string merchantLocationKey) => EbayJson.Ok(View(Find(call, merchantLocationKey))))
            .Named(EbayApi.Inventory, "getInventoryLocation", Read, Write);
        api.MapPost("/location/{merchantLocationKey}", CreateAsync).Named(EbayApi.Inventory, "createInventoryLocation", Write);
        api.MapDelete("/location/{merchantLocationKey}", Delete).Named(EbayApi.Inventory, "deleteInventoryLocation", Write);
        api.MapPost("/location/{merchantLocationKey}/enable", (EbayCall call, string merchantLocationKey) => Switch(call, merchantLocationKey, "ENABLED"))
            .Named(EbayApi.Inventory, "enableInventoryLocation", Write);
        api.MapPost("/location/{merchantLocationKey}/disable", (EbayCall call, string merchantLocationKey) => Switch(call, merchantLocationKey, "DISABLED"))
            .Named(EbayApi.Inventory, "disableInventoryLocation", Write);
    }

    private static StoredLocation Find(EbayCall call, string key) =>
        call.Store.Locations.Find(EbayStore.KeyOf(call.User.Id, key)) ?? throw EbayRefusal.NotFound(EbayApi.Inventory, 25805, "merchantLocationKey Not Found.");

    private static IResult GetAll(EbayCall call)
    {
        call.Allow("limit", "offset");
        var page = Paging.Read(call, most: 100, usual: 100, byPage: false, problem => EbayRefusal.Inventory(25802, $"Input error. {problem}"));
        StoredLocation[] all = [.. call.Store.Locations.All.Where(l => l.UserId == call.User.Id).OrderBy(l => l.Key, StringComparer.Ordinal)];
        return EbayJson.Ok(new { href = page.Href, limit = page.Limit, offset = page.Offset, total = all.Length, locations = page.Of(all).Select(View) });
    }

    private static async Task<IResult> CreateAsync(EbayCall call, string merchantLocationKey)
    {
        var body = await EbayJson.ReadAsync<LocationBody>(call);
        if (merchantLocationKey.Length > 36)
            throw EbayRefusal.Inventory(25800, "Invalid merchantLocationKey.");
        if (body.Location?.Address is not { Country: not null } address || (address.PostalCode is null && (address.City is null || address.StateOrProvince is null)))
            throw EbayRefusal.Inventory(25801, "Missing field address.");
        var key = EbayStore.KeyOf(call.User.Id, merchantLocationKey);
        using (call.Store.Change())
        {
            if (call.Store.Locations.Find(key) is not null)
                throw EbayRefusal.Of(EbayApi.Inventory, 25803, "merchantLocationKey already exists.", StatusCodes.Status409Conflict);
            var enabled = body with { MerchantLocationStatus = body.MerchantLocationStatus ?? "ENABLED" };
            call.Store.Locations.Put(key, new StoredLocation(call.User.Id, merchantLocationKey, enabled));
        }
        return Results.NoContent();
    }

    private static IResult Delete(EbayCall call, string merchantLocationKey)
    {
        Find(call, merchantLocationKey);
        call.Store.Locations.Remove(EbayStore.KeyOf(call.User.Id, merchantLocationKey));
        return Results.NoContent();
    }

    private static IResult Switch(EbayCall call, string key, string status)
    {
        using (call.Store.Change())
        {
            var location = Find(call, key);
            call.Store.Locations.Put(EbayStore.KeyOf(location.UserId, key), location with { Body = location.Body with { MerchantLocationStatus = status } });
        }
        return EbayJson.Ok(new { });
    }

    private static object View(StoredLocation location) => new
    {
        location = new { address = location.Body.Location?.Address, locationId = location.Key },
        locationAdditionalInformation = location.Body.LocationAdditionalInformation,
        locationInstructions = location.Body.LocationInstructions,
        locationTypes = location.Body.LocationTypes,
        locationWebUrl = location.Body.LocationWebUrl,
        merchantLocationKey = location.Key,
        merchantLocationStatus = location.Body.MerchantLocationStatus,
        name = location.Body.Name,
        phone = location.Body.Phone,
    };
}
