namespace Marketplace.Sandbox.Ebay.Store;

/// <param name="RuName">The name under which <paramref name="AcceptUrl"/> is registered; what apps send as <c>redirect_uri</c>.</param>
/// <param name="AcceptUrl">Where the consent page sends the browser.</param>
internal sealed record EbayApp(string Id, string Secret, string RuName, Uri AcceptUrl);

/// <param name="MarketplaceId">Where the account was registered and its policies are, such as <c>EBAY_US</c>.</param>
internal sealed record EbayUser(string Id, string Username, string BusinessName, string Email, string MarketplaceId);

/// <param name="UserId">None for an application token.</param>
internal sealed record EbayToken(string Value, string AppId, string? UserId, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt);

internal sealed record AuthorizationCode(string Code, string AppId, string UserId, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt);
