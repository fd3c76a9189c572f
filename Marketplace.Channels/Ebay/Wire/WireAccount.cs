namespace Marketplace.Channels.Ebay.Wire;

internal sealed record WireUser(string UserId, string? Username = null, string? RegistrationMarketplaceId = null);

internal sealed record WireLocations(IReadOnlyList<WireLocation>? Locations = null);

internal sealed record WireLocation(string MerchantLocationKey, string? MerchantLocationStatus = null, string? Name = null);

/// <summary>The answer of each of the three lists of policies.</summary>
internal sealed record WirePolicies(
    IReadOnlyList<WirePolicy>? FulfillmentPolicies = null, IReadOnlyList<WirePolicy>? PaymentPolicies = null, IReadOnlyList<WirePolicy>? ReturnPolicies = null)
{
    public IReadOnlyList<WirePolicy> All => FulfillmentPolicies ?? PaymentPolicies ?? ReturnPolicies ?? [];
}

internal sealed record WirePolicy(string Name, string? FulfillmentPolicyId = null, string? PaymentPolicyId = null, string? ReturnPolicyId = null)
{
    public string? Id => FulfillmentPolicyId ?? PaymentPolicyId ?? ReturnPolicyId;
}

internal sealed record WireCategoryTree(string CategoryTreeId);

internal sealed record WireCategorySuggestions(IReadOnlyList<WireCategorySuggestion>? CategorySuggestions = null);

/// <param name="CategoryTreeNodeAncestors">Nearest first.</param>
internal sealed record WireCategorySuggestion(WireCategory Category, IReadOnlyList<WireCategory>? CategoryTreeNodeAncestors = null);

internal sealed record WireCategory(string CategoryId, string CategoryName);

internal sealed record WireAspects(IReadOnlyList<WireAspect>? Aspects = null);

internal sealed record WireAspect(string LocalizedAspectName, WireAspectConstraint? AspectConstraint = null, IReadOnlyList<WireAspectValue>? AspectValues = null);

internal sealed record WireAspectConstraint(bool AspectRequired = false, bool AspectEnabledForVariations = false, string? AspectMode = null);

internal sealed record WireAspectValue(string LocalizedValue);

internal sealed record WireRateLimits(IReadOnlyList<WireRateLimit>? RateLimits = null);

internal sealed record WireRateLimit(string? ApiName = null, IReadOnlyList<WireRateResource>? Resources = null);

internal sealed record WireRateResource(IReadOnlyList<WireRate>? Rates = null);

/// <param name="TimeWindow">Seconds.</param>
internal sealed record WireRate(int? Limit = null, int? Remaining = null, int? TimeWindow = null);

/// <summary>The answer of the token address.</summary>
internal sealed record WireToken(string AccessToken, int ExpiresIn, string? RefreshToken = null);

internal sealed record WireTokenError(string? Error = null);
