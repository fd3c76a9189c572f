using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>What eBay's statuses and error bodies mean to a seller: what is wrong, where, and what to do about it.</summary>
internal static partial class EbayErrors
{
    public const string Channel = "eBay";

    public static readonly ChannelCalls Calls = new(Channel, Describe);

    /// <summary>Without a word from eBay: a used-up day, which ends at midnight in California.</summary>
    private static readonly TimeSpan _longWait = TimeSpan.FromMinutes(15);

    public static ChannelError Describe(HttpRequestMessage request, HttpResponseMessage response, string body) =>
        Of(Read(body), response.StatusCode, response.Headers.RetryAfter?.Delta);

    /// <summary>The outcome of one entry of a bulk call; null: it was done.</summary>
    public static ChannelError? Of(WireBulkEntry entry) => entry.StatusCode is >= 200 and < 300 ? null : Of(entry.Errors ?? [], (HttpStatusCode)entry.StatusCode, null);

    public static bool Is(this ChannelError? error, int errorId) => error?.Code == $"{errorId}";

    private static ChannelError Of(IReadOnlyList<WireError> errors, HttpStatusCode status, TimeSpan? retryAfter)
    {
        if (errors is not [var error, ..])
            return OfStatus(status, retryAfter);
        var said = (error.LongMessage ?? error.Message ?? "no reason given").Trim();
        var code = $"{error.ErrorId}";
        return error.ErrorId switch
        {
            1001 or 1002 => OfStatus(HttpStatusCode.Unauthorized, retryAfter),
            1100 => new(ChannelErrorKind.Unauthorized, "This connection lacks a permission that eBay asks for here. Connect the account again and allow it.", code),
            2001 => OfStatus(HttpStatusCode.TooManyRequests, retryAfter),
            35061 => new(ChannelErrorKind.Unavailable, $"eBay is still making this campaign. Try again in some minutes. ({said})", code),
            25025 => new(ChannelErrorKind.Unavailable, $"eBay is busy with another change to this item. ({said})", code),
            25019 when Revisions().IsMatch(said) => new(
                ChannelErrorKind.Throttled, "eBay allows 250 changes of a listing a day, and this one has had them. It goes on tomorrow by itself.", code, RetryAfter: TimeSpan.FromHours(1)),
            25701 or 25702 or 25705 or 25710 or 25713 or 25725 or 32100 or 34913 or 35045 or 35046 => new(ChannelErrorKind.NotFound, $"eBay does not have it any more. ({said})", code),
            25002 when MissingAspect().Match(said) is { Success: true } aspect => new(
                ChannelErrorKind.Rejected, $"eBay asks for the item specific {aspect.Groups["name"].Value} in this category. Choose it in the settings.", code,
                EbaySettings.Names.AspectPrefix + aspect.Groups["name"].Value),
            _ when status is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests => OfStatus(status, retryAfter),
            _ when (Known(error.ErrorId) ?? EbayPromotionRules.Known(error.ErrorId)) is (var words, var field) => new(ChannelErrorKind.Rejected, $"{words} ({said})", code, field),
            _ when status == HttpStatusCode.NotFound => new(ChannelErrorKind.NotFound, $"eBay does not have it any more. ({said})", code),
            _ => new(ChannelErrorKind.Rejected, $"eBay refuses this: {said}{Reason(error)}", code, FieldOf(error)),
        };
    }

    private static ChannelError OfStatus(HttpStatusCode status, TimeSpan? retryAfter) => status switch
    {
        HttpStatusCode.Unauthorized => new(ChannelErrorKind.Unauthorized, "eBay no longer accepts this account's authorisation. Connect the account again.", "401"),
        HttpStatusCode.TooManyRequests => new(ChannelErrorKind.Throttled, "eBay's limit of calls is reached. This goes on by itself.", "429", RetryAfter: retryAfter ?? _longWait),
        HttpStatusCode.NotFound => new(ChannelErrorKind.NotFound, "eBay does not have it any more.", "404"),
        HttpStatusCode.Forbidden => new(ChannelErrorKind.Rejected, "eBay does not allow this account to do that.", "403"),
        _ => new(ChannelErrorKind.Rejected, $"eBay refuses this without a reason (status {(int)status}).", $"{(int)status}"),
    };

