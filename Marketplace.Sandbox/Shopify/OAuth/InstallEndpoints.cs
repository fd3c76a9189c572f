using System.Security.Cryptography;
using Marketplace.Sandbox.Pages;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.OAuth;

/// <summary>The page on which a merchant installs an app, and the exchange of what comes back for a token.</summary>
internal static class InstallEndpoints
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    public static void MapInstall(this WebApplication app)
    {
        app.MapGet("/shopify/{shop}/admin/oauth/authorize", Show);
        app.MapPost("/shopify/{shop}/admin/oauth/authorize", DecideAsync);
        app.MapPost("/shopify/{shop}/admin/oauth/access_token", ExchangeAsync);
    }

    private static IResult Show(string shop, HttpRequest http, ShopifyStore store) => InstallRequest.Read(store, shop, http.Query) switch
    {
        ({ } request, _) => InstallPage(request, http.QueryString),
        (_, var problem) => Problem(problem!),
    };

    /// <summary>Form: <c>decision</c> install or cancel.</summary>
    private static async Task<IResult> DecideAsync(string shop, HttpRequest http, ShopifyStore store)
    {
        var (request, problem) = InstallRequest.Read(store, shop, http.Query);
        if (request is null)
            return Problem(problem!);
        var form = await http.ReadFormAsync(http.HttpContext.RequestAborted);
        // A merchant who does not want the app stays on Shopify.
        if (form["decision"] != "install")
            return Results.LocalRedirect($"/shopify/{shop}");
        foreach (var old in store.Codes.Values.Where(c => c.ExpiresAt < store.Now))
            store.Codes.TryRemove(old.Code, out _);
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        store.Codes[code] = new InstallCode(code, shop, request.App.ClientId, request.Scopes, store.Now + CodeLifetime);
        return Results.Redirect(request.Back(code, store.Now).ToString());
    }

    private static async Task<IResult> ExchangeAsync(string shop, HttpRequest http, ShopifyStore store)
    {
        var fields = http.HasFormContentType
            ? (await http.ReadFormAsync(http.HttpContext.RequestAborted)).ToDictionary(f => f.Key, f => f.Value.ToString())
            : await http.ReadFromJsonAsync<Dictionary<string, string>>(http.HttpContext.RequestAborted) ?? [];
        string Value(string name) => fields.GetValueOrDefault(name) ?? "";
        if (store.Apps.Find(Value("client_id")) is not { } app || app.ClientSecret != Value("client_secret"))
            return Refuse("application_cannot_be_found", "The application cannot be found.");
        // Taking the code out makes it single-use, whatever follows.
        if (!store.Codes.TryRemove(Value("code"), out var granted) || granted.ClientId != app.ClientId || granted.Shop != shop || granted.ExpiresAt <= store.Now)
            return Refuse("invalid_request", "The authorization code was not found or was already used");
        using (store.Change())
        {
            // An app has one offline token per shop and set of scopes: installing again gives the same one.
            var token = store.Tokens.All.FirstOrDefault(t => t.Shop == shop && t.ClientId == app.ClientId && t.Scopes.SequenceEqual(granted.Scopes))
                ?? new ShopifyToken($"shpat_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}", shop, app.ClientId, granted.Scopes);
            store.Tokens.Put(token.Value, token);
            return Results.Json(new { access_token = token.Value, scope = string.Join(',', granted.Scopes) });
        }
    }

    private static IResult Refuse(string error, string description) =>
        Results.Json(new { error, error_description = description }, statusCode: StatusCodes.Status400BadRequest);

    private static IResult InstallPage(InstallRequest request, QueryString query) => Page.Show("Install app", Html.Of($"""
        <main class="card narrow">
        <p class="brand">Shopify <small>simulated</small></p>
        <h1>Install app in {request.Shop.Name}</h1>
        <p class="muted">{request.Shop.Domain}</p>
        <p>The app at <b>{request.RedirectUri.GetLeftPart(UriPartial.Authority)}</b> will be able to:</p>
        <ul class="scopes">{Html.Each(request.Scopes, scope => Html.Of($"<li>{ShopifyScopes.All[scope]} <code>{scope}</code></li>"))}</ul>
        <form method="post" action="/shopify/{request.Shop.Domain}/admin/oauth/authorize{query}">
        <p class="actions">
        <button name="decision" value="install" class="primary">Install</button>
        <button name="decision" value="cancel">Cancel</button>
        </p>
        </form>
        </main>
        """), "shopify");

    private static IResult Problem(string message) => Page.Show("Install app", Html.Of($"""
        <main class="card narrow">
        <p class="brand">Shopify <small>simulated</small></p>
        <h1>The app couldn’t be installed</h1>
        <p role="alert">{message}</p>
        </main>
        """), "shopify", StatusCodes.Status400BadRequest);
}
