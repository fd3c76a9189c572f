using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>eBay's listing APIs as typed calls of one account. Operation names are those of eBay's definitions.</summary>
/// <param name="http">A connection's client, which adds the token.</param>
/// <param name="options">Where the other APIs are.</param>
/// <param name="site">The account's site, which some APIs ask for; none before there is a connection.</param>
/// <param name="authorize">Adds the token where the client does not.</param>
internal sealed partial class EbayClient(HttpClient http, EbayOptions options, EbaySite? site = null, Action<HttpRequestMessage>? authorize = null)
{
    /// <summary>The most that a bulk call takes.</summary>
    public const int BatchSize = 25;

    /// <summary>The most that a list of items answers at once.</summary>
    public const int PageSize = 200;

    private const string SiteHeader = "X-EBAY-C-MARKETPLACE-ID";

    private const string Inventory = "sell/inventory/v1";
    private const string Account = "sell/account/v1";
    private const string Taxonomy = "commerce/taxonomy/v1";

    public EbayOptions Options => options;

    /// <param name="page">From 0: eBay counts pages, not records.</param>
    public Task<ChannelResult<WireItems>> GetItemsAsync(int page, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Inventory}/inventory_item?limit={PageSize}&offset={page}", "getInventoryItems"), EbayJson.Default.WireItems, cancellationToken);

    public Task<ChannelResult<JsonObject>> GetItemAsync(string sku, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Inventory}/inventory_item/{Escape(sku)}", "getInventoryItem"), EbayJson.Default.JsonObject, cancellationToken);

    /// <summary>At most <see cref="BatchSize"/>.</summary>
    public Task<ChannelResult<WireBulkAnswer>> GetItemsAsync(IEnumerable<string> skus, CancellationToken cancellationToken) => ReadAsync(
        Json(HttpMethod.Post, $"{Inventory}/bulk_get_inventory_item", "bulkGetInventoryItem", Requests(skus.Select(sku => new JsonObject { ["sku"] = sku }))).SafeToRepeat(),
        EbayJson.Default.WireBulkAnswer, cancellationToken);

    public Task<ChannelResult<Done>> PutItemAsync(string sku, JsonObject item, string language, CancellationToken cancellationToken) =>
        DoAsync(Json(HttpMethod.Put, $"{Inventory}/inventory_item/{Escape(sku)}", "createOrReplaceInventoryItem", item, language), cancellationToken);

    /// <summary>At most <see cref="BatchSize"/>. Replacing twice is as replacing once.</summary>
    public Task<ChannelResult<WireBulkAnswer>> PutItemsAsync(IEnumerable<(string Sku, JsonObject Item)> items, string language, CancellationToken cancellationToken) => ReadAsync(
        Json(
            HttpMethod.Post, $"{Inventory}/bulk_create_or_replace_inventory_item", "bulkCreateOrReplaceInventoryItem",
            Requests(items.Select(entry => new JsonObject([.. entry.Item.DeepClone().AsObject().Detached(), new("sku", entry.Sku), new("locale", language.Replace('-', '_'))]))), language)
            .SafeToRepeat(),
        EbayJson.Default.WireBulkAnswer, cancellationToken);

    public Task<ChannelResult<Done>> DeleteItemAsync(string sku, CancellationToken cancellationToken) =>
        DoAsync(Request(HttpMethod.Delete, $"{Inventory}/inventory_item/{Escape(sku)}", "deleteInventoryItem"), cancellationToken);

    /// <summary>Sets quantities, and nothing else, of at most <see cref="BatchSize"/> SKUs.</summary>
    public Task<ChannelResult<WireBulkAnswer>> UpdateQuantitiesAsync(IReadOnlyList<WireQuantity> quantities, CancellationToken cancellationToken) => ReadAsync(
        Json(HttpMethod.Post, $"{Inventory}/bulk_update_price_quantity", "bulkUpdatePriceQuantity", new WireQuantityUpdate(quantities), EbayJson.Default.WireQuantityUpdate).SafeToRepeat(),
        EbayJson.Default.WireBulkAnswer, cancellationToken);

