using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>One page of a list.</summary>
/// <param name="Total">Of all pages together, by <c>X-WP-Total</c>.</param>
internal sealed record WooCommercePage<T>(IReadOnlyList<T> Items, int Total);

/// <summary>The REST API v3 of one store as typed calls. Operations go by their method and path, as in WooCommerce's reference.</summary>
/// <param name="http">A connection's client, which adds the keys.</param>
/// <param name="api">The store's API.</param>
/// <param name="authorize">Adds the keys where the client does not.</param>
internal sealed class WooCommerceClient(HttpClient http, Uri api, Action<HttpRequestMessage>? authorize = null)
{
    /// <summary>The most that a list answers, and a batch takes, at once.</summary>
    public const int Most = 100;

    /// <summary>WordPress's own parameter: what is not asked for is not worked out, and some of it, such as related products, takes a store long.</summary>
    private const string ProductFields =
        "_fields=id,name,type,status,permalink,description,sku,price,manage_stock,stock_quantity,stock_status,backorders,date_created_gmt,date_modified_gmt,tags,images,attributes,variations";

    private const string VariationFields = "_fields=id,status,sku,price,manage_stock,stock_quantity,stock_status,backorders,attributes";

    private static readonly ProductInfoHeaderValue _userAgent = new("Marketplace", "1.0");

    public WooCommerceClient(ChannelSession session) : this(session.Http, session.Http.BaseAddress!) { }

    /// <returns>The ISO 4217 code.</returns>
    public async Task<ChannelResult<string>> GetCurrencyAsync(CancellationToken cancellationToken)
    {
        var setting = await ReadAsync(Get("settings/general/woocommerce_currency", "getSetting"), WooCommerceJson.Default.WireSetting, cancellationToken);
        return setting.Succeeded ? setting.Value.Value.ToString() : setting.Error;
    }

