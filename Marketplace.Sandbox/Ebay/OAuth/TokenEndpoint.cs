using System.Text;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Faults;

namespace Marketplace.Sandbox.Ebay.OAuth;

/// <summary><c>POST /ebay/identity/v1/oauth2/token</c>: a form with the app's credentials as Basic, answered with tokens or with an RFC 6749 error.</summary>
internal static class TokenEndpoint
{
    /// <summary>What a planned fault calls this endpoint.</summary>
    public const string Operation = "oauthToken";

    public static void MapEbayTokenEndpoint(this WebApplication app) =>
        app.MapPost("/ebay/identity/v1/oauth2/token", (HttpContext context, FaultPlans faults, EbayStore store, EbayTokens tokens) =>
            faults[EbaySimulator.Channel].RunAsync(
                context,
                Operation,
                async _ =>
                {
                    store.Calls.AddOrUpdate(Operation, 1, (_, n) => n + 1);
                    await (await ExchangeAsync(context.Request, store, tokens)).ExecuteAsync(context);
                },
                status => Results.Json(new { error = "server_error" }, statusCode: status).ExecuteAsync(context),
                named: true));

    private static async Task<IResult> ExchangeAsync(HttpRequest http, EbayStore store, EbayTokens tokens)
    {
        if (!http.HasFormContentType)
            return Refuse("invalid_request", "application/x-www-form-urlencoded is expected");
        if (Client(http, store) is not { } app)
            return Refuse("invalid_client", "client authentication failed", StatusCodes.Status401Unauthorized);
        var form = await http.ReadFormAsync(http.HttpContext.RequestAborted);
        return form["grant_type"].ToString() switch
        {
            "authorization_code" => Exchange(app, form["code"].ToString(), form["redirect_uri"].ToString(), store, tokens),
            "refresh_token" => Refresh(app, form["refresh_token"].ToString(), form["scope"].ToString(), store, tokens),
            "client_credentials" => Application(app, form["scope"].ToString(), tokens),
            _ => Refuse("unsupported_grant_type", "grant type in request is not supported by the authorization server"),
        };
    }

    private static EbayApp? Client(HttpRequest http, EbayStore store)
    {
        const string Scheme = "Basic ";
        var header = http.Headers.Authorization.ToString();
        var bytes = new byte[header.Length];
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !Convert.TryFromBase64String(header[Scheme.Length..], bytes, out var length))
            return null;
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts.Length == 2 && store.Apps.Find(parts[0]) is { } app && app.Secret == parts[1] ? app : null;
    }

    private static IResult Exchange(EbayApp app, string code, string redirectUri, EbayStore store, EbayTokens tokens)
    {
        // Taking the code out makes it single-use, whatever follows.
        if (!store.Codes.TryRemove(code, out var granted) || granted.AppId != app.Id || granted.ExpiresAt <= store.Now || redirectUri != app.RuName)
            return Refuse("invalid_grant", "the provided authorization grant code is invalid or was issued to another client");
        var (access, refresh) = tokens.Grant(app.Id, granted.UserId, granted.Scopes);
        return Results.Json(new
        {
            access_token = access.Value,
            expires_in = (int)EbayTokens.AccessLifetime.TotalSeconds,
            refresh_token = refresh.Value,
            refresh_token_expires_in = (int)EbayTokens.RefreshLifetime.TotalSeconds,
            token_type = "User Access Token",
        });
    }

    private static IResult Refresh(EbayApp app, string refreshToken, string scope, EbayStore store, EbayTokens tokens)
    {
        if (store.RefreshTokens.Find(refreshToken) is not { } refresh || refresh.AppId != app.Id || refresh.ExpiresAt <= store.Now)
            return Refuse("invalid_grant", "the provided authorization refresh token is invalid or was issued to another client");
        string[] scopes = scope.Length == 0 ? [.. refresh.Scopes] : scope.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return scopes.Except(refresh.Scopes).Any()
            ? Refuse("invalid_scope", "the requested scope is invalid, unknown, malformed, or exceeds the scope granted to the client")
            : Answer(tokens.Access(app.Id, refresh.UserId, scopes), "User Access Token");
    }

    private static IResult Application(EbayApp app, string scope, EbayTokens tokens)
    {
        string[] scopes = scope.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return scopes is [EbayScopes.Basic]
            ? Answer(tokens.Access(app.Id, null, scopes), "Application Access Token")
            : Refuse("invalid_scope", "the requested scope is invalid, unknown, malformed, or exceeds the scope granted to the client");
    }

    private static IResult Answer(EbayToken access, string type) =>
        Results.Json(new { access_token = access.Value, expires_in = (int)EbayTokens.AccessLifetime.TotalSeconds, token_type = type });

    private static IResult Refuse(string error, string description, int status = StatusCodes.Status400BadRequest) =>
        Results.Json(new { error, error_description = description }, statusCode: status);
}
