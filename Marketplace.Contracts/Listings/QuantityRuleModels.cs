namespace Marketplace.Contracts.Listings;

/// <summary>
/// GET /api/quantity-rules: how much of the stock each connection shows, at one scope: <c>?sku=</c>, <c>?productId=</c>, or neither for the
/// connections' own defaults. The most particular scope that says something wins, value by value.
/// </summary>
/// <param name="HoldBack">Units kept off this connection; null where this scope leaves it to the wider one.</param>
/// <param name="ListAtMost">The most that is shown; null where this scope leaves it to the wider one.</param>
/// <param name="InheritedHoldBack">What the wider scopes say.</param>
/// <param name="InheritedListAtMost">What the wider scopes say; null: everything is shown.</param>
/// <param name="Shown">Of a SKU: how many units the connection shows now.</param>
public sealed record QuantityRuleModel(
    Guid ConnectionId, string ConnectionName, string Channel, int? HoldBack, int? ListAtMost, int InheritedHoldBack, int? InheritedListAtMost, int? Shown);

/// <summary>PUT /api/quantity-rules: sets what one scope says, a SKU's, a product's, or (both null) the connection's.</summary>
public sealed record QuantityRuleInput(Guid ConnectionId, Guid? ProductId, string? Sku, int? HoldBack, int? ListAtMost);
