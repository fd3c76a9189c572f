using System.Buffers.Text;
using System.Security.Cryptography;
using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.OAuth;

/// <summary>Access tokens of an hour and rotating refresh tokens of 90 days, both prefixed with the user's id.</summary>
internal sealed class EtsyTokens(EtsyStore store)
{
    public static readonly TimeSpan AccessLifetime = TimeSpan.FromHours(1);
    public static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(90);

    /// <summary>The bearer token of a call, checked against what the operation asks for.</summary>
    /// <param name="request">The call.</param>
    /// <param name="app">The app that the key named; tokens of other apps are unknown to it.</param>
    /// <param name="scope">See <see cref="EtsyOperation.Scope"/>.</param>
    public EtsyToken? Check(HttpRequest request, EtsyApp app, string? scope)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return scope is null ? null : throw EtsyRefusal.InvalidToken("missing bearer token");
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            throw EtsyRefusal.InvalidToken("malformed authorization header");
        if (store.AccessTokens.Find(header["Bearer ".Length..].Trim()) is not { } token || token.Keystring != app.Keystring)
            throw EtsyRefusal.InvalidToken("access token is invalid");
        if (token.ExpiresAt <= store.Now)
            throw EtsyRefusal.InvalidToken("access token is expired");
        if (scope is { Length: > 0 } && !token.Scopes.Contains(scope))
            throw new EtsyRefusal(StatusCodes.Status403Forbidden, "insufficient_scope", $"access token lacks the required scope: {scope}");
        return token;
    }

    /// <summary>Issues a new pair; expired ones of the same user are forgotten on the way.</summary>
    public (EtsyToken Access, EtsyToken Refresh) Issue(string keystring, long userId, IReadOnlyList<string> scopes)
    {
        using (store.Change())
        {
            foreach (var old in store.AccessTokens.All.Where(t => t.UserId == userId && t.ExpiresAt < store.Now - AccessLifetime))
                store.AccessTokens.Remove(old.Value);
            var access = New(AccessLifetime);
            var refresh = New(RefreshLifetime);
            store.AccessTokens.Put(access.Value, access);
            store.RefreshTokens.Put(refresh.Value, refresh);
            return (access, refresh);
        }

        EtsyToken New(TimeSpan lifetime) =>
            new($"{userId}.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48))}", keystring, userId, scopes, store.Now + lifetime);
    }

    /// <summary>Uses a refresh token up; a token that was used before is unknown.</summary>
    public (EtsyToken Access, EtsyToken Refresh)? Rotate(string keystring, string refreshToken)
    {
        using (store.Change())
        {
            if (store.RefreshTokens.Find(refreshToken) is not { } old || old.Keystring != keystring || old.ExpiresAt <= store.Now)
                return null;
            store.RefreshTokens.Remove(refreshToken);
            return Issue(keystring, old.UserId, old.Scopes);
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
}
