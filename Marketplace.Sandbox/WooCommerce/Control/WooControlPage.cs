using Marketplace.Sandbox.Control;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Limits;
using Marketplace.Sandbox.Pages;
using Marketplace.Sandbox.Webhooks;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Control;

/// <summary>The control surface as a page.</summary>
internal static class WooControlPage
{
    private const int MostShown = 200;

    public static IResult Show(
        HttpRequest request, WooStore store, WebhookOutbox outbox, FaultPlans faults, [FromKeyedServices(WooCommerceSimulator.Channel)] AppLimits limits) => Page.Show("WooCommerce sandbox", Html.Of($"""
        <main class="control">
        <p><a href="/">Sandbox</a></p>
        <h1>WooCommerce</h1>
        <div class="grid">{Html.Each(store.Shops.All.OrderBy(s => s.Slug), s => Shop(s, store, $"{request.Scheme}://{request.Host}"))}</div>
        <div class="columns">
        {Purchase(store)}
        {ControlParts.FaultForm(WooCommerceSimulator.Channel, "createProduct", ControlParts.Number("perSecond", "Calls per second (0: no limit)", $"{limits.PerSecond}"))}
        {ControlParts.Webhooks(WooCommerceSimulator.Channel, outbox, faults[WooCommerceSimulator.Channel])}
        {ControlParts.Calls(WooCommerceSimulator.Channel, store.Calls, faults[WooCommerceSimulator.Channel], $"{store.Keys.Count} keys.")}
        {ControlParts.Data(WooCommerceSimulator.Channel, $"{store.Products.Count} products, {store.Orders.Count} orders.")}
        </div>
        </main>
        """));

    private static Html Shop(WooShop shop, WooStore store, string origin) => Html.Of($"""
        <section class="tile">
        <h2>{shop.Name}</h2>
        <p class="muted">{origin}/woocommerce/{shop.Slug}</p>
        <p>{Html.Each(store.ProductsOf(shop.Slug).CountBy(p => p.Status), s => Html.Of($"<b>{s.Value}</b> {s.Key} "))}</p>
        <p><a href="/woocommerce/{shop.Slug}">Shop</a> · <a href="/woocommerce/{shop.Slug}/orders">Orders ({store.OrdersOf(shop.Slug).Count()})</a></p>
        </section>
        """);

    private static Html Purchase(WooStore store) => Html.Of($"""
        <form class="card" method="post" action="/control/woocommerce/purchase">
        <h2>Somebody buys</h2>
        <label>Product<select name="productId" required>
        {Html.Each(store.Products.All.Where(p => p.Status == "publish").OrderByDescending(p => p.Id).Take(MostShown), p => Html.Of($"<option value=\"{p.Id}\">{p.Name}</option>"))}
        </select></label>
        <label>Quantity<input type="number" name="quantity" value="1" min="1"></label>
        <label>Buyer<input name="buyer" placeholder="anybody"></label>
        <button class="primary">Buy</button>
        </form>
        """);
}
