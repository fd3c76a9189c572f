using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Channels.Etsy.Wire;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Fields = System.Collections.Generic.IEnumerable<System.Collections.Generic.KeyValuePair<string, string>>;

namespace Marketplace.Channels.Etsy;

/// <summary>Etsy's Open API v3 as typed calls for one shop. Operation names are those of Etsy's definition.</summary>
/// <param name="http">A connection's client, which adds the token.</param>
/// <param name="shop">The shop's id.</param>
/// <param name="authorize">Adds the token where the client does not.</param>
internal sealed class EtsyClient(HttpClient http, string shop, Action<HttpRequestMessage>? authorize = null)
{
    /// <summary>The most that a list answers at once.</summary>
    public const int PageSize = 100;

    private const string Api = "v3/application";

    public EtsyClient(ChannelSession session) : this(session.Http, session.AccountId) { }

    public Task<ChannelResult<WirePong>> PingAsync(CancellationToken cancellationToken) =>
        http.ReadAsync(Get("openapi-ping", "ping"), EtsyJson.Default.WirePong, cancellationToken);

    public Task<ChannelResult<WireSelf>> GetMeAsync(CancellationToken cancellationToken) =>
        http.ReadAsync(Get("users/me", "getMe"), EtsyJson.Default.WireSelf, cancellationToken);

    public Task<ChannelResult<WireShop>> GetShopAsync(CancellationToken cancellationToken) =>
        http.ReadAsync(Get($"shops/{shop}", "getShop"), EtsyJson.Default.WireShop, cancellationToken);

    public Task<ChannelResult<WireList<WireShippingProfile>>> GetShippingProfilesAsync(CancellationToken cancellationToken) =>
        http.ReadAsync(Get($"shops/{shop}/shipping-profiles", "getShopShippingProfiles"), EtsyJson.Default.WireListWireShippingProfile, cancellationToken);

    public Task<ChannelResult<WireList<WireReadinessState>>> GetReadinessStatesAsync(CancellationToken cancellationToken) => http.ReadAsync(
        Get($"shops/{shop}/readiness-state-definitions?limit={PageSize}", "getShopReadinessStateDefinitions"), EtsyJson.Default.WireListWireReadinessState, cancellationToken);

    public Task<ChannelResult<WireList<WireReturnPolicy>>> GetReturnPoliciesAsync(CancellationToken cancellationToken) =>
        http.ReadAsync(Get($"shops/{shop}/policies/return", "getShopReturnPolicies"), EtsyJson.Default.WireListWireReturnPolicy, cancellationToken);

    public Task<ChannelResult<WireList<WireTaxonomyNode>>> GetTaxonomyAsync(CancellationToken cancellationToken) =>
        http.ReadAsync(Get("seller-taxonomy/nodes", "getSellerTaxonomyNodes"), EtsyJson.Default.WireListWireTaxonomyNode, cancellationToken);

    /// <summary>Oldest first, so that pages stay where they are while listings are added.</summary>
    public Task<ChannelResult<WireList<JsonElement>>> GetListingsAsync(string state, int offset, CancellationToken cancellationToken) => http.ReadAsync(
        Get($"shops/{shop}/listings?state={state}&limit={PageSize}&offset={offset}&sort_on=created&sort_order=asc&includes=Images,Inventory", "getListingsByShop"),
        EtsyJson.Default.WireListJsonElement, cancellationToken);

    /// <summary>The newest listings of a state, without pictures and inventory.</summary>
    public Task<ChannelResult<WireList<WireListing>>> GetNewestListingsAsync(string state, int offset, CancellationToken cancellationToken) => http.ReadAsync(
        Get($"shops/{shop}/listings?state={state}&limit={PageSize}&offset={offset}&sort_on=created&sort_order=desc", "getListingsByShop"),
        EtsyJson.Default.WireListWireListing, cancellationToken);

    public Task<ChannelResult<WireListing>> GetListingAsync(string listing, CancellationToken cancellationToken) =>
        http.ReadAsync(Get($"listings/{listing}?includes=Images", "getListing"), EtsyJson.Default.WireListing, cancellationToken);

    public Task<ChannelResult<WireListing>> CreateDraftListingAsync(Fields fields, CancellationToken cancellationToken) =>
        http.ReadAsync(Form(HttpMethod.Post, $"shops/{shop}/listings", "createDraftListing", fields), EtsyJson.Default.WireListing, cancellationToken);

    /// <summary>Sets the named fields and leaves the rest: repeating it changes nothing more.</summary>
    public Task<ChannelResult<WireListing>> UpdateListingAsync(string listing, Fields fields, CancellationToken cancellationToken) => http.ReadAsync(
        Form(HttpMethod.Patch, $"shops/{shop}/listings/{listing}", "updateListing", fields).SafeToRepeat(), EtsyJson.Default.WireListing, cancellationToken);

    public Task<ChannelResult<Done>> DeleteListingAsync(string listing, CancellationToken cancellationToken) =>
        http.DoAsync(Request(HttpMethod.Delete, $"listings/{listing}", "deleteListing"), cancellationToken);

