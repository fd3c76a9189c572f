using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Channels.Shopify;

/// <summary>The Admin API of one shop as typed calls. What is safe to repeat is said so; the rest may have happened when no answer comes.</summary>
/// <param name="http">A connection's client, which adds the token.</param>
/// <param name="shop">The shop's address.</param>
/// <param name="options">Version and storage.</param>
/// <param name="authorize">Adds the token where the client does not.</param>
internal sealed class ShopifyClient(HttpClient http, Uri shop, ShopifyOptions options, Action<HttpRequestMessage>? authorize = null)
{
    /// <summary>Variants on a page of one product.</summary>
    public const int Variants = 50;

    /// <summary>Shopify's own limit per product.</summary>
    private const int AllPictures = 250;
    private const int FewPictures = 10;

    /// <summary>Variants and lines of each entry of a list; entries with more are read one by one.</summary>
    private const int FewVariants = 20;
    private const int FewLines = 10;
    private const int Lines = 50;

    /// <summary>What the documents cost at most, by the rules of <c>shopify.dev/docs/api/usage/limits</c>; any mutation costs the same.</summary>
    private const int ProductPoints = 260, PicturePoints = 2, ProductsPoints = 650, OrderPoints = 540, OrdersPoints = 750, Mutation = 10;

    /// <summary>Without it, what a variant has at a location is null, and what it has anywhere is taken.</summary>
    private const string NoLocation = "gid://shopify/Location/0";

    public ShopifyClient(ChannelSession session, ShopifyOptions options) : this(session.Http, session.Http.BaseAddress!, options) { }

    /// <summary>From this version on stock and refunds are written under a key, and stock is compared by <c>changeFromQuantity</c>.</summary>
    public bool HasKeys => string.CompareOrdinal(options.ApiVersion, "2026-01") >= 0;

    public Task<ChannelResult<WireShopAnswer>> GetShopAsync(CancellationToken cancellationToken) =>
        QueryAsync("shop", ShopifyQueries.Shop, new { }, ShopifyJson.Default.WireAnswerWireShopAnswer, 1, cancellationToken);

    public Task<ChannelResult<WireChoices>> GetChoicesAsync(CancellationToken cancellationToken) =>
        QueryAsync("locations", ShopifyQueries.Choices, new { }, ShopifyJson.Default.WireAnswerWireChoices, 80, cancellationToken);

    /// <param name="id">The product.</param>
    /// <param name="location">Whose stock is asked for.</param>
    /// <param name="pictures">Whether all pictures are asked for; else the first.</param>
    /// <param name="after">Where the page of variants begins.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ChannelResult<WireProductAnswer>> GetProductAsync(string id, string? location, bool pictures, string? after, CancellationToken cancellationToken)
    {
        var media = pictures ? AllPictures : 1;
        return QueryAsync(
            "product", ShopifyQueries.Product, new { id = ShopifyId.Of("Product", id), location = location ?? NoLocation, media, variants = Variants, after },
            ShopifyJson.Default.WireAnswerWireProductAnswer, ProductPoints + (PicturePoints * media), cancellationToken);
    }

    public Task<ChannelResult<WireProductAnswer>> GetProductByHandleAsync(string handle, string? location, CancellationToken cancellationToken) => QueryAsync(
        "productByIdentifier", ShopifyQueries.ProductByHandle, new { handle, location = location ?? NoLocation, media = AllPictures, variants = Variants },
        ShopifyJson.Default.WireAnswerWireProductAnswer, ProductPoints + (PicturePoints * AllPictures), cancellationToken);

    /// <summary>Products changed at or after a time, oldest change first.</summary>
    public Task<ChannelResult<WireProductsAnswer>> GetChangedProductsAsync(DateTimeOffset since, string? page, string? location, CancellationToken cancellationToken) => QueryAsync(
        "products", ShopifyQueries.ChangedProducts, new { filter = Since(since), page, location = location ?? NoLocation, media = FewPictures, variants = FewVariants },
        ShopifyJson.Default.WireAnswerWireProductsAnswer, ProductsPoints, cancellationToken);

