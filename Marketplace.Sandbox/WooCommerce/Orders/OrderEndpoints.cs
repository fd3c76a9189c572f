using Marketplace.Sandbox.WooCommerce.Http;
using Marketplace.Sandbox.WooCommerce.Products;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Orders;

/// <summary><c>orders</c> and <c>orders/{id}/notes</c>.</summary>
internal static class OrderEndpoints
{
    private const string States = "pending|processing|on-hold|completed|cancelled|refunded|failed|trash";

    private static readonly Schema Written = new(
        $"status:{States} customer_note:string payment_method:string payment_method_title:string transaction_id:string set_paid:boolean meta_data:array", ("meta_data", ProductSchemas.Meta));

    private static readonly Schema WrittenNote = new("note:string customer_note:boolean added_by_user:boolean");

    public static void MapOrders(this RouteGroupBuilder api)
    {
        api.MapGet("/orders", List).Named("listOrders");
        api.MapGet("/orders/{id:long}", (WooCall call, long id) => One(call, call.Order(id))).Named("getOrder");
        api.MapPut("/orders/{id:long}", UpdateAsync).Named("updateOrder");
        api.MapGet("/orders/{id:long}/notes", (WooCall call, long id) =>
        {
            var type = new Arguments(call.Request, "type").OneOf("type", "any", "customer", "internal");
            return OrderViews.Notes.List(call.Order(id).Notes.Where(n => type switch { "customer" => n.ForCustomer, "internal" => !n.ForCustomer, _ => true }).Reverse(), null, call.Origin);
        }).Named("listNotes");
        api.MapPost("/orders/{id:long}/notes", AddNoteAsync).Named("createNote");
        api.MapRefunds();
    }

    private static IResult List(WooCall call)
    {
        var arguments = new Arguments(
            call.Request, "page", "per_page", "search", "after", "before", "modified_after", "modified_before", "dates_are_gmt", "exclude", "include", "offset", "order", "orderby", "parent", "parent_exclude",
            "status", "customer", "product", "dp");
        var states = arguments.Text("status")?.Split(',');
        if (states?.FirstOrDefault(s => s != "any" && !States.Split('|').Contains(s)) is not null)
            throw WooRefusal.Parameter("status", $"status[0] is not one of any, {States.Replace("|", ", ", StringComparison.Ordinal)}.");
        var (since, until, after, before) = (arguments.Time("modified_after"), arguments.Time("modified_before"), arguments.Time("after"), arguments.Time("before"));
        arguments.OneOf("orderby", "date", "id", "include", "title", "slug");
        arguments.Flag("dates_are_gmt");
        var found = call.Store.OrdersOf(call.Shop.Slug).Where(o =>
            (states is null || states.Contains("any") || states.Contains(o.Status)) && (since is null || o.ModifiedAt > since) && (until is null || o.ModifiedAt < until)
            && (after is null || o.CreatedAt > after) && (before is null || o.CreatedAt < before));
        return call.Page(arguments.Sorted(found, o => o.Id, o => o.CreatedAt, o => $"{o.Id}", o => $"{o.Id}"), arguments, OrderViews.Orders);
    }

    private static async Task<IResult> UpdateAsync(WooCall call, long id)
    {
        var body = Written.Check(await Schema.ReadAsync(call.Request));
        var desk = call.Service<OrderDesk>();
        using (call.Store.Change())
        {
            var order = call.Order(id);
            order = order with { CustomerNote = body.Text("customer_note") ?? order.CustomerNote, MetaData = order.MetaData.Merge(body, call.Store) };
            if (body.Text("status") is { } status)
                order = desk.SetStatus(order, status, call.Origin);
            return One(call, desk.Put(order, call.Origin));
        }
    }

    private static async Task<IResult> AddNoteAsync(WooCall call, long id)
    {
        var body = WrittenNote.Check(await Schema.ReadAsync(call.Request));
        var text = body.Text("note") is { Length: > 0 } given ? given : throw WooRefusal.Missing("note");
        using (call.Store.Change())
        {
            var order = call.Service<OrderDesk>().Note(call.Order(id), text, body.Flag("customer_note") ?? false, "Marketplace");
            call.Store.Orders.Put(id, order);
            return OrderViews.Notes.One(order.Notes[^1], null, call.Origin, StatusCodes.Status201Created);
        }
    }

    private static IResult One(WooCall call, Order order) => OrderViews.Orders.One(order, new Arguments(call.Request, "dp").Fields, call.Origin);
}