    /// <summary>Error ids of the Inventory, Fulfillment, Account and Notification definitions: our words and our field.</summary>
    private static (string Words, string? Field)? Known(int errorId) => errorId switch
    {
        25003 => ("eBay refuses the price. Change it.", "price"),
        25004 or 25759 or 25760 => ("eBay refuses the quantity. Add stock first.", "quantity"),
        25005 => ("eBay does not list in this category. Choose another one, without further categories below it.", EbaySettings.Names.CategoryId),
        25007 => ("eBay refuses the shipping policy. Choose another one, or mend it on eBay.", EbaySettings.Names.FulfillmentPolicyId),
        25008 => ("eBay refuses the payment policy. Choose another one, or mend it on eBay.", EbaySettings.Names.PaymentPolicyId),
        25009 => ("eBay refuses the return policy. Choose another one, or mend it on eBay.", EbaySettings.Names.ReturnPolicyId),
        25012 or 25900 or 25901 => ("eBay does not know the place that the item is sent from. Choose another one.", EbaySettings.Names.LocationKey),
        25013 => ("The variations do not fit together. Every variant needs one value of every option, and no two the same.", "variants"),
        25014 or 25015 or 25501 or 25086 => ("eBay refuses a picture. Replace it.", "images"),
        25017 or 25029 => ("Something that eBay asks for is missing.", null),
        25018 => ("The eBay account is not complete. Sign in on eBay and finish what it asks for there.", null),
        25019 or 25038 or 25039 or 25040 => ("eBay does not let this listing be changed now.", null),
        25020 or 25715 => ("eBay refuses the weight or the size of the parcel.", null),
        25021 => ("eBay does not allow this condition in the category. Choose another one.", EbaySettings.Names.Condition),
        25022 or 25601 or 25502 or 25604 => ("eBay refuses an item specific. Change it in the settings.", null),
        25026 => ("The account has reached its selling limit on eBay. Ask eBay for a higher one, or end other listings.", null),
        25096 or 25097 or 25098 => ("eBay holds this listing back because of a policy. Read its e-mail about it.", null),
        25703 or 25704 => ("One of the SKUs is in another eBay listing already. End that one first.", "sku"),
        25707 or 25708 => ("eBay refuses the SKU. Use letters and digits, at most 50.", "sku"),
        25732 => ("This SKU belongs to a listing with variations on eBay. End that one first.", "sku"),
        32300 => ("eBay refuses the tracking number or the carrier. Check both.", "trackingNumber"),
        32500 => ("eBay refuses the date of shipping.", "shippedAt"),
        32600 => ("eBay does not let this order be shipped any more.", null),
        34907 or 34909 or 34915 => ("eBay refuses the amount. It must be in the order's currency and no more than what was paid.", "amount"),
        34916 => ("The buyer has opened a case. Answer it on the order's page.", null),
        195003 => ("eBay asks for an e-mail address before it sends notifications. The operator sets it.", null),
        195017 or 195020 => ("eBay cannot reach our address for notifications. The operator has to make it public, by https.", null),
        _ => null,
    };

    /// <summary>What the gateway before every API did not understand.</summary>
    private static string? Reason(WireError error) => error.Parameters?.FirstOrDefault(p => p.Name == "reason")?.Value is { } reason ? $" ({reason})" : null;

    private static string? FieldOf(WireError error) =>
        error.Parameters?.Select(p => p.Name).Concat(error.Parameters.Select(p => p.Value)).FirstOrDefault(name => name is "title" or "description" or "price" or "quantity" or "sku");

    private static IReadOnlyList<WireError> Read(string body)
    {
        try
        {
            var read = JsonSerializer.Deserialize(body, EbayJson.Default.WireErrors);
            if (read?.Error is { ValueKind: JsonValueKind.Array } older)
                return [.. older.EnumerateArray().Select(error => error.Deserialize(EbayJson.Default.WireError)!)];
            return read?.Errors ?? [];
        }
        catch (JsonException)
        {
            // A proxy in between answers in HTML; nothing of it helps a seller.
            return [];
        }
    }

    [GeneratedRegex("revision", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Revisions();

    [GeneratedRegex("item specific (?<name>.+?) is missing", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex MissingAspect();
}