    public Task<ChannelResult<WireItemAnswer>> GetProductOfItemAsync(string item, CancellationToken cancellationToken) => QueryAsync(
        "inventoryItem", ShopifyQueries.ProductOfItem, new { id = ShopifyId.Of("InventoryItem", item) }, ShopifyJson.Default.WireAnswerWireItemAnswer, 5, cancellationToken);

    /// <summary>One at a time per shop; a second one is refused, so it may be asked for again.</summary>
    public Task<ChannelResult<WireBulkStartAnswer>> StartBulkAsync(string? location, CancellationToken cancellationToken) => MutateAsync(
        "bulkOperationRunQuery", ShopifyQueries.StartBulk, new { query = ShopifyQueries.AllProducts.Replace("LOCATION", location ?? NoLocation, StringComparison.Ordinal) },
        ShopifyJson.Default.WireAnswerWireBulkStartAnswer, repeatable: true, cancellationToken);

    public Task<ChannelResult<WireBulkAnswer>> GetBulkAsync(string id, CancellationToken cancellationToken) =>
        QueryAsync("node", ShopifyQueries.Bulk, new { id = ShopifyId.Of("BulkOperation", id) }, ShopifyJson.Default.WireAnswerWireBulkAnswer, 2, cancellationToken);

    /// <summary>A part of a file in Shopify's storage.</summary>
    public async Task<ChannelResult<byte[]>> GetRangeAsync(Uri file, long from, long length, CancellationToken cancellationToken)
    {
        if (!ShopifyShop.IsStorage(options, file))
            return new ChannelError(ChannelErrorKind.Rejected, $"Shopify names a place for its files that is not its own: {file.Host}.", "storage");
        var request = new HttpRequestMessage(HttpMethod.Get, file).Named("bulkFile");
        request.Headers.Range = new RangeHeaderValue(from, from + length - 1);
        var answer = await ShopifyErrors.Calls.SendAsync(http, request, cancellationToken);
        return answer.Succeeded ? answer.Value.Body : answer.Error;
    }

    /// <summary>A product of this handle or id is as the input says, however often it is said.</summary>
    public Task<ChannelResult<WireProductSetAnswer>> SetProductAsync(WireIdentifier identifier, WireProductSet input, string? location, CancellationToken cancellationToken) => MutateAsync(
        "productSet", ShopifyQueries.SetProduct, new
        {
            identifier = JsonSerializer.SerializeToElement(identifier, ShopifyJson.Default.WireIdentifier),
            input = JsonSerializer.SerializeToElement(input, ShopifyJson.Default.WireProductSet),
            location = location ?? NoLocation,
            media = AllPictures,
            variants = Variants,
        }, ShopifyJson.Default.WireAnswerWireProductSetAnswer, repeatable: false, cancellationToken);

    public Task<ChannelResult<WireProductUpdateAnswer>> SetStatusAsync(string id, string status, CancellationToken cancellationToken) => MutateAsync(
        "productUpdate", ShopifyQueries.SetStatus, new { id = ShopifyId.Of("Product", id), status }, ShopifyJson.Default.WireAnswerWireProductUpdateAnswer, repeatable: true, cancellationToken);

    public Task<ChannelResult<WireProductDeleteAnswer>> DeleteProductAsync(string id, CancellationToken cancellationToken) => MutateAsync(
        "productDelete", ShopifyQueries.DeleteProduct, new { id = ShopifyId.Of("Product", id) }, ShopifyJson.Default.WireAnswerWireProductDeleteAnswer, repeatable: true, cancellationToken);

    public Task<ChannelResult<WirePublishAnswer>> PublishAsync(string id, string publication, CancellationToken cancellationToken) => MutateAsync(
        "publishablePublish", ShopifyQueries.Publish, new { id = ShopifyId.Of("Product", id), publication }, ShopifyJson.Default.WireAnswerWirePublishAnswer, repeatable: true, cancellationToken);

    public Task<ChannelResult<WireUploadsAnswer>> StageUploadsAsync(IReadOnlyList<WireUploadRequest> uploads, CancellationToken cancellationToken) => MutateAsync(
        "stagedUploadsCreate", ShopifyQueries.StageUploads, new { input = JsonSerializer.SerializeToElement(uploads, ShopifyJson.Default.IReadOnlyListWireUploadRequest) },
        ShopifyJson.Default.WireAnswerWireUploadsAnswer, repeatable: true, cancellationToken);