    public Task<ChannelResult<WireGroup>> GetGroupAsync(string key, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Inventory}/inventory_item_group/{Escape(key)}", "getInventoryItemGroup"), EbayJson.Default.WireGroup, cancellationToken);

    public Task<ChannelResult<JsonObject>> GetWholeGroupAsync(string key, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Inventory}/inventory_item_group/{Escape(key)}", "getInventoryItemGroup"), EbayJson.Default.JsonObject, cancellationToken);

    public Task<ChannelResult<Done>> PutGroupAsync(string key, JsonObject group, string language, CancellationToken cancellationToken) =>
        DoAsync(Json(HttpMethod.Put, $"{Inventory}/inventory_item_group/{Escape(key)}", "createOrReplaceInventoryItemGroup", group, language), cancellationToken);

    public Task<ChannelResult<Done>> DeleteGroupAsync(string key, CancellationToken cancellationToken) =>
        DoAsync(Request(HttpMethod.Delete, $"{Inventory}/inventory_item_group/{Escape(key)}", "deleteInventoryItemGroup"), cancellationToken);

    /// <summary>The offer of a SKU as eBay has it; an empty object where there is none.</summary>
    public async Task<ChannelResult<JsonObject>> FindOfferAsync(string sku, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(Get($"{Inventory}/offer?sku={Escape(sku)}&format=FIXED_PRICE", "getOffers"), EbayJson.Default.WireOffers, cancellationToken);
        return found.Succeeded ? found.Value.Offers is [var offer, ..] ? offer : new JsonObject()
            : found.Error.Kind == ChannelErrorKind.NotFound ? new JsonObject()
            : found.Error;
    }

    /// <summary>At most <see cref="BatchSize"/>.</summary>
    public Task<ChannelResult<WireBulkAnswer>> CreateOffersAsync(IEnumerable<JsonObject> offers, string language, CancellationToken cancellationToken) => ReadAsync(
        Json(HttpMethod.Post, $"{Inventory}/bulk_create_offer", "bulkCreateOffer", Requests(offers), language), EbayJson.Default.WireBulkAnswer, cancellationToken);

    public Task<ChannelResult<WireOfferId>> CreateOfferAsync(JsonObject offer, string language, CancellationToken cancellationToken) =>
        ReadAsync(Json(HttpMethod.Post, $"{Inventory}/offer", "createOffer", offer, language), EbayJson.Default.WireOfferId, cancellationToken);

    public Task<ChannelResult<Done>> UpdateOfferAsync(string offerId, JsonObject offer, string language, CancellationToken cancellationToken) =>
        DoAsync(Json(HttpMethod.Put, $"{Inventory}/offer/{offerId}", "updateOffer", offer, language), cancellationToken);

    public Task<ChannelResult<Done>> DeleteOfferAsync(string offerId, CancellationToken cancellationToken) =>
        DoAsync(Request(HttpMethod.Delete, $"{Inventory}/offer/{offerId}", "deleteOffer"), cancellationToken);

    public Task<ChannelResult<WireListingId>> PublishAsync(string offerId, CancellationToken cancellationToken) =>
        ReadAsync(Request(HttpMethod.Post, $"{Inventory}/offer/{offerId}/publish", "publishOffer"), EbayJson.Default.WireListingId, cancellationToken);

    public Task<ChannelResult<WireListingId>> PublishGroupAsync(string key, string marketplaceId, CancellationToken cancellationToken) => ReadAsync(
        Json(HttpMethod.Post, $"{Inventory}/offer/publish_by_inventory_item_group", "publishOfferByInventoryItemGroup", GroupReference(key, marketplaceId)),
        EbayJson.Default.WireListingId, cancellationToken);

