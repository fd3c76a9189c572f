using System.Buffers.Text;
using System.Security.Cryptography;
using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Pages;

namespace Marketplace.Sandbox.Etsy.OAuth;

/// <summary>The page on which a seller lets an app act for a shop.</summary>
internal static class ConsentEndpoints
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    public static void MapConsent(this WebApplication app)
    {
        app.MapGet("/etsy/oauth/connect", Show);
        app.MapPost("/etsy/oauth/connect", DecideAsync);
    }

    private static IResult Show(HttpRequest http, EtsyStore store) => ConsentRequest.Read(store, http.Query) switch
    {
        (null, var problem) => ConsentPage.Problem(problem!),
        ({ Refusal: { } back }, _) => Results.Redirect(back.ToString()),
        ({ } request, _) => ConsentPage.Show(request, store, http.QueryString),
    };

    /// <summary>Form: <c>decision</c> approve or deny, and <c>user_id</c>, the owner of the chosen shop.</summary>
    private static async Task<IResult> DecideAsync(HttpRequest http, EtsyStore store)
    {
        var (request, problem) = ConsentRequest.Read(store, http.Query);
        if (request is null)
            return ConsentPage.Problem(problem!);
        if (request.Refusal is { } back)
            return Results.Redirect(back.ToString());

        var form = await http.ReadFormAsync(http.HttpContext.RequestAborted);
        if (form["decision"] != "approve")
            return Results.Redirect(request.Back(("error", "access_denied"), ("error_description", "The user denied consent")).ToString());
        if (!long.TryParse(form["user_id"], out var userId) || store.Users.Find(userId) is null)
            return ConsentPage.Problem("Choose the shop to connect.");

        foreach (var old in store.Codes.Values.Where(c => c.ExpiresAt < store.Now))
            store.Codes.TryRemove(old.Code, out _);
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48));
        store.Codes[code] = new AuthorizationCode(
            code, request.App.Keystring, userId, request.Scopes, request.RedirectUri, request.CodeChallenge, store.Now + CodeLifetime);
        return Results.Redirect(request.Back(("code", code)).ToString());
    }
}
