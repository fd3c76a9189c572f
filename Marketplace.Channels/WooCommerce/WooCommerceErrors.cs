using System.Globalization;
using System.Net;
using System.Text.Json;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>
/// What the codes of WooCommerce's errors (<c>{code, message, data: {status, params}}</c>) mean to a seller. An answer without a code is not of
/// WooCommerce but of what stands before it, such as a firewall, and says nothing about products and orders.
/// </summary>
internal static class WooCommerceErrors
{
    public const string Channel = "WooCommerce";

    public static readonly ChannelCalls Calls = new(Channel, Describe, IsRefusal);

    private static readonly TimeSpan _shortWait = TimeSpan.FromSeconds(10);

    /// <summary>The outcome of one entry of a batch; null: it was done.</summary>
    public static ChannelError? Of(WireBatchEntry entry) => entry.Error is { } error ? Of(error, (HttpStatusCode)(error.Data?.Status ?? 400), null) : null;

    private static ChannelError Describe(HttpRequestMessage request, HttpResponseMessage response, string body)
    {
        var (status, retryAfter) = (response.StatusCode, ResilienceHandler.RetryAfter(response));
        return Read(body) is { Code: { Length: > 0 } } error ? Of(error, status, retryAfter) : OfStatus(status, response.Headers.Location, retryAfter);
    }

    /// <summary>WooCommerce answers 500 and 501 to some things that it will never do.</summary>
    private static bool IsRefusal(HttpResponseMessage response, string body) =>
        Read(body)?.Code is "woocommerce_rest_cannot_create_order_refund" or "woocommerce_rest_trash_not_supported";

    private static ChannelError Of(WireError error, HttpStatusCode status, TimeSpan? retryAfter)
    {
        var code = error.Code!;
        var said = WebUtility.HtmlDecode(error.Message ?? "no reason given").Trim().TrimEnd('.');
        return code switch
        {
            _ when status == HttpStatusCode.TooManyRequests => Throttled(retryAfter),
            _ when status == HttpStatusCode.Unauthorized && said.Contains("write permissions", StringComparison.Ordinal) =>
                new(ChannelErrorKind.Unauthorized, "The keys of this store may only read. Connect the store again and approve read and write access.", code),
            _ when status == HttpStatusCode.Unauthorized => new(ChannelErrorKind.Unauthorized, $"Your store no longer accepts its keys. Connect the store again. ({said})", code),
            _ when status == HttpStatusCode.Forbidden && code.StartsWith("woocommerce_rest_cannot_", StringComparison.Ordinal) => new(
                ChannelErrorKind.Unauthorized, "The person who connected the store may not do this in it. Let an administrator or shop manager connect it again.", code),
            "rest_no_route" => NoInterface(code),
            "rest_invalid_param" or "rest_missing_callback_param" => OfParameters(error, code, said),
            "woocommerce_rest_product_not_created" or "woocommerce_rest_product_variation_not_created" =>
                new(ChannelErrorKind.Unavailable, $"Your store is still busy with this SKU. ({said})", code, "sku", _shortWait),
            "product_invalid_sku" => new(ChannelErrorKind.Rejected, DuplicateSku(error.Data?.ResourceId), code, "sku"),
            _ when code.EndsWith("_invalid_id", StringComparison.Ordinal) && !code.Contains("image", StringComparison.Ordinal) => Gone(code),
            "woocommerce_rest_invalid_order" or "woocommerce_rest_already_trashed" => Gone(code),
            _ when Known(code) is (var words, var field) => new(ChannelErrorKind.Rejected, $"{words} ({said})", code, field),
            _ when status == HttpStatusCode.NotFound && code.StartsWith("woocommerce_rest_", StringComparison.Ordinal) => Gone(code),
            _ => new(ChannelErrorKind.Rejected, $"WooCommerce refuses this: {said}.", code),
        };
    }

    private static ChannelError OfStatus(HttpStatusCode status, Uri? location, TimeSpan? retryAfter)
    {
        var code = ((int)status).ToString(CultureInfo.InvariantCulture);
        return status switch
        {
            HttpStatusCode.Unauthorized => new(ChannelErrorKind.Unauthorized, "Your store's server asks for a password of its own and does not let our keys through. Ask your host, then connect the store again.", code),
            HttpStatusCode.TooManyRequests => Throttled(retryAfter),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new(
                ChannelErrorKind.Unavailable, $"Your store's address leads elsewhere now{(location is { IsAbsoluteUri: true } ? $", to {location.Host}" : "")}. Connect the store under the address that it has.", code),
            HttpStatusCode.NotFound => NoInterface(code),
            HttpStatusCode.Forbidden or HttpStatusCode.NotAcceptable => new(
                ChannelErrorKind.Unavailable, "A firewall or a security plugin of your store does not let us in. Allow calls to /wp-json/wc/v3 there.", code),
            HttpStatusCode.RequestEntityTooLarge => new(ChannelErrorKind.Rejected, "Your store's server takes no message of this size. Shorten the description.", code, "description"),
            _ => new(ChannelErrorKind.Rejected, $"Your store refuses this without a reason (status {code}).", code),
        };
    }