    public Task<ChannelResult<Done>> WithdrawAsync(string offerId, CancellationToken cancellationToken) =>
        DoAsync(Request(HttpMethod.Post, $"{Inventory}/offer/{offerId}/withdraw", "withdrawOffer"), cancellationToken);

    public Task<ChannelResult<Done>> WithdrawGroupAsync(string key, string marketplaceId, CancellationToken cancellationToken) => DoAsync(
        Json(HttpMethod.Post, $"{Inventory}/offer/withdraw_by_inventory_item_group", "withdrawOfferByInventoryItemGroup", GroupReference(key, marketplaceId)), cancellationToken);

    public Task<ChannelResult<WireLocations>> GetLocationsAsync(CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Inventory}/location?limit=100", "getInventoryLocations"), EbayJson.Default.WireLocations, cancellationToken);

    public Task<ChannelResult<Done>> CreateLocationAsync(string key, JsonObject location, CancellationToken cancellationToken) =>
        DoAsync(Json(HttpMethod.Post, $"{Inventory}/location/{Escape(key)}", "createInventoryLocation", location).SafeToRepeat(), cancellationToken);

    /// <param name="kind">fulfillment, payment or return.</param>
    /// <param name="marketplaceId">Policies are of one site.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ChannelResult<WirePolicies>> GetPoliciesAsync(string kind, string marketplaceId, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Account}/{kind}_policy?marketplace_id={marketplaceId}", $"get{char.ToUpperInvariant(kind[0])}{kind[1..]}Policies"), EbayJson.Default.WirePolicies, cancellationToken);

    public Task<ChannelResult<WireCategoryTree>> GetCategoryTreeAsync(string marketplaceId, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Taxonomy}/get_default_category_tree_id?marketplace_id={marketplaceId}", "getDefaultCategoryTreeId"), EbayJson.Default.WireCategoryTree, cancellationToken);

    public Task<ChannelResult<WireCategorySuggestions>> SuggestCategoriesAsync(string tree, string words, CancellationToken cancellationToken) => ReadOrEmptyAsync(
        Get($"{Taxonomy}/category_tree/{tree}/get_category_suggestions?q={Escape(words)}", "getCategorySuggestions"), EbayJson.Default.WireCategorySuggestions, new(), cancellationToken);

    public Task<ChannelResult<WireAspects>> GetAspectsAsync(string tree, string categoryId, CancellationToken cancellationToken) => ReadOrEmptyAsync(
        Get($"{Taxonomy}/category_tree/{tree}/get_item_aspects_for_category?category_id={Escape(categoryId)}", "getItemAspectsForCategory"), EbayJson.Default.WireAspects, new(), cancellationToken);

    /// <param name="image">The bytes, in memory so that a refused attempt can be repeated.</param>
    /// <param name="draft">Their name and type.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ChannelResult<WireImage>> UploadImageAsync(byte[] image, DraftImage draft, CancellationToken cancellationToken)
    {
        var file = new ByteArrayContent(image);
        file.Headers.ContentType = new MediaTypeHeaderValue(draft.ContentType);
        var request = Request(HttpMethod.Post, "commerce/media/v1_beta/image/create_image_from_file", "createImageFromFile", options.MediaBaseUrl);
        request.Content = new MultipartFormDataContent { { file, "image", draft.FileName } };
        // A picture that nothing refers to goes by itself: sending it twice does no harm.
        return ReadAsync(request.SafeToRepeat(), EbayJson.Default.WireImage, cancellationToken);
    }

    public Task<ChannelResult<WireUser>> GetUserAsync(CancellationToken cancellationToken) =>
        ReadAsync(Request(HttpMethod.Get, "commerce/identity/v1/user/", "getUser", options.IdentityBaseUrl), EbayJson.Default.WireUser, cancellationToken);

