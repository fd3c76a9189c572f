using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Pages;

namespace Marketplace.Sandbox.Ebay.OAuth;

internal static class ConsentPage
{
    public static IResult Problem(string message) => Page.Show("Authorization failed", Html.Of($"""
        <main class="card narrow">
        <p class="brand">eBay <small>simulated</small></p>
        <h1>Authorization failed</h1>
        <p role="alert">{message}</p>
        </main>
        """), "ebay", StatusCodes.Status400BadRequest);

    public static IResult Show(ConsentRequest request, EbayStore store, QueryString query) => Page.Show("Grant application access", Html.Of($"""
        <main class="card narrow">
        <p class="brand">eBay <small>simulated</small></p>
        <h1>Grant application access</h1>
        <p>{request.App.Id} comes back to <b>{request.App.AcceptUrl.GetLeftPart(UriPartial.Authority)}</b> and would like to:</p>
        <ul class="scopes">{Html.Each(request.Scopes, scope => Html.Of($"<li>{EbayScopes.All[scope]}</li>"))}</ul>
        <form method="post" action="/ebay/oauth2/authorize{query}">
        <fieldset>
        <legend>For which account?</legend>
        {Html.Each(store.Users.All.OrderBy(u => u.Id, StringComparer.Ordinal).Index(), u => Account(u.Item, u.Index == 0))}
        </fieldset>
        <p class="actions">
        <button name="decision" value="approve" class="primary">Agree and continue</button>
        <button name="decision" value="deny">Not now</button>
        </p>
        </form>
        </main>
        """), "ebay");

    private static Html Account(EbayUser user, bool first) => Html.Of($"""
        <label class="choice"><input type="radio" name="user_id" value="{user.Id}" required {Html.If(first, $"checked")}>
        <span><b>{user.Username}</b><br><small>{user.BusinessName}, {user.MarketplaceId}</small></span></label>
        """);
}
