using Marketplace.Sandbox.Control;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Pages;
using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Shopify.Control;

/// <summary>The control surface as a page.</summary>
internal static class ShopifyControlPage
{
    private const int MostShown = 200;

    public static IResult Show(ShopifyStore store, WebhookOutbox outbox, FaultPlans faults, Throttle throttle) => Page.Show("Shopify sandbox", Html.Of($"""
        <main class="control">
        <p><a href="/">Sandbox</a></p>
        <h1>Shopify</h1>
        <div class="grid">{Html.Each(store.Shops.All.OrderBy(s => s.Id), s => Shop(s, store))}</div>
        <div class="columns">
        {Purchase(store)}
        {ControlParts.FaultForm(ShopifySimulator.Channel, "productSet", ControlParts.Number("perSecond", "Points per second (0: no limit)", $"{throttle.PerSecond}"))}
        {ControlParts.Webhooks(ShopifySimulator.Channel, outbox, faults[ShopifySimulator.Channel])}
        {ControlParts.Calls(ShopifySimulator.Channel, store.Calls, faults[ShopifySimulator.Channel], $"{store.Tokens.Count} access tokens.")}
        {ControlParts.Data(ShopifySimulator.Channel, $"{store.Products.Count} products, {store.Orders.Count} orders.")}
        </div>
        </main>
        """));

    private static Html Shop(ShopifyShop shop, ShopifyStore store) => Html.Of($"""
        <section class="tile">
        <h2>{shop.Name}</h2>
        <p class="muted">{shop.Domain}</p>
        <p>{Html.Each(store.ProductsByShop.Of(shop.Domain).All.CountBy(p => p.Status), s => Html.Of($"<b>{s.Value}</b> {s.Key.ToLowerInvariant()} "))}</p>
        <p><a href="/shopify/{shop.Domain}">Shop</a> · <a href="/shopify/{shop.Domain}/orders">Orders ({store.OrdersOf(shop.Domain).Count()})</a></p>
        <form method="post" action="/control/shopify/uninstall"><button class="danger" name="shop" value="{shop.Domain}">Uninstall the app</button></form>
        </section>
        """);

    private static Html Purchase(ShopifyStore store) => Html.Of($"""
        <form class="card" method="post" action="/control/shopify/purchase">
        <h2>Somebody buys</h2>
        <label>Product<select name="productId" required>
        {Html.Each(store.Products.All.Where(p => p.IsForSale).OrderByDescending(p => p.Id).Take(MostShown), p => Html.Of($"<option value=\"{p.Id}\">{p.Title} ({p.Available})</option>"))}
        </select></label>
        <label>Quantity<input type="number" name="quantity" value="1" min="1"></label>
        <label>Buyer<input name="buyer" placeholder="anybody"></label>
        <button class="primary">Buy</button>
        </form>
        """);
}
