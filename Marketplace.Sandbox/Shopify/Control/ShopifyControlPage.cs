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
        {FaultForm(throttle)}
        {Webhooks(outbox)}
        {Calls(store, faults[ShopifySimulator.Channel])}
        {Data(store)}
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

    private static Html FaultForm(Throttle throttle) => Html.Of($"""
        <form class="card" method="post" action="/control/shopify/faults">
        <h2>Trouble</h2>
        <label>Only for operation<input name="operation" placeholder="e.g. productSet"></label>
        {Number("throttle", "Throttle the next … calls")}
        {Number("failNext", "Fail the next … calls")}
        {Number("status", "… with status", "503")}
        {Number("timeoutAfterEffect", "Do the next … calls and lose the answer")}
        {Number("slowMs", "Answer after … ms")}
        {Number("dropWebhooks", "Drop the next … webhooks")}
        {Number("duplicateWebhooks", "Send the next … webhooks twice")}
        {Number("delayWebhooksMs", "Delay webhooks by … ms")}
        {Number("reorderWebhooks", "Turn round the order of the next … webhooks")}
        {Number("perSecond", "Points per second (0: no limit)", $"{throttle.PerSecond}")}
        <label class="row"><span>Withdraw the authorisation</span><input type="checkbox" name="revokeTokens" value="true"></label>
        <label class="row"><span>Forget planned faults first</span><input type="checkbox" name="clear" value="true"></label>
        <button class="primary">Make trouble</button>
        </form>
        """);

    private static Html Number(string name, string label, string placeholder = "0") => Html.Of($"""
        <label class="row"><span>{label}</span><input type="number" name="{name}" min="0" placeholder="{placeholder}"></label>
        """);

    private static Html Webhooks(WebhookOutbox outbox) => Html.Of($"""
        <section class="card">
        <h2>Webhooks</h2>
        <ul>{Html.Each(outbox.Subscriptions.All.Where(s => s.Channel == ShopifySimulator.Channel), s => Html.Of($"<li>{s.Events[0]} <span class=\"muted\">{s.Account}</span></li>"))}</ul>
        <table>
        {Html.Each(outbox.PendingOf(ShopifySimulator.Channel).Take(10), d => Html.Of($"<tr><td>{d.Event}</td><td>waiting, attempt {d.Attempts + 1}</td><td>{d.Outcome}</td></tr>"))}
        {Html.Each(outbox.Recent.Reverse().Take(10), d => Html.Of($"<tr><td>{d.Event}</td><td>settled</td><td>{d.Outcome}</td></tr>"))}
        </table>
        </section>
        """);

    private static Html Calls(ShopifyStore store, FaultPlan plan) => Html.Of($"""
        <section class="card">
        <h2>Calls</h2>
        {Html.Each(plan.Planned, f => Html.Of($"<p class=\"problem\">Planned: {f.Fault} {f.Status} × {f.Count} {f.Operation}</p>"))}
        <table>{Html.Each(store.Calls.OrderByDescending(c => c.Value), c => Html.Of($"<tr><td>{c.Key}</td><td>{c.Value}</td></tr>"))}</table>
        <p class="muted"><a href="/control/shopify/state">All as JSON</a></p>
        </section>
        """);

    private static Html Data(ShopifyStore store) => Html.Of($"""
        <section class="card">
        <h2>Data</h2>
        <p>{store.Products.Count} products, {store.Orders.Count} orders.</p>
        <form method="post" action="/control/shopify/seed">
        <label>Add products<input type="number" name="products" value="1000" min="1" max="200000"></label>
        <button>Add</button>
        </form>
        <form method="post" action="/control/shopify/reset">
        <input type="hidden" name="confirmed" value="true">
        <button class="danger">Start over</button>
        </form>
        </section>
        """);
}
