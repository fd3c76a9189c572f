using System.Text.Json;

namespace Marketplace.Channels.Shopify.Wire;

/// <summary>An answer of the API: data, or what is wrong with the request as a whole.</summary>
internal sealed record WireAnswer<T>(T? Data = default, IReadOnlyList<WireGraphError>? Errors = null);

internal sealed record WireGraphError(string Message, WireErrorExtensions? Extensions = null);

internal sealed record WireErrorExtensions(string? Code = null);

/// <summary>What a mutation refuses in its input.</summary>
internal sealed record WireUserError(string Message, IReadOnlyList<string>? Field = null, string? Code = null);

internal sealed record WireRequest(string Query, JsonElement Variables);

internal sealed record WireNodes<T>(IReadOnlyList<T> Nodes, WirePageInfo? PageInfo = null)
{
    public string? Next => PageInfo is { HasNextPage: true } page ? page.EndCursor : null;
}

internal sealed record WirePageInfo(bool HasNextPage, string? EndCursor = null);

internal sealed record WireMoneyBag(WireMoney ShopMoney);

internal sealed record WireMoney(decimal Amount, string? CurrencyCode = null);