    public Task<ChannelResult<WireInventory>> GetInventoryAsync(string listing, CancellationToken cancellationToken) =>
        http.ReadAsync(Get($"listings/{listing}/inventory?includes=Listing", "getListingInventory"), EtsyJson.Default.WireInventory, cancellationToken);

    public Task<ChannelResult<WireInventory>> UpdateInventoryAsync(string listing, WireInventoryUpdate inventory, CancellationToken cancellationToken)
    {
        var request = Request(HttpMethod.Put, $"listings/{listing}/inventory", "updateListingInventory");
        request.Content = JsonContent.Create(inventory, EtsyJson.Default.WireInventoryUpdate);
        return http.ReadAsync(request, EtsyJson.Default.WireInventory, cancellationToken);
    }

    public Task<ChannelResult<WireList<WireImage>>> GetImagesAsync(string listing, CancellationToken cancellationToken) =>
        http.ReadAsync(Get($"listings/{listing}/images", "getListingImages"), EtsyJson.Default.WireListWireImage, cancellationToken);

    /// <param name="listing">Which listing.</param>
    /// <param name="image">The bytes, in memory so that a refused attempt can be repeated.</param>
    /// <param name="rank">1 is the first picture.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ChannelResult<WireImage>> UploadImageAsync(string listing, (byte[] Bytes, DraftImage Draft) image, int rank, CancellationToken cancellationToken)
    {
        var file = new ByteArrayContent(image.Bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(image.Draft.ContentType);
        var form = new MultipartFormDataContent
        {
            { file, "image", image.Draft.FileName },
            { new StringContent(rank.ToString(CultureInfo.InvariantCulture)), "rank" },
        };
        if (EtsyText.Alt(image.Draft.Alt) is { } alt)
            form.Add(new StringContent(alt), "alt_text");
        var request = Request(HttpMethod.Post, $"shops/{shop}/listings/{listing}/images", "uploadListingImage");
        request.Content = form;
        return http.ReadAsync(request, EtsyJson.Default.WireImage, cancellationToken);
    }

    public Task<ChannelResult<Done>> DeleteImageAsync(string listing, string image, CancellationToken cancellationToken) =>
        http.DoAsync(Request(HttpMethod.Delete, $"shops/{shop}/listings/{listing}/images/{image}", "deleteListingImage"), cancellationToken);

    /// <summary>Receipts changed at or after a time (epoch seconds), oldest change first.</summary>
    public Task<ChannelResult<WireList<JsonElement>>> GetReceiptsAsync(long since, int offset, CancellationToken cancellationToken) => http.ReadAsync(
        Get($"shops/{shop}/receipts?min_last_modified={since}&limit={PageSize}&offset={offset}&sort_on=updated&sort_order=asc", "getShopReceipts"),
        EtsyJson.Default.WireListJsonElement, cancellationToken);

    public Task<ChannelResult<JsonElement>> GetReceiptAsync(string receipt, CancellationToken cancellationToken) =>
        http.ReadAsync(Get($"shops/{shop}/receipts/{receipt}", "getShopReceipt"), EtsyJson.Default.JsonElement, cancellationToken);

    public Task<ChannelResult<Done>> CreateShipmentAsync(string receipt, WireTracking tracking, CancellationToken cancellationToken)
    {
        var request = Request(HttpMethod.Post, $"shops/{shop}/receipts/{receipt}/tracking", "createReceiptShipment");
        request.Content = JsonContent.Create(tracking, EtsySparseJson.Default.WireTracking);
        return http.DoAsync(request, cancellationToken);
    }

    /// <summary>Not of Etsy's API: see <see cref="EtsyOptions.WebhookPortalUrl"/>.</summary>
    public Task<ChannelResult<WireWebhook>> RegisterWebhookAsync(Uri portal, Uri callback, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, portal).Named("registerWebhook").SafeToRepeat();
        request.Content = JsonContent.Create(new WireWebhookRequest(shop, callback), EtsyJson.Default.WireWebhookRequest);
        return http.ReadAsync(request, EtsyJson.Default.WireWebhook, cancellationToken);
    }

    /// <inheritdoc cref="RegisterWebhookAsync"/>
    public Task<ChannelResult<WireWebhooks>> GetWebhooksAsync(Uri portal, CancellationToken cancellationToken) =>
        http.ReadAsync(new HttpRequestMessage(HttpMethod.Get, portal).Named("getWebhooks"), EtsyJson.Default.WireWebhooks, cancellationToken);

    private HttpRequestMessage Get(string path, string operation) => Request(HttpMethod.Get, path, operation);

    private HttpRequestMessage Form(HttpMethod method, string path, string operation, Fields fields)
    {
        var request = Request(method, path, operation);
        request.Content = new FormUrlEncodedContent(fields);
        return request;
    }

    private HttpRequestMessage Request(HttpMethod method, string path, string operation)
    {
        var request = new HttpRequestMessage(method, new Uri(http.BaseAddress!, $"{Api}/{path}")).Named(operation);
        authorize?.Invoke(request);
        return request;
    }
}
