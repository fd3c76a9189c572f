using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Pages;

namespace Marketplace.Sandbox.Etsy.OAuth;

internal static class ConsentPage
{
    public static IResult Problem(string message) => Page.Show("Authorization failed", Html.Of($"""
        <main class="card narrow">
        <p class="brand">Etsy <small>simulated</small></p>
        <h1>Authorization failed</h1>
        <p role="alert">{message}</p>
        </main>
        """), "etsy", StatusCodes.Status400BadRequest);

    public static IResult Show(ConsentRequest request, EtsyStore store, QueryString query) => Page.Show("Connect an application", Html.Of($"""
        <main class="card narrow">
        <p class="brand">Etsy <small>simulated</small></p>
        <h1>An application would like to connect to your account</h1>
        <p>It comes back to <b>{request.RedirectUri.GetLeftPart(UriPartial.Authority)}</b> and asks to:</p>
        <ul class="scopes">{Html.Each(request.Scopes, scope => Html.Of($"<li>{EtsyScopes.All[scope]} <code>{scope}</code></li>"))}</ul>
        <form method="post" action="/etsy/oauth/connect{query}">
        <fieldset>
        <legend>For which shop?</legend>
        {Html.Each(store.Shops.All.OrderBy(s => s.Id).Index(), s => Shop(store, s.Item, s.Index == 0))}
        </fieldset>
        <p class="actions">
        <button name="decision" value="approve" class="primary">Grant access</button>
        <button name="decision" value="deny">Deny</button>
        </p>
        </form>
        </main>
        """), "etsy");

    private static Html Shop(EtsyStore store, EtsyShop shop, bool first) => Html.Of($"""
        <label class="choice"><input type="radio" name="user_id" value="{shop.UserId}" required {Html.If(first, $"checked")}>
        <span><b>{shop.Name}</b><br><small>{shop.Title}, owned by {store.Users.Find(shop.UserId)?.LoginName}</small></span></label>
        """);
}
