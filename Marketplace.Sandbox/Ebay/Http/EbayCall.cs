using Marketplace.Sandbox.Ebay.Store;
using Microsoft.AspNetCore.Http.Features;

namespace Marketplace.Sandbox.Ebay.Http;

/// <summary>One call of an API: which app asks, and for whom.</summary>
internal sealed class EbayCall(HttpContext context, EbayToken token)
{
    public HttpRequest Request => context.Request;

    public HttpResponse Response => context.Response;

    public EbayStore Store { get; } = context.RequestServices.GetRequiredService<EbayStore>();

    public string AppId => token.AppId;

    /// <summary>The seller. An application token has none, and is no seller's.</summary>
    public EbayUser User => token.UserId is { } id && Store.Users.Find(id) is { } user ? user : throw EbayRefusal.Forbidden();

    public string? UserId => token.UserId;

    public CancellationToken Cancelled => context.RequestAborted;

    public string Origin => OriginOf(context.Request);

    /// <summary>What belongs to the app and to no seller is managed with an application token.</summary>
    public void RequireApplication()
    {
        if (token.UserId is not null)
            throw EbayRefusal.Forbidden();
    }

    public static string OriginOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <summary>Pictures of the seed are stored without the server's address, which nobody knows before it runs.</summary>
    public IReadOnlyList<string>? Absolute(IReadOnlyList<string>? urls) => urls is null ? null : [.. urls.Select(url => url.StartsWith('/') ? Origin + url : url)];

    public static ValueTask<EbayCall> BindAsync(HttpContext context) => new(context.Features.GetRequiredFeature<EbayCall>());

    /// <summary>Refuses query parameters that the operation does not have, so that a client's spelling mistakes come out.</summary>
    public void Allow(params IReadOnlyList<string> names)
    {
        if (Request.Query.Keys.FirstOrDefault(key => !names.Contains(key)) is { } unknown)
            throw EbayRefusal.Unreadable($"Unknown query parameter [{unknown}]");
    }

    public string? Query(string name) => Request.Query[name].ToString() is { Length: > 0 } value ? value : null;
}