    /// <summary>WordPress's own index, which everybody may read.</summary>
    /// <returns>What the site is called; null where it does not say.</returns>
    public async Task<string?> FindNameAsync(CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(api, "../../?_fields=name")).Named("index").WithOwnCredentials();
        request.Headers.UserAgent.Add(_userAgent);
        return await ReadAsync(request, WooCommerceJson.Default.WireSite, cancellationToken) is { Value.Name: { } name } && WebUtility.HtmlDecode(name).Trim() is { Length: > 0 and <= 100 } text ? text : null;
    }

    public Task<ChannelResult<WooCommercePage<WireTerm>>> GetCategoriesAsync(int page, CancellationToken cancellationToken) =>
        ListAsync(Get($"products/categories?per_page={Most}&page={page}&orderby=id&order=asc", "listCategories"), WooCommerceJson.Default.ListWireTerm, cancellationToken);

    public Task<ChannelResult<WooCommercePage<WireTerm>>> GetShippingClassesAsync(CancellationToken cancellationToken) =>
        ListAsync(Get($"products/shipping_classes?per_page={Most}", "listShippingClasses"), WooCommerceJson.Default.ListWireTerm, cancellationToken);

    public Task<ChannelResult<List<WireTaxClass>>> GetTaxClassesAsync(CancellationToken cancellationToken) =>
        ReadAsync(Get("taxes/classes", "listTaxClasses"), WooCommerceJson.Default.ListWireTaxClass, cancellationToken);

    /// <summary>Tags that are there already are refused, each with the id that it has: so it may be sent again.</summary>
    public Task<ChannelResult<WireBatchAnswer>> CreateTagsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => ReadAsync(
        Post("products/tags/batch", "batchTags", new([.. names.Select(name => new WireTermWrite(name))]), WooCommerceJson.Default.WireBatchWireTermWrite).SafeToRepeat(),
        WooCommerceJson.Default.WireBatchAnswer, cancellationToken);

    /// <summary>Products of all kinds and states but those in the trash, the oldest first.</summary>
    /// <param name="page">From 1.</param>
    /// <param name="changedAfter">Only what changed later; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ChannelResult<WooCommercePage<JsonElement>>> GetProductsAsync(int page, DateTimeOffset? changedAfter, CancellationToken cancellationToken) => ListAsync(
        Get($"products?per_page={Most}&page={page}&orderby=id&order=asc{ChangedAfter(changedAfter)}&{ProductFields}", "listProducts"),
        WooCommerceJson.Default.ListJsonElement, cancellationToken);

    /// <param name="ids">At most <see cref="Most"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ChannelResult<WooCommercePage<WireProduct>>> GetProductsAsync(IEnumerable<string> ids, CancellationToken cancellationToken) => ListAsync(
        Get($"products?include={string.Join(',', ids)}&per_page={Most}&{ProductFields}", "listProducts"), WooCommerceJson.Default.ListWireProduct, cancellationToken);

    public Task<ChannelResult<WooCommercePage<WireProduct>>> GetProductsBySlugAsync(string slug, CancellationToken cancellationToken) =>
        ListAsync(Get($"products?slug={slug}&per_page={Most}&{ProductFields},meta_data", "listProducts"), WooCommerceJson.Default.ListWireProduct, cancellationToken);

    public Task<ChannelResult<WireProduct>> GetProductAsync(string id, CancellationToken cancellationToken) =>
        ReadAsync(Get($"products/{id}?{ProductFields}", "getProduct"), WooCommerceJson.Default.WireProduct, cancellationToken);

    public Task<ChannelResult<WireProduct>> CreateProductAsync(WireProductWrite product, CancellationToken cancellationToken) =>
        ReadAsync(Post("products", "createProduct", product, WooCommerceJson.Default.WireProductWrite), WooCommerceJson.Default.WireProduct, cancellationToken);

    /// <summary>Sets what is named and leaves the rest. New pictures are fetched by the store meanwhile.</summary>
    public Task<ChannelResult<WireProduct>> UpdateProductAsync(string id, WireProductWrite product, CancellationToken cancellationToken)
    {
        var request = Send(HttpMethod.Put, $"products/{id}", "updateProduct", product, WooCommerceJson.Default.WireProductWrite);
        return ReadAsync(product.Images is null ? request : request.TakingLong(), WooCommerceJson.Default.WireProduct, cancellationToken);
    }

    /// <summary>Sets what is named, so repeating it changes nothing more.</summary>
    public Task<ChannelResult<WireBatchAnswer>> UpdateProductsAsync(IReadOnlyList<WireProductWrite> updates, CancellationToken cancellationToken) => ReadAsync(
        Post("products/batch", "batchProducts", new(Update: updates), WooCommerceJson.Default.WireBatchWireProductWrite).SafeToRepeat(), WooCommerceJson.Default.WireBatchAnswer, cancellationToken);

    /// <summary>Not into the trash, where it would keep its SKU.</summary>
    public Task<ChannelResult<Done>> DeleteProductAsync(string id, CancellationToken cancellationToken) =>
        WooCommerceErrors.Calls.DoAsync(http, Request(HttpMethod.Delete, $"products/{id}?force=true", "deleteProduct"), cancellationToken);

    public Task<ChannelResult<WooCommercePage<WireVariation>>> GetVariationsAsync(string product, int page, CancellationToken cancellationToken) => ListAsync(
        Get($"products/{product}/variations?per_page={Most}&page={page}&orderby=id&order=asc&{VariationFields}", "listVariations"), WooCommerceJson.Default.ListWireVariation, cancellationToken);

    public Task<ChannelResult<WireBatchAnswer>> WriteVariationsAsync(string product, WireBatch<WireProductWrite> batch, CancellationToken cancellationToken)
    {
        var request = Post($"products/{product}/variations/batch", "batchVariations", batch, WooCommerceJson.Default.WireBatchWireProductWrite);
        return ReadAsync(batch.Create is null ? request.SafeToRepeat() : request, WooCommerceJson.Default.WireBatchAnswer, cancellationToken);
    }

    /// <summary>Orders of all states, the oldest first.</summary>
    public Task<ChannelResult<WooCommercePage<JsonElement>>> GetOrdersAsync(int page, DateTimeOffset? changedAfter, CancellationToken cancellationToken) => ListAsync(
        Get($"orders?per_page={Most}&page={page}&orderby=id&order=asc{ChangedAfter(changedAfter)}", "listOrders"), WooCommerceJson.Default.ListJsonElement, cancellationToken);

    public Task<ChannelResult<JsonElement>> GetOrderAsync(string id, CancellationToken cancellationToken) =>
        ReadAsync(Get($"orders/{id}", "getOrder"), WooCommerceJson.Default.JsonElement, cancellationToken);

    public Task<ChannelResult<WireOrder>> UpdateOrderAsync(string id, WireOrderWrite order, CancellationToken cancellationToken) =>
        ReadAsync(Send(HttpMethod.Put, $"orders/{id}", "updateOrder", order, WooCommerceJson.Default.WireOrderWrite), WooCommerceJson.Default.WireOrder, cancellationToken);

    public Task<ChannelResult<List<WireNote>>> GetNotesAsync(string order, CancellationToken cancellationToken) =>
        ReadAsync(Get($"orders/{order}/notes?type=customer", "listNotes"), WooCommerceJson.Default.ListWireNote, cancellationToken);

    /// <summary>Writes to the buyer, too.</summary>
    public Task<ChannelResult<Done>> AddNoteAsync(string order, string note, CancellationToken cancellationToken) =>
        WooCommerceErrors.Calls.DoAsync(http, Post($"orders/{order}/notes", "createNote", new WireNoteWrite(note, CustomerNote: true), WooCommerceJson.Default.WireNoteWrite), cancellationToken);

    public Task<ChannelResult<List<WireRefund>>> GetRefundsAsync(string order, CancellationToken cancellationToken) =>
        ReadAsync(Get($"orders/{order}/refunds?per_page={Most}", "listRefunds"), WooCommerceJson.Default.ListWireRefund, cancellationToken);

    public Task<ChannelResult<WireRefund>> RefundAsync(string order, WireRefundWrite refund, CancellationToken cancellationToken) =>
        ReadAsync(Post($"orders/{order}/refunds", "createRefund", refund, WooCommerceJson.Default.WireRefundWrite), WooCommerceJson.Default.WireRefund, cancellationToken);

    public Task<ChannelResult<WireGateway>> GetGatewayAsync(string id, CancellationToken cancellationToken) =>
        ReadAsync(Get($"payment_gateways/{Uri.EscapeDataString(id)}", "getPaymentGateway"), WooCommerceJson.Default.WireGateway, cancellationToken);

    public Task<ChannelResult<WooCommercePage<WireWebhook>>> GetWebhooksAsync(int page, CancellationToken cancellationToken) =>
        ListAsync(Get($"webhooks?per_page={Most}&page={page}&orderby=id&order=asc", "listWebhooks"), WooCommerceJson.Default.ListWireWebhook, cancellationToken);

    public Task<ChannelResult<WireBatchAnswer>> WriteWebhooksAsync(WireBatch<WireWebhookWrite> batch, CancellationToken cancellationToken) =>
        ReadAsync(Post("webhooks/batch", "batchWebhooks", batch, WooCommerceJson.Default.WireBatchWireWebhookWrite), WooCommerceJson.Default.WireBatchAnswer, cancellationToken);

    private static string ChangedAfter(DateTimeOffset? time) =>
        time is { } at ? string.Create(CultureInfo.InvariantCulture, $"&modified_after={at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}&dates_are_gmt=true") : "";

    private Task<ChannelResult<T>> ReadAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull => WooCommerceErrors.Calls.ReadAsync(http, request, type, cancellationToken);

    private async Task<ChannelResult<WooCommercePage<T>>> ListAsync<T>(HttpRequestMessage request, JsonTypeInfo<List<T>> type, CancellationToken cancellationToken)
    {
        var page = await WooCommerceErrors.Calls.ReadWithHeadersAsync(http, request, type, cancellationToken);
        return page.Succeeded ? new WooCommercePage<T>(page.Value.Body, Total(page.Value.Headers) ?? page.Value.Body.Count) : page.Error;
    }

    private static int? Total(HttpResponseHeaders headers) =>
        headers.TryGetValues("X-WP-Total", out var values) && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null;

    private HttpRequestMessage Get(string path, string operation) => Request(HttpMethod.Get, path, operation);

    private HttpRequestMessage Post<T>(string path, string operation, T body, JsonTypeInfo<T> type) => Send(HttpMethod.Post, path, operation, body, type);

    private HttpRequestMessage Send<T>(HttpMethod method, string path, string operation, T body, JsonTypeInfo<T> type)
    {
        var request = Request(method, path, operation);
        // With its length: some hosts take no message of which they are not told how long it is.
        request.Content = new StringContent(JsonSerializer.Serialize(body, type), Encoding.UTF8, "application/json");
        return request;
    }

    private HttpRequestMessage Request(HttpMethod method, string path, string operation)
    {
        var request = new HttpRequestMessage(method, new Uri(api, path)).Named(operation);
        // Firewalls take a call without it for an attack.
        request.Headers.UserAgent.Add(_userAgent);
        authorize?.Invoke(request);
        return request;
    }
}
