using System.Text.Json.Serialization;

namespace Marketplace.Channels.Etsy.Wire;

internal sealed record WireShop(long ShopId, string ShopName, string? Url = null, string? CurrencyCode = null);

internal sealed record WireSelf(long UserId, long? ShopId = null);

internal sealed record WirePong(long ApplicationId);

internal sealed record WireShippingProfile(long ShippingProfileId, string? Title = null, bool IsDeleted = false);

internal sealed record WireReadinessState(long ReadinessStateId, string ReadinessState, string? ProcessingDaysDisplayLabel = null);

internal sealed record WireReturnPolicy(long ReturnPolicyId, bool AcceptsReturns, bool AcceptsExchanges, int? ReturnDeadline = null);

internal sealed record WireTaxonomyNode(long Id, string Name, IReadOnlyList<WireTaxonomyNode>? Children = null);

/// <summary>The answer of the token address.</summary>
internal sealed record WireToken(string AccessToken, int ExpiresIn, string RefreshToken);

/// <summary>A webhook's body; which shop it is of is known from the address it came to.</summary>
internal sealed record WireNotice(string? EventType = null, string? ResourceUrl = null);

/// <summary>What a simulator's webhook registration takes and gives; Etsy itself has a page for it.</summary>
internal sealed record WireWebhookRequest([property: JsonPropertyName("shopId")] string ShopId, [property: JsonPropertyName("callbackUrl")] Uri CallbackUrl);

internal sealed record WireWebhook(string Id, string Secret);

internal sealed record WireWebhooks(IReadOnlyList<WireWebhook> Subscriptions);

internal sealed record WireError(string? Error = null, string? ErrorDescription = null);

internal sealed record WireList<T>(int Count, IReadOnlyList<T> Results);
