using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Channels.Etsy.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Etsy;

/// <summary>What Etsy's statuses and error bodies (<c>{"error": …, "error_description": …}</c>) mean to a seller.</summary>
internal static partial class EtsyErrors
{
    public const string Channel = "Etsy";

    public static ChannelError Describe(HttpRequestMessage request, HttpResponseMessage response, string body)
    {
        var status = response.StatusCode;
        var retryAfter = response.Headers.RetryAfter?.Delta;
        var (error, description) = Read(body);
        var code = ((int)status).ToString();
        return status switch
        {
            HttpStatusCode.Unauthorized => new(ChannelErrorKind.Unauthorized, "Etsy no longer accepts this shop's authorisation. Connect the shop again.", code),
            HttpStatusCode.Forbidden when error.Contains("insufficient_scope", StringComparison.Ordinal) || description.Contains("scope", StringComparison.Ordinal) =>
                new(ChannelErrorKind.Unauthorized, "This connection lacks a permission that Etsy asks for here. Connect the shop again and allow it.", code),
            HttpStatusCode.Forbidden when AppKey().IsMatch(error) =>
                new(ChannelErrorKind.Unavailable, "Etsy does not accept the app key of this installation. Its operator has to renew it.", code),
            HttpStatusCode.NotFound => new(ChannelErrorKind.NotFound, $"Etsy does not have it any more. ({error})", code),
            HttpStatusCode.Conflict => new(ChannelErrorKind.Unavailable, $"Etsy is busy with a change to this listing. ({error})", code),
            HttpStatusCode.TooManyRequests => new(
                ChannelErrorKind.Throttled, "Etsy's limit of calls is reached. This goes on by itself.", code, RetryAfter: retryAfter ?? TimeSpan.FromSeconds(1)),
            _ => Rejected(error, description, code),
        };
    }

    /// <summary>RFC 6749 §5.2: the token address says <c>invalid_grant</c> when the seller has to consent again.</summary>
    public static ChannelError DescribeGrant(ChannelError error) => error.Message.Contains("invalid_grant", StringComparison.Ordinal)
        ? new(ChannelErrorKind.Unauthorized, "Etsy no longer accepts this shop's authorisation. Connect the shop again.", "invalid_grant")
        : error;

    private static ChannelError Rejected(string error, string description, string code)
    {
        var field = FieldOf(error);
        var problem = Problem().Match(error);
        var message = problem.Success ? $"Etsy refuses the {problem.Groups["field"].Value.Replace('_', ' ')}: {problem.Groups["problem"].Value}." : $"Etsy refuses this: {error}";
        return new(ChannelErrorKind.Rejected, description.Length > 0 ? $"{message} ({description})" : message, code, field);
    }

    private static string? FieldOf(string error) => FieldName().Match(error) is { Success: true } match
        ? match.Groups["field"].Value switch
        {
            "image" or "image_ids" or "alt_text" => "images",
            "taxonomy_id" => EtsySettings.Names.TaxonomyId,
            "who_made" => EtsySettings.Names.WhoMade,
            "when_made" => EtsySettings.Names.WhenMade,
            "shipping_profile_id" => EtsySettings.Names.ShippingProfileId,
            "return_policy_id" => EtsySettings.Names.ReturnPolicyId,
            "readiness_state_id" => EtsySettings.Names.ReadinessStateId,
            var field => field,
        }
        : null;

    private static (string Error, string Description) Read(string body)
    {
        try
        {
            var error = JsonSerializer.Deserialize(body, EtsyJson.Default.WireError);
            return (error?.Error ?? "no reason given", error?.ErrorDescription ?? "");
        }
        catch (JsonException)
        {
            // A proxy in between answers in HTML; nothing of it helps a seller.
            return ("no reason given", "");
        }
    }

    [GeneratedRegex(@"problem with /?(?<field>\w+)[^:]*:\s*(?<problem>.+?)\.?$", RegexOptions.None, 1000)]
    private static partial Regex Problem();

    [GeneratedRegex(
        @"\b(?<field>title|description|price|quantity|tags|sku|images?|image_ids|alt_text|taxonomy_id|who_made|when_made|shipping_profile_id|return_policy_id|readiness_state_id|tracking_code|carrier_name)\b",
        RegexOptions.None, 1000)]
    private static partial Regex FieldName();

    [GeneratedRegex("api[ -]?key|shared secret", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AppKey();
}
