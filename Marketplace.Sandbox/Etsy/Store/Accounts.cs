namespace Marketplace.Sandbox.Etsy.Store;

/// <summary>An application registered in the developer portal.</summary>
internal sealed record EtsyApp(string Keystring, string SharedSecret, long ApplicationId, IReadOnlyList<string> RedirectUris);

internal sealed record EtsyUser(long Id, string LoginName, string FirstName, string LastName, string Email);

internal sealed record EtsyShop(long Id, long UserId, string Name, string Title, string Announcement, string CurrencyCode, long CreatedAt);

/// <summary>An authorisation code that waits to be exchanged.</summary>
internal sealed record AuthorizationCode(
    string Code, string Keystring, long UserId, IReadOnlyList<string> Scopes, Uri RedirectUri, string CodeChallenge, DateTimeOffset ExpiresAt);

/// <summary>An access or a refresh token.</summary>
internal sealed record EtsyToken(string Value, string Keystring, long UserId, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt);
