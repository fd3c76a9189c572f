using System.Text.Json.Nodes;
using Marketplace.Sandbox.WooCommerce.Http;
using Marketplace.Sandbox.WooCommerce.Products;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Webhooks;

/// <summary><c>webhooks</c>: list, create, read, change, delete, batch.</summary>
internal static class WebhookEndpoints
{
    private static readonly string[] Topics =
    [
        .. from resource in new[] { "coupon", "customer", "order", "product" }
           from happened in new[] { "created", "updated", "deleted" }
           select $"{resource}.{happened}",
    ];

    private static readonly Schema Written = new("name:string status:active|paused|disabled topic:string delivery_url:string secret:string");

    private static readonly FieldSet<WooWebhook> View = new(
        ("id", (w, _) => w.Id), ("name", (w, _) => w.Name), ("status", (w, _) => w.Status), ("topic", (w, _) => w.Topic), ("resource", (w, _) => w.Resource), ("event", (w, _) => w.Event),
        ("hooks", (_, _) => Array.Empty<string>()), ("delivery_url", (w, _) => w.DeliveryUrl.ToString()), ("date_created", (w, _) => ProductViews.Time(w.CreatedAt)),
        ("date_created_gmt", (w, _) => ProductViews.Time(w.CreatedAt)), ("date_modified", (w, _) => ProductViews.Time(w.ModifiedAt)), ("date_modified_gmt", (w, _) => ProductViews.Time(w.ModifiedAt)));

    public static void MapWebhooks(this RouteGroupBuilder api)
    {
        api.MapGet("/webhooks", List).Named("listWebhooks");
        api.MapPost("/webhooks", async (WooCall call) => await CreateAsync(call, await Schema.ReadAsync(call.Request), StatusCodes.Status201Created)).Named("createWebhook");
        api.MapPost("/webhooks/batch", (WooCall call) => Batch.RunAsync(
            call, body => CreateAsync(call, body), (id, body) => Task.FromResult(Update(call, id, body)), id => Delete(call, id))).Named("batchWebhooks");
        api.MapGet("/webhooks/{id:long}", (WooCall call, long id) => View.One(Find(call, id), null, call.Origin)).Named("getWebhook");
        api.MapPut("/webhooks/{id:long}", async (WooCall call, long id) => Update(call, id, await Schema.ReadAsync(call.Request))).Named("updateWebhook");
        api.MapDelete("/webhooks/{id:long}", (WooCall call, long id) => Delete(call, id)).Named("deleteWebhook");
    }

    private static IResult List(WooCall call)
    {
        var arguments = new Arguments(call.Request, "page", "per_page", "search", "after", "before", "exclude", "include", "offset", "order", "orderby", "status");
        var status = arguments.OneOf("status", "all", "active", "paused", "disabled");
        arguments.OneOf("orderby", "date", "id", "include", "title", "slug");
        var found = call.Store.Webhooks.All.Where(w => w.Shop == call.Shop.Slug && (status is null or "all" || w.Status == status));
        return call.Page(arguments.Sorted(found, w => w.Id, w => w.CreatedAt, w => w.Name, w => w.Name), arguments, View);
    }

    private static async Task<IResult> CreateAsync(WooCall call, JsonObject body, int status = StatusCodes.Status200OK)
    {
        Written.Check(body);
        var topic = body.Text("topic") ?? throw WooRefusal.Missing("topic");
        if (!Topics.Contains(topic))
            throw new WooRefusal(400, "woocommerce_rest_shop_webhook_invalid_topic", "Webhook topic is required and must be valid.");
        if (!Uri.TryCreate(body.Text("delivery_url"), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new WooRefusal(400, "woocommerce_rest_shop_webhook_invalid_delivery_url", "Webhook delivery URL must be a valid URL starting with http:// or https://.");
        WooWebhook webhook;
        using (call.Store.Change())
        {
            var now = call.Store.Now;
            webhook = new WooWebhook(
                call.Store.NextId(), call.Shop.Slug, body.Text("name") ?? $"Webhook created on {now:R}", body.Text("status") ?? WooWebhook.Active, topic, address, body.Text("secret") ?? Guid.NewGuid().ToString("N"), now, now);
            call.Service<WooSubscriptions>().Put(webhook);
        }
        await call.Service<WooSubscriptions>().GreetAsync(webhook, call.Cancelled);
        return View.One(webhook, null, call.Origin, status);
    }

    private static IResult Update(WooCall call, long id, JsonObject body)
    {
        Written.Check(body);
        using (call.Store.Change())
        {
            var webhook = Find(call, id);
            // Its address and topic are changed, too, although the reference calls the address read-only.
            webhook = webhook with
            {
                Name = body.Text("name") ?? webhook.Name,
                Status = body.Text("status") ?? webhook.Status,
                Topic = body.Text("topic") ?? webhook.Topic,
                Secret = body.Text("secret") ?? webhook.Secret,
                Failures = body.Text("status") == WooWebhook.Active ? 0 : webhook.Failures,
                ModifiedAt = call.Store.Now,
            };
            call.Service<WooSubscriptions>().Put(webhook);
            return View.One(webhook, null, call.Origin);
        }
    }

    private static IResult Delete(WooCall call, long id)
    {
        var webhook = Find(call, id);
        call.Service<WooSubscriptions>().Remove(webhook);
        return View.One(webhook, null, call.Origin);
    }

    private static WooWebhook Find(WooCall call, long id) =>
        call.Store.Webhooks.Find(id) is { } webhook && webhook.Shop == call.Shop.Slug ? webhook : throw WooRefusal.InvalidId("shop_webhook");
}
