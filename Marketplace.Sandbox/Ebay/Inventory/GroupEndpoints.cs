using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Inventory;

internal static class GroupEndpoints
{
    public static void MapGroups(this RouteGroupBuilder api)
    {
        api.MapGet("/inventory_item_group/{inventoryItemGroupKey}", Get)
            .Named(EbayApi.Inventory, "getInventoryItemGroup", "sell.inventory.readonly", "sell.inventory");
        api.MapPut("/inventory_item_group/{inventoryItemGroupKey}", PutAsync).Named(EbayApi.Inventory, "createOrReplaceInventoryItemGroup", "sell.inventory");
        api.MapDelete("/inventory_item_group/{inventoryItemGroupKey}", Delete).Named(EbayApi.Inventory, "deleteInventoryItemGroup", "sell.inventory");
    }

    private static IResult Get(EbayCall call, string inventoryItemGroupKey)
    {
        var body = Find(call, inventoryItemGroupKey).Body;
        return EbayJson.Ok(body with { ImageUrls = call.Absolute(body.ImageUrls) });
    }

    public static StoredGroup Find(EbayCall call, string key, int status = StatusCodes.Status404NotFound) => call.Store.Group(call.User.Id, key)
        ?? throw EbayRefusal.Of(EbayApi.Inventory, 25705, $"The Inventory Item Group named {key} could not be found or is not available in the system.", status);

    private static async Task<IResult> PutAsync(EbayCall call, string inventoryItemGroupKey)
    {
        ItemRules.Locale(call.Request.Headers.ContentLanguage);
        var body = await EbayJson.ReadAsync<GroupBody>(call);
        ItemRules.Check(body);
        var (store, user, key) = (call.Store, call.User.Id, ItemRules.Sku(inventoryItemGroupKey));
        if (body.InventoryItemGroupKey is { } named && named != key)
            throw EbayRefusal.Inventory(25709, "Invalid request. Invalid value for field inventoryItemGroupKey");
        using (store.Change())
        {
            StoredItem[] members = [.. (body.VariantSKUs ?? []).Select(sku => Member(store, user, sku, key))];
            var old = store.Group(user, key);
            var group = new StoredGroup(user, key, body with { InventoryItemGroupKey = key });
            if (members.Select(m => store.OfferOf(user, m.Sku)?.ListingId).FirstOrDefault(id => Listings.Live(store, id) is not null) is { } live)
            {
                GroupRules.CheckVariations(store, group);
                Listings.Revise(store, live);
            }
            foreach (var sku in (old?.Body.VariantSKUs ?? []).Except(members.Select(m => m.Sku)))
                Leave(store, user, sku);
            foreach (var member in members)
                store.Put(member with { GroupKey = key });
            store.Groups.Put(EbayStore.KeyOf(user, key), group);
            return old is null ? EbayJson.Ok(new { }, StatusCodes.Status201Created) : Results.NoContent();
        }
    }

    private static StoredItem Member(EbayStore store, string user, string sku, string key)
    {
        var item = store.Item(user, sku) ?? throw EbayRefusal.Inventory(25702, $"SKU {sku} is not available in the system");
        if (item.GroupKey is { } other && other != key)
            throw EbayRefusal.Inventory(25703, $"The following SKU is already a member of another group. SKU : {sku} groupId : {other}");
        if (item.GroupKey is null && store.OfferOf(user, sku)?.ListingId is { } listing && Listings.Live(store, listing) is not null)
            throw EbayRefusal.Inventory(25704, $"The following SKU is already listed as a single SKU listing. SKU : {sku} Listing ID : {listing}");
        return item;
    }

    /// <summary>"All inventory items in the group become single"; a listing of the group ends.</summary>
    private static IResult Delete(EbayCall call, string inventoryItemGroupKey)
    {
        using (call.Store.Change())
        {
            var group = Find(call, inventoryItemGroupKey);
            if (call.Store.Listings.All.FirstOrDefault(l => !l.Ended && l.UserId == group.UserId && l.GroupKey == group.Key) is { } listing)
                Listings.End(call.Store, listing);
            foreach (var sku in group.Body.VariantSKUs ?? [])
                Leave(call.Store, group.UserId, sku);
            call.Store.Groups.Remove(EbayStore.KeyOf(group.UserId, group.Key));
            return Results.NoContent();
        }
    }

    private static void Leave(EbayStore store, string user, string sku)
    {
        if (store.Item(user, sku) is not { } item)
            return;
        store.Put(item with { GroupKey = null });
        if (store.OfferOf(user, sku) is { ListingId: { } listingId } offer && Listings.Live(store, listingId) is { } listing)
        {
            OfferEndpoints.TakeOff(store, listing, sku);
            store.Put(offer with { ListingId = null });
        }
    }
}
