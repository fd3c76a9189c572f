namespace Marketplace.Sandbox.Ebay.Store;

internal enum PolicyKind
{
    Fulfillment,
    Payment,
    Return,
}

/// <param name="ShippingCost">Of a fulfilment policy.</param>
/// <param name="Days">Handling time of a fulfilment policy, or the return period of a return policy; null where returns are not accepted.</param>
internal sealed record StoredPolicy(string Id, string UserId, PolicyKind Kind, string MarketplaceId, string Name, decimal ShippingCost, int? Days);

internal sealed record StoredLocation(string UserId, string Key, LocationBody Body);

/// <summary>The definition's <c>InventoryLocationFull</c>.</summary>
internal sealed record LocationBody
{
    public LocationPlace? Location { get; init; }
    public string? LocationAdditionalInformation { get; init; }
    public string? LocationInstructions { get; init; }
    public IReadOnlyList<string>? LocationTypes { get; init; }
    public string? LocationWebUrl { get; init; }
    public string? MerchantLocationStatus { get; init; }
    public string? Name { get; init; }
    public string? Phone { get; init; }
}

internal sealed record LocationPlace(LocationAddress? Address);

internal sealed record LocationAddress(string? AddressLine1, string? AddressLine2, string? City, string? Country, string? PostalCode, string? StateOrProvince);