    private static ChannelError OfParameters(WireError error, string code, string said)
    {
        var parameters = error.Data?.Params ?? default;
        var (name, reason) = parameters.ValueKind switch
        {
            JsonValueKind.Object when parameters.EnumerateObject().FirstOrDefault() is { Name: { } first } property => (first, property.Value.ToString().Trim().TrimEnd('.')),
            JsonValueKind.Array when parameters.GetArrayLength() > 0 => (parameters[0].ToString(), "it is missing"),
            _ => ("", ""),
        };
        return name.Length == 0
            ? new(ChannelErrorKind.Rejected, $"WooCommerce refuses this: {said}.", code)
            : new(ChannelErrorKind.Rejected, $"WooCommerce refuses the {name.Replace('_', ' ')}: {reason}.", code, FieldOf(name));
    }

    /// <summary>Codes of products, variations, terms, orders, refunds and webhooks: our words and our field.</summary>
    private static (string Words, string? Field)? Known(string code) => code switch
    {
        "product_invalid_global_unique_id" => ("Another product of your store has the same barcode. Change it there.", null),
        "woocommerce_product_image_upload_error" or "woocommerce_rest_invalid_image" or "woocommerce_product_invalid_image_id" or "woocommerce_variation_image_upload_error"
            or "woocommerce_rest_invalid_remote_image_url" or "woocommerce_rest_invalid_image_url" =>
            ("Your store could not fetch a picture from us. Its server must be able to reach this installation; or replace the picture.", "images"),
        "product_invalid_backorders" or "product_invalid_stock_status" => ("WooCommerce refuses the stock.", "quantity"),
        "product_invalid_catalog_visibility" => ("Choose another visibility in the settings.", WooCommerceSettings.Names.Visibility),
        "product_invalid_tax_class" or "product_invalid_tax_status" => ("Choose another tax class in the settings.", WooCommerceSettings.Names.TaxClass),
        "woocommerce_rest_term_invalid" or "woocommerce_rest_taxonomy_invalid" => ("Your store no longer has one of the categories or tags. Choose another category in the settings.", WooCommerceSettings.Names.Category),
        "woocommerce_rest_invalid_product_type" => ("The product is of another kind in your store. Change its kind in WooCommerce.", "variants"),
        "woocommerce_rest_invalid_order_refund_amount" => ("The amount must be more than zero.", "amount"),
        "woocommerce_rest_cannot_create_order_refund" => ("Your store did not refund it. The amount may be more than what is left, or the payment can only be given back in WooCommerce.", "amount"),
        "woocommerce_rest_invalid_coupon" => ("The order has a coupon that is no longer valid. Mend the order in WooCommerce.", null),
        "woocommerce_rest_request_entity_too_large" => ("Your store takes fewer changes at once. Its developer sets woocommerce_rest_batch_items_limit back to 100.", null),
        "woocommerce_rest_trash_not_supported" or "rest_trash_not_supported" => ("Your store cannot put this into the trash.", null),
        "woocommerce_rest_webhook_invalid_delivery_url" or "woocommerce_rest_shop_webhook_invalid_delivery_url" =>
            ("Your store does not take our address for notifications. Orders are polled instead; the operator sets PublicUrl.", null),
        "rest_invalid_json" => ("Your store did not understand what we sent. A security plugin may have changed it.", null),
        _ => null,
    };

    private static string DuplicateSku(long? product) =>
        $"Another product of your store has this SKU{(product is > 0 ? $" (number {product})" : "")}. Give one of them another SKU, or match that product instead of publishing this one.";

    private static ChannelError NoInterface(string code) => new(
        ChannelErrorKind.Unavailable, "Your store does not answer at /wp-json/wc/v3. Switch on WooCommerce, and in WordPress under Settings › Permalinks choose any structure but Plain.", code);

    private static ChannelError Gone(string code) => new(ChannelErrorKind.NotFound, "It is no longer in your store.", code);

    private static ChannelError Throttled(TimeSpan? retryAfter) =>
        new(ChannelErrorKind.Throttled, "Your store's host takes no more calls for now. This goes on by itself.", "429", RetryAfter: retryAfter ?? _shortWait);

    /// <summary>A parameter in our names.</summary>
    private static string? FieldOf(string parameter) => parameter switch
    {
        "name" => "title",
        "description" or "sku" or "tags" or "images" or "amount" => parameter,
        "regular_price" or "sale_price" or "price" => "price",
        "stock_quantity" or "manage_stock" or "stock_status" or "backorders" => "quantity",
        "attributes" or "type" => "variants",
        "categories" => WooCommerceSettings.Names.Category,
        "catalog_visibility" => WooCommerceSettings.Names.Visibility,
        "tax_class" => WooCommerceSettings.Names.TaxClass,
        "shipping_class" => WooCommerceSettings.Names.ShippingClass,
        _ => null,
    };

    private static WireError? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, WooCommerceJson.Default.WireError);
        }
        catch (JsonException)
        {
            // A proxy or a plugin in between answers in HTML; nothing of it helps a seller.
            return null;
        }
    }
}
