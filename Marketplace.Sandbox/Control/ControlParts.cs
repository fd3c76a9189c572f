using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Pages;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Control;

/// <summary>What every channel's control page has: the form that makes trouble, the webhooks, the calls, and the data.</summary>
internal static class ControlParts
{
    private const int WebhooksShown = 10;

    /// <param name="channel">The channel's id.</param>
    /// <param name="operation">An operation of it, as an example.</param>
    /// <param name="limits">The channel's own rows, usually <see cref="Number"/> of its limits.</param>
    public static Html FaultForm(string channel, string operation, Html limits) => Html.Of($"""
        <form class="card" method="post" action="/control/{channel}/faults">
        <h2>Trouble</h2>
        <label>Only for operation<input name="operation" placeholder="e.g. {operation}"></label>
        {Number("throttle", "Answer 429 to the next … calls")}
        {Number("failNext", "Fail the next … calls")}
        {Number("status", "… with status", "503")}
        {Number("timeoutAfterEffect", "Do the next … calls and lose the answer")}
        {Number("slowMs", "Answer after … ms")}
        {Number("dropWebhooks", "Drop the next … webhooks")}
        {Number("duplicateWebhooks", "Send the next … webhooks twice")}
        {Number("delayWebhooksMs", "Delay webhooks by … ms")}
        {Number("reorderWebhooks", "Turn round the order of the next … webhooks")}
        {limits}
        {Check("expireTokens", "Expire access tokens")}
        {Check("rotateTokens", "Make refresh tokens stale")}
        {Check("revokeTokens", "Withdraw the authorisation")}
        {Check("clear", "Forget planned faults first")}
        <button class="primary">Make trouble</button>
        </form>
        """);

    public static Html Number(string name, string label, string placeholder = "0") => Html.Of($"""
        <label class="row"><span>{label}</span><input type="number" name="{name}" min="0" placeholder="{placeholder}"></label>
        """);

    public static Html Webhooks(string channel, WebhookOutbox outbox, FaultPlan plan) => Html.Of($"""
        <section class="card">
        <h2>Webhooks</h2>
        <ul>{Html.Each(outbox.Subscriptions.All.Where(s => s.Channel == channel), Subscription)}</ul>
        <p class="muted">
        To drop {plan.DropWebhooks}, to repeat {plan.DuplicateWebhooks}, to turn round {plan.ReorderWebhooks},
        delay {plan.WebhookDelay.TotalMilliseconds} ms
        </p>
        <table>
        {Html.Each(outbox.PendingOf(channel).Take(WebhooksShown), d => Delivery(d, $"waiting, attempt {d.Attempts + 1}"))}
        {Html.Each(outbox.Recent.Reverse().Take(WebhooksShown), d => Delivery(d, "settled"))}
        </table>
        </section>
        """);

    /// <param name="channel">The channel's id.</param>
    /// <param name="calls">How often each operation was called.</param>
    /// <param name="plan">What goes wrong next.</param>
    /// <param name="tokens">How many there are of which, in words.</param>
    public static Html Calls(string channel, IEnumerable<KeyValuePair<string, long>> calls, FaultPlan plan, string tokens) => Html.Of($"""
        <section class="card">
        <h2>Calls</h2>
        {Html.Each(plan.Planned, f => Html.Of($"<p class=\"problem\">Planned: {f.Fault} {f.Status} × {f.Count} {f.Operation}</p>"))}
        <table>{Html.Each(calls.OrderByDescending(c => c.Value), c => Html.Of($"<tr><td>{c.Key}</td><td>{c.Value}</td></tr>"))}</table>
        <p class="muted">{tokens} <a href="/control/{channel}/state">All as JSON</a></p>
        </section>
        """);

    /// <param name="channel">The channel's id.</param>
    /// <param name="summary">What there is, in words.</param>
    public static Html Data(string channel, string summary) => Html.Of($"""
        <section class="card">
        <h2>Data</h2>
        <p>{summary}</p>
        <form method="post" action="/control/{channel}/seed">
        <label>Add listings<input type="number" name="listings" value="1000" min="1" max="200000"></label>
        <button>Add</button>
        </form>
        <form method="post" action="/control/{channel}/reset">
        <input type="hidden" name="confirmed" value="true">
        <button class="danger">Start over</button>
        </form>
        </section>
        """);

    private static Html Check(string name, string label) => Html.Of($"""
        <label class="row"><span>{label}</span><input type="checkbox" name="{name}" value="true"></label>
        """);

    private static Html Subscription(WebhookSubscription subscription) => Html.Of($"""
        <li>{subscription.CallbackUrl} <span class="muted">{subscription.Account ?? "everybody"} {string.Join(", ", subscription.Events)}</span></li>
        """);

    private static Html Delivery(WebhookDelivery delivery, string state) => Html.Of($"""
        <tr><td>{delivery.Event}</td><td>{state}</td><td>{delivery.Outcome}</td></tr>
        """);
}
