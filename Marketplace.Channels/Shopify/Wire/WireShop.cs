namespace Marketplace.Channels.Shopify.Wire;

internal sealed record WireShopAnswer(WireShop Shop);

internal sealed record WireShop(string CurrencyCode, string Name = "", string? Url = null);

/// <param name="Location">The shop's primary location.</param>
internal sealed record WireChoices(WireNodes<WireNamed> Locations, WireNodes<WireNamed> Publications, WireIdentified? Location = null);

internal sealed record WireNamed(string Id, string Name);

internal sealed record WireIdentified(string Id);

internal sealed record WireTokenRequest(string ClientId, string ClientSecret, string Code);

internal sealed record WireToken(string AccessToken, string Scope);
