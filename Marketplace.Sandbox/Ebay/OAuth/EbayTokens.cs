using System.Buffers.Text;
using System.Security.Cryptography;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.OAuth;

/// <summary>Access tokens of two hours, and refresh tokens of 18 months that stay the same however often they are used.</summary>
internal sealed class EbayTokens(EbayStore store)
{
    public static readonly TimeSpan AccessLifetime = TimeSpan.FromSeconds(7200);
    public static readonly TimeSpan RefreshLifetime = TimeSpan.FromSeconds(47_304_000);

    /// <summary>The token of a call, checked against what the operation asks for.</summary>
    public EbayToken Check(HttpRequest request, EbayOperation operation)
    {
        var scheme = operation.Api.IsPostOrder ? "IAF " : "Bearer ";
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
            throw EbayRefusal.MissingToken();
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) || store.AccessTokens.Find(header[scheme.Length..].Trim()) is not { } token)
            throw EbayRefusal.InvalidToken("Invalid access token. Check the value of the Authorization HTTP request header.");
        if (token.ExpiresAt <= store.Now)
            throw EbayRefusal.InvalidToken("The access token has expired.");
        return operation.Scopes.Count == 0 || operation.Scopes.Any(scope => token.Scopes.Contains(EbayScopes.Full(scope))) ? token : throw EbayRefusal.Forbidden();
    }

    public (EbayToken Access, EbayToken Refresh) Grant(string appId, string userId, IReadOnlyList<string> scopes)
    {
        using (store.Change())
        {
            var refresh = New("v^1.1#r", appId, userId, scopes, RefreshLifetime);
            store.RefreshTokens.Put(refresh.Value, refresh);
            return (Access(appId, userId, scopes), refresh);
        }
    }

    /// <summary>An application token has no user.</summary>
    public EbayToken Access(string appId, string? userId, IReadOnlyList<string> scopes)
    {
        using (store.Change())
        {
            foreach (var old in store.AccessTokens.All.Where(t => t.ExpiresAt < store.Now - AccessLifetime))
                store.AccessTokens.Remove(old.Value);
            var access = New("v^1.1#i", appId, userId, scopes, AccessLifetime);
            return store.AccessTokens.Put(access.Value, access);
        }
    }

    public void ExpireAccess()
    {
        using (store.Change())
        {
            foreach (var token in store.AccessTokens.All)
                store.AccessTokens.Put(token.Value, token with { ExpiresAt = store.Now.AddSeconds(-1) });
        }
    }

    private EbayToken New(string prefix, string appId, string? userId, IReadOnlyList<string> scopes, TimeSpan lifetime) =>
        new($"{prefix}{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48))}", appId, userId, scopes, store.Now + lifetime);
}
