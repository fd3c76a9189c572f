using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Faults;

namespace Marketplace.Sandbox.Etsy.OAuth;

/// <summary><c>POST /etsy/v3/public/oauth/token</c>: a form, answered with tokens or with an RFC 6749 error.</summary>
internal static class TokenEndpoint
{
    /// <summary>What a planned fault calls this endpoint: a lost answer here leaves the caller with a used-up refresh token.</summary>
    public const string Operation = "oauthToken";

    public static void MapTokenEndpoint(this WebApplication app) =>
        app.MapPost("/etsy/v3/public/oauth/token", (HttpContext context, FaultPlans faults, EtsyStore store, EtsyTokens tokens) =>
            faults[EtsySimulator.Channel].RunAsync(
                context,
                Operation,
                async _ =>
                {
                    store.Calls.AddOrUpdate(Operation, 1, (_, n) => n + 1);
                    await (await ExchangeAsync(context.Request, store, tokens)).ExecuteAsync(context);
                },
                status => Results.Json(new { error = "server_error" }, statusCode: status).ExecuteAsync(context),
                named: true));

    private static async Task<IResult> ExchangeAsync(HttpRequest http, EtsyStore store, EtsyTokens tokens)
    {
        if (!http.HasFormContentType)
            return Refuse("invalid_request", "application/x-www-form-urlencoded is expected");
        var form = await http.ReadFormAsync(http.HttpContext.RequestAborted);
        string Value(string name) => form[name].ToString();

        if (store.Apps.Find(Value("client_id")) is not { } app)
            return Refuse("invalid_client", "client_id is invalid");
        return Value("grant_type") switch
        {
            "authorization_code" => Exchange(app, Value("code"), Value("redirect_uri"), Value("code_verifier"), store, tokens),
            "refresh_token" => tokens.Rotate(app.Keystring, Value("refresh_token")) is { } pair
                ? Answer(pair)
                : Refuse("invalid_grant", "refresh_token is invalid"),
            _ => Refuse("unsupported_grant_type", "grant_type must be authorization_code or refresh_token"),
        };
    }

    private static IResult Exchange(EtsyApp app, string code, string redirectUri, string verifier, EtsyStore store, EtsyTokens tokens)
    {
        // Taking the code out makes it single-use, whatever follows.
        if (!store.Codes.TryRemove(code, out var granted) || granted.Keystring != app.Keystring)
            return Refuse("invalid_grant", "code has been used previously or is invalid");
        if (granted.ExpiresAt <= store.Now)
            return Refuse("invalid_grant", "code has expired");
        if (granted.RedirectUri.ToString() != redirectUri && granted.RedirectUri.OriginalString != redirectUri)
            return Refuse("invalid_grant", "redirect_uri does not match the one of the authorization request");
        if (verifier.Length is < 43 or > 128 || Challenge(verifier) != granted.CodeChallenge)
            return Refuse("invalid_grant", "code_verifier is invalid");
        return Answer(tokens.Issue(app.Keystring, granted.UserId, granted.Scopes));
    }

    private static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static IResult Answer((EtsyToken Access, EtsyToken Refresh) pair) => Results.Json(new
    {
        access_token = pair.Access.Value,
        token_type = "Bearer",
        expires_in = (int)EtsyTokens.AccessLifetime.TotalSeconds,
        refresh_token = pair.Refresh.Value,
    });

    private static IResult Refuse(string error, string description) =>
        Results.Json(new { error, error_description = description }, statusCode: StatusCodes.Status400BadRequest);
}
