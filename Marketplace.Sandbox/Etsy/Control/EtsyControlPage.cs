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
            {FaultForm(limits)}
            {Webhooks(outbox, faults[EtsySimulator.Channel])}
            {Calls(store, faults[EtsySimulator.Channel])}
            {Data(store)}
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

    private static Html FaultForm(AppLimits limits) => Html.Of($"""
        <form class="card" method="post" action="/control/etsy/faults">
        <h2>Trouble</h2>
        <label>Only for operation<input name="operation" placeholder="e.g. createDraftListing"></label>
        {Number("throttle", "Answer 429 to the next … calls")}
        {Number("failNext", "Fail the next … calls")}
        {Number("status", "… with status", "503")}
        {Number("timeoutAfterEffect", "Do the next … calls and lose the answer")}
        {Number("slowMs", "Answer after … ms")}
        {Number("dropWebhooks", "Drop the next … webhooks")}
        {Number("duplicateWebhooks", "Send the next … webhooks twice")}
        {Number("delayWebhooksMs", "Delay webhooks by … ms")}
        {Number("reorderWebhooks", "Turn round the order of the next … webhooks")}
        {Number("perSecond", "Calls per second (0: no limit)", limits.PerSecond.ToString())}
        {Number("perDay", "Calls per day (0: no limit)", limits.PerDay.ToString())}
        {Check("expireTokens", "Expire access tokens")}
        {Check("rotateTokens", "Make refresh tokens stale")}
        {Check("revokeTokens", "Withdraw the authorisation")}
        {Check("clear", "Forget planned faults first")}
        <button class="primary">Make trouble</button>
        </form>
        """);

    private static Html Number(string name, string label, string placeholder = "0") => Html.Of($"""
        <label class="row"><span>{label}</span><input type="number" name="{name}" min="0" placeholder="{placeholder}"></label>
        """);

    private static Html Check(string name, string label) => Html.Of($"""
        <label class="row"><span>{label}</span><input type="checkbox" name="{name}" value="true"></label>
        """);

    private static Html Webhooks(WebhookOutbox outbox, FaultPlan plan) => Html.Of($"""
        <section class="card">
        <h2>Webhooks</h2>
        <ul>{Html.Each(outbox.Subscriptions.All.Where(s => s.Channel == EtsySimulator.Channel), Subscription)}</ul>
        <p class="muted">
        To drop {plan.DropWebhooks}, to repeat {plan.DuplicateWebhooks}, to turn round {plan.ReorderWebhooks},
        delay {plan.WebhookDelay.TotalMilliseconds} ms
        </p>
        <table>
        {Html.Each(outbox.PendingOf(EtsySimulator.Channel).Take(10), d => Delivery(d, $"waiting, attempt {d.Attempts + 1}"))}
        {Html.Each(outbox.Recent.Reverse().Take(10), d => Delivery(d, "settled"))}
        </table>
        </section>
        """);

    private static Html Subscription(WebhookSubscription subscription) => Html.Of($"""
        <li>{subscription.CallbackUrl} <span class="muted">{subscription.Account ?? "every shop"}</span></li>
        """);

    private static Html Delivery(WebhookDelivery delivery, string state) => Html.Of($"""
        <tr><td>{delivery.Event}</td><td>{state}</td><td>{delivery.Outcome}</td></tr>
        """);

    private static Html Calls(EtsyStore store, FaultPlan plan) => Html.Of($"""
        <section class="card">
        <h2>Calls</h2>
        {Html.Each(plan.Planned, f => Html.Of($"<p class=\"problem\">Planned: {f.Fault} {f.Status} × {f.Count} {f.Operation}</p>"))}
        <table>{Html.Each(store.Calls.OrderByDescending(c => c.Value), c => Html.Of($"<tr><td>{c.Key}</td><td>{c.Value}</td></tr>"))}</table>
        <p class="muted">
        {store.AccessTokens.Count} access tokens, {store.RefreshTokens.Count} refresh tokens.
        <a href="/control/etsy/state">All as JSON</a>
        </p>
        </section>
        """);

    private static Html Data(EtsyStore store) => Html.Of($"""
        <section class="card">
        <h2>Data</h2>
        <p>{store.Listings.Count} listings, {store.Receipts.Count} orders.</p>
        <form method="post" action="/control/etsy/seed">
        <label>Add listings<input type="number" name="listings" value="1000" min="1" max="200000"></label>
        <button>Add</button>
        </form>
        <form method="post" action="/control/etsy/reset">
        <input type="hidden" name="confirmed" value="true">
        <button class="danger">Start over</button>
        </form>
        </section>
        """);
}
