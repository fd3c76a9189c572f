using Marketplace.Sandbox.Control;
using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Limits;
using Marketplace.Sandbox.Pages;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Etsy.Control;

/// <summary>The control surface as a page.</summary>
internal static class EtsyControlPage
{
    private const int MostShown = 200;

    public static IResult Show(
        EtsyStore store, WebhookOutbox outbox, FaultPlans faults, [FromKeyedServices(EtsySimulator.Channel)] AppLimits limits) =>
        Page.Show("Etsy sandbox", Html.Of($"""
            <main class="control">
            <p><a href="/">Sandbox</a></p>
            <h1>Etsy</h1>
            <div class="grid">{Html.Each(store.Shops.All.OrderBy(s => s.Id), s => Shop(s, store))}</div>
            <div class="columns">
            {Purchase(store)}
            {ControlParts.FaultForm(EtsySimulator.Channel, "createDraftListing", Limits(limits))}
            {ControlParts.Webhooks(EtsySimulator.Channel, outbox, faults[EtsySimulator.Channel])}
            {ControlParts.Calls(EtsySimulator.Channel, store.Calls, faults[EtsySimulator.Channel], $"{store.AccessTokens.Count} access tokens, {store.RefreshTokens.Count} refresh tokens.")}
            {ControlParts.Data(EtsySimulator.Channel, $"{store.Listings.Count} listings, {store.Receipts.Count} orders.")}
            </div>
            </main>
            """));

    private static Html Shop(EtsyShop shop, EtsyStore store) => Html.Of($"""
        <section class="tile">
        <h2>{shop.Title}</h2>
        <p class="muted">shop {shop.Id}, owner {store.Users.Find(shop.UserId)?.LoginName} ({shop.UserId})</p>
        <p>{Html.Each(store.Listings.All.Where(l => l.ShopId == shop.Id).CountBy(l => l.State), s => Html.Of($"<b>{s.Value}</b> {s.Key} "))}</p>
        <p>
        <a href="/etsy/shop/{shop.Name}">Shop</a> ·
        <a href="/etsy/receipts/{shop.Id}">Orders ({store.Receipts.All.Count(r => r.ShopId == shop.Id)})</a>
        </p>
        </section>
        """);

    private static Html Purchase(EtsyStore store) => Html.Of($"""
        <form class="card" method="post" action="/control/etsy/purchase">
        <h2>Somebody buys</h2>
        <label>Item<select name="listingId" required>
        {Html.Each(ForSale(store), l => Html.Of($"<option value=\"{l.Id}\">{l.Title} ({l.Inventory.Quantity})</option>"))}
        </select></label>
        <label>Quantity<input type="number" name="quantity" value="1" min="1"></label>
        <label>Buyer<input name="buyer" placeholder="anybody"></label>
        <button class="primary">Buy</button>
        </form>
        """);

    private static IEnumerable<Listing> ForSale(EtsyStore store) =>
        store.Listings.All.Where(l => l.State == ListingState.Active).OrderByDescending(l => l.Id).Take(MostShown);

    private static Html Limits(AppLimits limits) => Html.Of($"""
        {ControlParts.Number("perSecond", "Calls per second (0: no limit)", limits.PerSecond.ToString())}
        {ControlParts.Number("perDay", "Calls per day (0: no limit)", limits.PerDay.ToString())}
        """);
}
