using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Inventory;

internal static class ItemEndpoints
{
    private const string Write = "sell.inventory", Read = "sell.inventory.readonly";

    public static void MapItems(this RouteGroupBuilder api)
    {
        api.MapGet("/inventory_item", GetAll).Named(EbayApi.Inventory, "getInventoryItems", Read, Write);
        api.MapGet("/inventory_item/{sku}", GetOne).Named(EbayApi.Inventory, "getInventoryItem", Read, Write);
        api.MapPut("/inventory_item/{sku}", PutAsync).Named(EbayApi.Inventory, "createOrReplaceInventoryItem", Write);
        api.MapDelete("/inventory_item/{sku}", Delete).Named(EbayApi.Inventory, "deleteInventoryItem", Write);
        api.MapPost("/bulk_create_or_replace_inventory_item", BulkPutAsync).Named(EbayApi.Inventory, "bulkCreateOrReplaceInventoryItem", Write);
        api.MapPost("/bulk_get_inventory_item", BulkGetAsync).Named(EbayApi.Inventory, "bulkGetInventoryItem", Read, Write);
    }

    private static IResult GetAll(EbayCall call)
    {
        call.Allow("limit", "offset");
        var page = Paging.Read(call, most: 200, usual: 25, byPage: true, problem => EbayRefusal.Inventory(25706, $"You have provided invalid pagination values. {problem}."));
        var items = call.Store.ItemsBySku.Of(call.User.Id);
        ItemView[] shown = [.. page.Of(items).Select(item => ItemView.Of(item, call))];
        return EbayJson.Ok(new
        {
            href = page.Href,
            next = page.Next(items.Count, byPage: true),
            prev = page.Previous(byPage: true),
            limit = page.Limit,
            size = shown.Length,
            total = items.Count,
            inventoryItems = shown,
        });
    }

    private static IResult GetOne(EbayCall call, string sku) => EbayJson.Ok(ItemView.Of(Find(call, sku), call));

    private static async Task<IResult> PutAsync(EbayCall call, string sku)
    {
        var body = await EbayJson.ReadAsync<ItemBody>(call);
        var created = Put(call, ItemRules.Sku(sku), ItemRules.Locale(call.Request.Headers.ContentLanguage), body);
        return created ? EbayJson.Ok(new { }, StatusCodes.Status201Created) : Results.NoContent();
    }

    private static bool Put(EbayCall call, string sku, string locale, ItemBody body)
    {
        ItemRules.Check(body);
        var (store, user) = (call.Store, call.User.Id);
        using (store.Change())
        {
            var old = store.Item(user, sku);
            var item = new StoredItem(user, sku, locale, body, old?.GroupKey, old?.CreatedAt ?? store.Now);
            if (store.OfferOf(user, sku) is { ListingId: { } listing } offer)
            {
                Publishing.CheckItem(item, offer);
                Listings.Revise(store, listing);
            }
            store.Put(item);
            return old is null;
        }
    }

    private static IResult Delete(EbayCall call, string sku)
    {
        using (call.Store.Change())
        {
            var item = Find(call, sku);
            if (call.Store.OfferOf(item.UserId, sku) is { } offer)
            {
                if (Listings.Live(call.Store, offer.ListingId) is { } listing)
                    OfferEndpoints.TakeOff(call.Store, listing, sku);
                call.Store.Remove(offer);
            }
            call.Store.Items.Remove(EbayStore.KeyOf(item.UserId, sku));
            return Results.NoContent();
        }
    }

    private static async Task<IResult> BulkPutAsync(EbayCall call)
    {
        ItemRules.Locale(call.Request.Headers.ContentLanguage);
        var requests = (await EbayJson.ReadAsync<BulkItems>(call)).Requests ?? [];
        Bulk.CheckCount(requests.Count, 25727, "The number of InventoryItems in the request cannot exceed 25.");
        if (requests.Any(item => item.Sku is null || item.Locale is null))
            throw EbayRefusal.Inventory(25733, "Valid SKU and locale information are required for all the InventoryItems in the request.");
        Bulk.CheckUnique(requests.Select(item => item.Sku), 25728, "InventoryItems should be unique in the request.");
        return Bulk.Answer(requests, item =>
        {
            // The entry's own SKU and locale are no part of the record.
            var created = Put(call, ItemRules.Sku(item.Sku), ItemRules.Locale(item.Locale?.Replace('_', '-')), item.ToBody());
            return new BulkAnswer(created ? StatusCodes.Status201Created : StatusCodes.Status200OK) { Sku = item.Sku, Locale = item.Locale };
        }, item => new BulkAnswer(0) { Sku = item.Sku, Locale = item.Locale });
    }

    private static async Task<IResult> BulkGetAsync(EbayCall call)
    {
        var requests = (await EbayJson.ReadAsync<BulkSkus>(call)).Requests ?? [];
        Bulk.CheckCount(requests.Count, 25727, "The number of InventoryItems in the request cannot exceed 25.");
        Bulk.CheckUnique(requests.Select(r => r.Sku), 25734, "SKU should be unique in the request.");
        return Bulk.Answer(
            requests,
            entry => new BulkAnswer(StatusCodes.Status200OK) { Sku = entry.Sku, InventoryItem = ItemView.Of(Find(call, entry.Sku!), call, inBulk: true) },
            entry => new BulkAnswer(0) { Sku = entry.Sku });
    }

    private static StoredItem Find(EbayCall call, string sku) =>
        call.Store.Item(call.User.Id, sku) ?? throw EbayRefusal.NotFound(EbayApi.Inventory, 25710, "We didn't find the resource/entity you are requesting. Please verify the request");

    private sealed record BulkItems(IReadOnlyList<BulkItem>? Requests);

    private sealed record BulkItem : ItemBody
    {
        public string? Sku { get; init; }
        public string? Locale { get; init; }

        public ItemBody ToBody() => new()
        {
            Availability = Availability,
            Condition = Condition,
            ConditionDescription = ConditionDescription,
            ConditionDescriptors = ConditionDescriptors,
            PackageWeightAndSize = PackageWeightAndSize,
            Product = Product,
        };
    }

    private sealed record BulkSkus(IReadOnlyList<BulkSku>? Requests);

    private sealed record BulkSku(string? Sku);
}
