namespace Marketplace.Sandbox.Shopify.Store;

/// <summary>An application of the partner dashboard.</summary>
internal sealed record ShopifyApp(string ClientId, string ClientSecret, IReadOnlyList<string> RedirectUris);

/// <param name="Domain"><c>name.myshopify.com</c>, which is also the shop's key.</param>
internal sealed record ShopifyShop(string Domain, long Id, string Name, string Email, string CurrencyCode, DateTimeOffset CreatedAt);

/// <summary>An offline access token: it lives until the app is uninstalled.</summary>
internal sealed record ShopifyToken(string Value, string Shop, string ClientId, IReadOnlyList<string> Scopes);

/// <summary>An authorisation code that waits to be exchanged.</summary>
internal sealed record InstallCode(string Code, string Shop, string ClientId, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt);

internal sealed record ShopLocation(long Id, string Shop, string Name, bool IsActive = true);

internal sealed record ShopPublication(long Id, string Shop, string Name);
