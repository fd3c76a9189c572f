using Marketplace.Sandbox.Control;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Pages;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Pages;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Ebay.Control;

/// <summary>The control surface as a page.</summary>
internal static class EbayControlPage
{
    private const int MostShown = 200;

    public static IResult Show(EbayStore store, WebhookOutbox outbox, FaultPlans faults, EbayQuotas quotas) => Page.Show("eBay sandbox", Html.Of($"""
        <main class="control">
        <p><a href="/">Sandbox</a></p>
        <h1>eBay</h1>
        <div class="grid">{Html.Each(store.Users.All.OrderBy(u => u.Id, StringComparer.Ordinal), u => Account(u, store))}</div>
        <div class="columns">
        {Purchase(store)}
        {ControlParts.FaultForm(EbaySimulator.Channel, "publishOffer", ControlParts.Number("perDay", "Calls per day and API (0: no limit)", quotas.PerDay?.ToString() ?? "eBay's"))}
        {ControlParts.Webhooks(EbaySimulator.Channel, outbox, faults[EbaySimulator.Channel])}
        {ControlParts.Calls(EbaySimulator.Channel, store.Calls, faults[EbaySimulator.Channel], $"{store.AccessTokens.Count} access tokens, {store.RefreshTokens.Count} refresh tokens.")}
        {ControlParts.Data(EbaySimulator.Channel, $"{store.Items.Count} inventory items, {store.Listings.Count} listings, {store.Orders.Count} orders.")}
        </div>
        </main>
        """));

    private static Html Account(EbayUser user, EbayStore store) => Html.Of($"""
        <section class="tile">
        <h2>{user.BusinessName}</h2>
        <p class="muted">{user.Username} ({user.Id}), {user.MarketplaceId}</p>
        <p><b>{store.Listings.All.Count(l => l.UserId == user.Id && !l.Ended)}</b> live listings</p>
        <p>
        <a href="/ebay/usr/{user.Username}">Shop</a> ·
        <a href="/ebay/sold/{user.Id}">Orders ({store.Orders.All.Count(o => o.UserId == user.Id)})</a>
        </p>
        </section>
        """);

    private static Html Purchase(EbayStore store) => Html.Of($"""
        <form class="card" method="post" action="/control/ebay/purchase">
        <h2>Somebody buys</h2>
        <label>Item<select name="listingId" required>
        {Html.Each(ForSale(store), item => Html.Of($"<option value=\"{item.Listing.Id}\">{item.Title} ({item.Available})</option>"))}
        </select></label>
        <label>Quantity<input type="number" name="quantity" value="1" min="1"></label>
        <label>Buyer<input name="buyer" placeholder="anybody"></label>
        <button class="primary">Buy</button>
        </form>
        """);

    private static IEnumerable<Showcase> ForSale(EbayStore store) => store.Listings.All.Where(l => !l.Ended).OrderByDescending(l => l.Id, StringComparer.Ordinal)
        .Take(MostShown).Select(l => Showcase.Of(store, l)).OfType<Showcase>().Where(item => item.Available > 0);
}
