using System.Text.Json.Nodes;
using Marketplace.Sandbox.WooCommerce.Http;
using Marketplace.Sandbox.WooCommerce.Products;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Orders;

/// <summary><c>orders/{id}/refunds</c>.</summary>
internal static class RefundEndpoints
{
    private static readonly Schema Written = new(
        "amount:string reason:string refunded_by:integer meta_data:array line_items:array api_refund:boolean api_restock:boolean",
        ("meta_data", ProductSchemas.Meta), ("line_items", new("id:integer quantity:integer refund_total:number refund_tax:array", ("refund_tax", new("id:integer refund_total:number")))));

    public static void MapRefunds(this RouteGroupBuilder api)
    {
        api.MapGet("/orders/{id:long}/refunds", (WooCall call, long id) =>
            call.Page<Refund>([.. Of(call, id).Refunds.Reverse()], new Arguments(
                call.Request, "page", "per_page", "search", "after", "before", "exclude", "include", "offset", "order", "orderby", "parent", "parent_exclude", "dp"), OrderViews.Refunds)).Named("listRefunds");
        api.MapGet("/orders/{id:long}/refunds/{refund:long}", (WooCall call, long id, long refund) => Of(call, id).Refunds.FirstOrDefault(r => r.Id == refund) is { } found
            ? OrderViews.Refunds.One(found, null, call.Origin)
            : throw WooRefusal.InvalidId("shop_order_refund")).Named("getRefund");
        api.MapPost("/orders/{id:long}/refunds", CreateAsync).Named("createRefund");
    }

    private static async Task<IResult> CreateAsync(WooCall call, long id)
    {
        var body = Written.Check(await Schema.ReadAsync(call.Request));
        using (call.Store.Change())
        {
            var order = Of(call, id);
            var lines = body.List("line_items") ?? [];
            var amount = body.Number("amount") ?? lines.Sum(l => (l.Number("refund_total") ?? 0) + (l.List("refund_tax") ?? []).Sum(t => t.Number("refund_total") ?? 0));
            if (amount <= 0)
                throw new WooRefusal(400, "woocommerce_rest_invalid_order_refund_amount", "Refund amount must be greater than zero.");
            if (amount > order.Total - order.Refunded)
                throw Refused("Invalid refund amount.");
            var byGateway = body.Flag("api_refund") ?? true;
            if (byGateway && Gateway.All.FirstOrDefault(g => g.Id == order.PaymentMethod) is not { Refunds: true })
                throw Refused("The payment gateway for this order does not support automatic refunds.");
            var refund = new Refund(call.Store.NextId(), amount, body.Text("reason") ?? "", byGateway, call.Store.Now, Array.Empty<Meta>().Merge(body, call.Store));
            Put(call, order with { Refunds = [.. order.Refunds, refund] }, body.Flag("api_restock") ?? true ? lines : []);
            return OrderViews.Refunds.One(refund, null, call.Origin, StatusCodes.Status201Created);
        }
    }

    private static void Put(WooCall call, Order order, IEnumerable<JsonObject> restocked)
    {
        var desk = call.Service<OrderDesk>();
        foreach (var line in restocked)
        {
            if (order.Lines.FirstOrDefault(l => l.Id == line.Id("id")) is { } found && line.Whole("quantity") is > 0 and var units)
                order = desk.Restock(order, found, Math.Min(units, found.Quantity - found.Restocked), call.Origin);
        }
        // An order whose money is all back is refunded.
        desk.Put(order.Refunded >= order.Total ? order with { Status = "refunded" } : order, call.Origin);
    }

    private static Order Of(WooCall call, long id) => call.Store.Orders.Find(id) is { } order && order.Shop == call.Shop.Slug
        ? order
        : throw new WooRefusal(404, "woocommerce_rest_invalid_order", "Invalid order ID.");

    private static WooRefusal Refused(string message) => new(500, "woocommerce_rest_cannot_create_order_refund", message);
}