    /// <summary>Sends a file to its place: a form of the place's own parameters, and the file last.</summary>
    public async Task<ChannelError?> UploadAsync(WireUploadTarget target, byte[] bytes, DraftImage image, CancellationToken cancellationToken)
    {
        if (!ShopifyShop.IsStorage(options, target.Url))
            return new ChannelError(ChannelErrorKind.Rejected, $"Shopify names a place for pictures that is not its own: {target.Url.Host}.", "storage");
        var form = new MultipartFormDataContent();
        foreach (var parameter in target.Parameters)
            form.Add(new StringContent(parameter.Value), $"\"{parameter.Name}\"");
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(image.ContentType);
        form.Add(file, "\"file\"", $"\"{image.FileName}\"");
        // Nothing refers to the place yet, so the same bytes may be sent there again.
        var request = new HttpRequestMessage(HttpMethod.Post, target.Url).Named("upload").SafeToRepeat();
        request.Content = form;
        return (await ShopifyErrors.Calls.SendAsync(http, request, cancellationToken)).Error;
    }

    /// <param name="product">The product's global id.</param>
    /// <param name="variants">Global ids of its variants.</param>
    /// <param name="policy"><c>DENY</c>, or <c>CONTINUE</c> to sell on with nothing left.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ChannelResult<WirePolicyAnswer>> SetPolicyAsync(string product, IEnumerable<string> variants, string policy, CancellationToken cancellationToken) => MutateAsync(
        "productVariantsBulkUpdate", ShopifyQueries.SetPolicy, new { product, variants = variants.Select(id => new { id, inventoryPolicy = policy }) },
        ShopifyJson.Default.WireAnswerWirePolicyAnswer, repeatable: true, cancellationToken);

    /// <summary>Each quantity is set only if it still is what it is compared with, so a repetition changes nothing more.</summary>
    public Task<ChannelResult<WireStockAnswer>> SetStockAsync(IEnumerable<(string Item, int From, int To)> changes, string location, CancellationToken cancellationToken)
    {
        var input = JsonSerializer.SerializeToElement(
            new WireStockInput([.. changes.Select(change => new WireStockQuantity(
                ShopifyId.Of("InventoryItem", change.Item), location, change.To, HasKeys ? null : change.From, HasKeys ? change.From : null))]),
            ShopifyJson.Default.WireStockInput);
        return HasKeys
            ? MutateAsync("inventorySetQuantities", ShopifyQueries.SetStockOnce, new { input, key = Guid.CreateVersion7().ToString() }, ShopifyJson.Default.WireAnswerWireStockAnswer, repeatable: true, cancellationToken)
            : MutateAsync("inventorySetQuantities", ShopifyQueries.SetStock, new { input }, ShopifyJson.Default.WireAnswerWireStockAnswer, repeatable: true, cancellationToken);
    }

    /// <summary>Orders changed at or after a time, oldest change first.</summary>
    public Task<ChannelResult<WireOrdersAnswer>> GetOrdersAsync(DateTimeOffset since, string? page, CancellationToken cancellationToken) => QueryAsync(
        "orders", ShopifyQueries.Orders, new { filter = Since(since), page, lines = FewLines }, ShopifyJson.Default.WireAnswerWireOrdersAnswer, OrdersPoints, cancellationToken);

    public Task<ChannelResult<WireOrderAnswer>> GetOrderAsync(string id, string? after, CancellationToken cancellationToken) => QueryAsync(
        "order", ShopifyQueries.Order, new { id = ShopifyId.Of("Order", id), lines = Lines, after }, ShopifyJson.Default.WireAnswerWireOrderAnswer, OrderPoints, cancellationToken);

    public Task<ChannelResult<WireShippingAnswer>> GetShippingAsync(string id, CancellationToken cancellationToken) =>
        QueryAsync("order", ShopifyQueries.Shipping, new { id = ShopifyId.Of("Order", id) }, ShopifyJson.Default.WireAnswerWireShippingAnswer, 60, cancellationToken);

    public Task<ChannelResult<WireFulfillAnswer>> FulfillAsync(string fulfillmentOrder, string company, string number, string? message, CancellationToken cancellationToken) => MutateAsync(
        "fulfillmentCreate", ShopifyQueries.Fulfill, new { fulfillmentOrder, company, number, message }, ShopifyJson.Default.WireAnswerWireFulfillAnswer, repeatable: false, cancellationToken);

    public Task<ChannelResult<WireCancelAnswer>> CancelAsync(string id, string reason, CancellationToken cancellationToken) => MutateAsync(
        "orderCancel", ShopifyQueries.CancelOrder, new { id = ShopifyId.Of("Order", id), reason }, ShopifyJson.Default.WireAnswerWireCancelAnswer, repeatable: false, cancellationToken);

    public Task<ChannelResult<WirePaymentsAnswer>> GetPaymentsAsync(string id, CancellationToken cancellationToken) =>
        QueryAsync("order", ShopifyQueries.Payments, new { id = ShopifyId.Of("Order", id) }, ShopifyJson.Default.WireAnswerWirePaymentsAnswer, 10, cancellationToken);

    /// <param name="orderId">The order.</param>
    /// <param name="payment">Which payment is given back.</param>
    /// <param name="amount">In the shop's currency.</param>
    /// <param name="note">Kept with the refund.</param>
    /// <param name="key">The refund's own: where Shopify takes keys, a second one under it gives the first one's answer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ChannelResult<WireRefundAnswer>> RefundAsync(string orderId, WireTransaction payment, decimal amount, string note, string key, CancellationToken cancellationToken)
    {
        var order = ShopifyId.Of("Order", orderId);
        var input = new
        {
            orderId = order,
            note,
            notify = true,
            transactions = new[] { new { orderId = order, parentId = payment.Id, kind = "REFUND", gateway = payment.Gateway ?? "", amount = amount.ToString("0.00##", CultureInfo.InvariantCulture) } },
        };
        return HasKeys
            ? MutateAsync("refundCreate", ShopifyQueries.RefundOnce, new { input, key }, ShopifyJson.Default.WireAnswerWireRefundAnswer, repeatable: true, cancellationToken)
            : MutateAsync("refundCreate", ShopifyQueries.Refund, new { input }, ShopifyJson.Default.WireAnswerWireRefundAnswer, repeatable: false, cancellationToken);
    }

    public Task<ChannelResult<WireSubscriptionsAnswer>> GetSubscriptionsAsync(Uri callback, CancellationToken cancellationToken) => QueryAsync(
        "webhookSubscriptions", ShopifyQueries.Subscriptions, new { uri = callback.ToString() }, ShopifyJson.Default.WireAnswerWireSubscriptionsAnswer, 110, cancellationToken);

    public Task<ChannelResult<WireSubscribeAnswer>> SubscribeAsync(string topic, Uri callback, CancellationToken cancellationToken) => MutateAsync(
        "webhookSubscriptionCreate", ShopifyQueries.Subscribe, new { topic, uri = callback.ToString() }, ShopifyJson.Default.WireAnswerWireSubscribeAnswer, repeatable: true, cancellationToken);

    private Task<ChannelResult<T>> QueryAsync<T>(string operation, string document, object variables, JsonTypeInfo<WireAnswer<T>> type, int points, CancellationToken cancellationToken)
        where T : class =>
        ShopifyCalls.AskAsync(http, () => Request(operation, document, variables).Costing(points).SafeToRepeat(), type, cancellationToken);

    private Task<ChannelResult<T>> MutateAsync<T>(string operation, string document, object variables, JsonTypeInfo<WireAnswer<T>> type, bool repeatable, CancellationToken cancellationToken)
        where T : class =>
        ShopifyCalls.AskAsync(http, () => repeatable ? Request(operation, document, variables).Costing(Mutation).SafeToRepeat() : Request(operation, document, variables).Costing(Mutation), type, cancellationToken);

    private HttpRequestMessage Request(string operation, string document, object variables)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop, $"admin/api/{options.ApiVersion}/graphql.json")).Named(operation);
        request.Content = JsonContent.Create(new WireRequest(document, JsonSerializer.SerializeToElement(variables)), ShopifyJson.Default.WireRequest);
        authorize?.Invoke(request);
        return request;
    }

    private static string Since(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"updated_at:>='{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}'");
}
