using System.Buffers.Text;
using System.Security.Cryptography;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Pages;

namespace Marketplace.Sandbox.Ebay.OAuth;

/// <summary>The page on which a seller lets an app act for an account.</summary>
internal static class ConsentEndpoints
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromSeconds(299);

    public static void MapEbayConsent(this WebApplication app)
    {
        app.MapGet("/ebay/oauth2/authorize", Show);
        app.MapPost("/ebay/oauth2/authorize", DecideAsync);
    }

    private static IResult Show(HttpRequest http, EbayStore store) => ConsentRequest.Read(store, http.Query) switch
    {
        (null, var problem) => ConsentPage.Problem(problem!),
        ({ } request, _) => ConsentPage.Show(request, store, http.QueryString),
    };

    /// <summary>Form: <c>decision</c> approve or deny, and <c>user_id</c>, the chosen account.</summary>
    private static async Task<IResult> DecideAsync(HttpRequest http, EbayStore store)
    {
        var (request, problem) = ConsentRequest.Read(store, http.Query);
        if (request is null)
            return ConsentPage.Problem(problem!);
        var form = await http.ReadFormAsync(http.HttpContext.RequestAborted);
        if (form["decision"] != "approve")
            return Results.Redirect(request.Back(request.App.AcceptUrl, new("error", "access_denied"), new("error_description", "The user declined.")));
        if (store.Users.Find(form["user_id"].ToString()) is not { } user)
            return ConsentPage.Problem("Choose the account to connect.");
        foreach (var old in store.Codes.Values.Where(c => c.ExpiresAt < store.Now))
            store.Codes.TryRemove(old.Code, out _);
        var code = "v^1.1#c" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48));
        store.Codes[code] = new AuthorizationCode(code, request.App.Id, user.Id, request.Scopes, store.Now + CodeLifetime);
        return Results.Redirect(request.Back(
            request.App.AcceptUrl, new("code", code), new("expires_in", ((int)CodeLifetime.TotalSeconds).ToString())));
    }
}