    public Task<ChannelResult<WireRateLimits>> GetRateLimitsAsync(CancellationToken cancellationToken) =>
        ReadAsync(Get(EbayRate.Path, "getRateLimits"), EbayJson.Default.WireRateLimits, cancellationToken);

    private static JsonObject GroupReference(string key, string marketplaceId) => new() { ["inventoryItemGroupKey"] = key, ["marketplaceId"] = marketplaceId };

    private static JsonObject Requests(IEnumerable<JsonObject> entries) => new() { ["requests"] = new JsonArray([.. entries]) };

    private static string Escape(string text) => Uri.EscapeDataString(text);

    private Task<ChannelResult<T>> ReadAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull =>
        EbayErrors.Calls.ReadAsync(http, request, type, cancellationToken);

    /// <summary>All pages of a list, one after the other.</summary>
    /// <param name="pageSize">How many one page has.</param>
    /// <param name="read">Reads the page before which so many come.</param>
    /// <param name="content">What is on a page, and how many there are in all.</param>
    public static async Task<ChannelResult<List<T>>> ReadAllAsync<TPage, T>(
        int pageSize, Func<int, Task<ChannelResult<TPage>>> read, Func<TPage, (IReadOnlyList<T>? Items, int Total)> content)
        where TPage : notnull
    {
        var all = new List<T>();
        for (int offset = 0, total = 1; offset < total; offset += pageSize)
        {
            var page = await read(offset);
            if (!page.Succeeded)
                return page.Error;
            (var items, total) = content(page.Value);
            all.AddRange(items ?? []);
        }
        return all;
    }

    /// <summary>204 means that there is nothing of it.</summary>
    private async Task<ChannelResult<T>> ReadOrEmptyAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, T nothing, CancellationToken cancellationToken)
        where T : notnull
    {
        var answer = await EbayErrors.Calls.SendAsync(http, request, cancellationToken);
        return !answer.Succeeded ? answer.Error
            : answer.Value.Body.Length == 0 ? nothing
            : System.Text.Json.JsonSerializer.Deserialize(answer.Value.Body, type) ?? nothing;
    }

    private Task<ChannelResult<Done>> DoAsync(HttpRequestMessage request, CancellationToken cancellationToken) => EbayErrors.Calls.DoAsync(http, request, cancellationToken);

    /// <returns>The new thing's id, from the answer's <c>Location</c>.</returns>
    private async Task<ChannelResult<string>> CreateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await EbayErrors.Calls.SendAsync(http, request, cancellationToken);
        return answer.Succeeded ? answer.Value.Headers.Location?.OriginalString.TrimEnd('/').Split('/')[^1] ?? "" : answer.Error;
    }

    private HttpRequestMessage Get(string path, string operation) => Request(HttpMethod.Get, path, operation);

    private HttpRequestMessage Json(HttpMethod method, string path, string operation, JsonObject body, string? language = null)
    {
        var request = Json(method, path, operation, body, EbayJson.Default.JsonObject);
        if (language is not null)
            request.Content!.Headers.ContentLanguage.Add(language);
        return request;
    }

    private HttpRequestMessage Json<T>(HttpMethod method, string path, string operation, T body, JsonTypeInfo<T> type)
    {
        var request = Request(method, path, operation);
        request.Content = JsonContent.Create(body, type, new MediaTypeHeaderValue("application/json"));
        return request;
    }

    private HttpRequestMessage Request(HttpMethod method, string path, string operation, Uri? origin = null)
    {
        var request = new HttpRequestMessage(method, EbayAddresses.Under(origin ?? options.ApiBaseUrl, path)).Named(operation);
        if (site is not null && NeedsSite(path))
            request.Headers.Add(SiteHeader, site.Id);
        authorize?.Invoke(request);
        return request;
    }

    private static bool NeedsSite(string path) => path.StartsWith(PostOrder, StringComparison.Ordinal) || path.StartsWith(Compliance, StringComparison.Ordinal);
}
