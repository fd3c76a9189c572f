using System.Globalization;
using System.Net;
using System.Text.Json;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Channels.Shopify;

/// <summary>What Shopify's statuses, top-level errors and <c>userErrors</c> mean to a seller.</summary>
internal static class ShopifyErrors
{
    public const string Channel = "Shopify";

    private static readonly TimeSpan _shortWait = TimeSpan.FromSeconds(2);

    /// <summary>What to do about the errors that have something to be done about; the rest speak for themselves.</summary>
    private static readonly Dictionary<string, string> _advice = new(StringComparer.Ordinal)
    {
        ["HANDLE_NOT_UNIQUE"] = "Another product of your shop has the same address. Change that product's handle in Shopify, then try again.",
        ["PRODUCT_DOES_NOT_EXIST"] = "The product is no longer in your shop. List it again.",
        ["OPTIONS_OVER_LIMIT"] = "Shopify allows 3 kinds of options. Combine some of them.",
        ["VARIANTS_OVER_LIMIT"] = "Shopify allows 2,048 variants. Split the product.",
        ["INVALID_LOCATION"] = "Choose another location in the connection's settings.",
        ["ITEM_NOT_STOCKED_AT_LOCATION"] = "Open the product in Shopify and stock it at the location that is chosen in the connection's settings.",
        ["NON_MUTABLE_INVENTORY_ITEM"] = "Its stock belongs to another app in Shopify and cannot be set from here.",
        ["NO_REFUND_PERMISSION"] = "Shopify does not let this app give money back. Refund the order in Shopify.",
    };

    public static ChannelCalls Calls { get; } = new(Channel, Describe);

    /// <summary>An answer that is neither 2xx nor an outage.</summary>
    private static ChannelError Describe(HttpRequestMessage request, HttpResponseMessage response, string body)
    {
        var status = response.StatusCode;
        var code = ((int)status).ToString(CultureInfo.InvariantCulture);
        return status switch
        {
            HttpStatusCode.Unauthorized => new(ChannelErrorKind.Unauthorized, "Shopify no longer accepts this shop's authorisation. Connect the shop again.", code),
            HttpStatusCode.Forbidden => new(ChannelErrorKind.Unauthorized, "Shopify does not let this app into the shop. Connect the shop again.", code),
            HttpStatusCode.PaymentRequired => new(ChannelErrorKind.Unavailable, "Shopify has frozen this shop. Settle its bill in Shopify; then this goes on by itself.", code, RetryAfter: TimeSpan.FromHours(1)),
            (HttpStatusCode)423 => new(ChannelErrorKind.Unavailable, "Shopify has locked this shop. Its owner has to ask Shopify's support.", code, RetryAfter: TimeSpan.FromHours(1)),
            HttpStatusCode.NotFound => new(ChannelErrorKind.NotFound, "Shopify has no such shop, or has ended the version of its interface that this installation uses.", code),
            HttpStatusCode.TooManyRequests => Throttled(response.Headers.RetryAfter?.Delta),
            _ => new(ChannelErrorKind.Rejected, $"Shopify refuses this: {Reason(body)}", code),
        };
    }

    /// <summary>The errors of an answer as a whole: nothing was done, unless Shopify itself failed.</summary>
    public static ChannelError Describe(HttpRequestMessage request, WireGraphError error) => error.Extensions?.Code switch
    {
        "THROTTLED" => Throttled(null),
        "ACCESS_DENIED" => new(ChannelErrorKind.Unauthorized, $"This connection lacks a permission that Shopify asks for here. Connect the shop again and allow it. ({error.Message})", "ACCESS_DENIED"),
        "INTERNAL_SERVER_ERROR" => ChannelFailure.Describe(Channel, HttpStatusCode.InternalServerError, null, request),
        "IDEMPOTENCY_CONCURRENT_REQUEST" => new(ChannelErrorKind.Unavailable, "Shopify is still busy with the same change.", "IDEMPOTENCY_CONCURRENT_REQUEST", RetryAfter: _shortWait),
        var code => new(ChannelErrorKind.Rejected, $"Shopify refuses this: {error.Message}", code),
    };

    /// <summary>The first of the things that a mutation refuses; null when it refuses nothing.</summary>
    public static ChannelError? Describe(IReadOnlyList<WireUserError> errors)
    {
        if (errors.Count == 0)
            return null;
        var error = errors[0];
        var more = errors.Count > 1 ? $" And {errors.Count - 1} more." : "";
        if (IsGone(error))
            return new(ChannelErrorKind.NotFound, "It is no longer in the Shopify shop.", error.Code);
        var advice = error.Code is { } code && _advice.TryGetValue(code, out var known) ? $" {known}" : "";
        return new(ChannelErrorKind.Rejected, $"Shopify refuses this: {error.Message.TrimEnd('.')}.{advice}{more}", error.Code, FieldOf(error));
    }

    public static ChannelError Gone(string what) => new(ChannelErrorKind.NotFound, $"Shopify does not have {what} any more.", "null");

    public static ChannelError Throttled(TimeSpan? retryAfter) =>
        new(ChannelErrorKind.Throttled, "Shopify's limit of calls is reached. This goes on by itself.", "THROTTLED", RetryAfter: retryAfter ?? _shortWait);

    private static bool IsGone(WireUserError error) =>
        error.Code is "PRODUCT_DOES_NOT_EXIST" or "NOT_FOUND" || (error.Field is ["id"] && (error.Message.Contains("not exist", StringComparison.OrdinalIgnoreCase) || error.Message.Contains("not found", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The field in our names: what the path of Shopify's ends in, past the numbers of list entries.</summary>
    private static string? FieldOf(WireUserError error) => error.Field?.LastOrDefault(part => !int.TryParse(part, out _)) switch
    {
        "descriptionHtml" => "description",
        "files" => "images",
        "productOptions" or "optionValues" or "variants" or "values" => "variants",
        "quantities" or "inventoryQuantities" or "quantity" or "compareQuantity" or "changeFromQuantity" => "quantity",
        "locationId" => ShopifySettings.Names.Location,
        "publicationId" => ShopifySettings.Names.Publication,
        "input" or "product" or "id" => null,
        var field => field,
    };

    private static string Reason(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            foreach (var name in (string[])["error_description", "errors", "error"])
            {
                if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var reason))
                    return reason.ToString();
            }
        }
        catch (JsonException)
        {
            // A proxy in between answers in HTML; nothing of it helps a seller.
        }
        return "no reason given";
    }
}
