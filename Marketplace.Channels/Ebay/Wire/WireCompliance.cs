namespace Marketplace.Channels.Ebay.Wire;

internal sealed record WireViolationSummary(IReadOnlyList<WireViolationCount>? ViolationSummaries = null);

internal sealed record WireViolationCount(string? ComplianceType = null, string? MarketplaceId = null);

/// <param name="Total">Of listings; eBay tells of no more than 2,000.</param>
internal sealed record WireViolations(int Total = 0, IReadOnlyList<WireListingViolations>? ListingViolations = null);

internal sealed record WireListingViolations(string ListingId, IReadOnlyList<WireViolation>? Violations = null);

/// <param name="ComplianceState"><c>AT_RISK</c> or <c>OUT_OF_COMPLIANCE</c>, which is meant where there is none.</param>
internal sealed record WireViolation(
    string? ReasonCode = null, string? Message = null, string? ComplianceState = null, WireViolationVariation? Variation = null, WireCorrections? CorrectiveRecommendations = null);

internal sealed record WireViolationVariation(string? Sku = null);

internal sealed record WireCorrections(IReadOnlyList<WireAspectCorrection>? AspectRecommendations = null);

internal sealed record WireAspectCorrection(string LocalizedAspectName, IReadOnlyList<string>? SuggestedValues = null);
