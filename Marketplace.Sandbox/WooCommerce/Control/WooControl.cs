using Marketplace.Sandbox.Control;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Limits;
using Marketplace.Sandbox.Webhooks;
using Marketplace.Sandbox.WooCommerce.Http;
using Marketplace.Sandbox.WooCommerce.Orders;
using Marketplace.Sandbox.WooCommerce.Seed;
using Marketplace.Sandbox.WooCommerce.Store;
using Marketplace.Sandbox.WooCommerce.Webhooks;

namespace Marketplace.Sandbox.WooCommerce.Control;

/// <summary>Makes things happen that the API cannot: purchases, a count of the stock, trouble, a clean slate.</summary>
internal static class WooControl
{
    public const string Root = "/control/woocommerce";

    public static void MapWooControl(this WebApplication app)
    {
        var control = app.MapChannelControl(WooCommerceSimulator.Channel, order => Apply(order, app.Services));
        control.MapGet("", WooControlPage.Show);
        control.MapGet("/state", WooStateView.Show);
        control.MapPost("/purchase", PurchaseAsync);
        control.MapPost("/stock", SetStockAsync);
        control.MapPost("/order-status", SetOrderStatusAsync);
        control.MapPost("/seed", SeedAsync);
        control.MapPost("/reset", Reset);
    }

    /// <summary>Keys do not expire: whatever is to happen to them, they are revoked.</summary>
    private static void Apply(FaultOrder order, IServiceProvider services)
    {
        var limits = services.GetRequiredKeyedService<AppLimits>(WooCommerceSimulator.Channel);
        limits.PerSecond = order.PerSecond ?? limits.PerSecond;
        limits.PerDay = order.PerDay ?? limits.PerDay;
        if (order.ExpireTokens || order.RotateTokens || order.RevokeTokens)
            services.GetRequiredService<WooStore>().Keys.Clear();
    }

    private static async Task<IResult> PurchaseAsync(HttpRequest request, WooStore store, Checkout checkout)
    {
        var body = await ControlBody.ReadAsync<Purchase>(request);
        var (product, offer) = Find(store, body.Shop ?? FernAndFeather.Shop, body.Sku, body.ProductId);
        var buyer = Buyers.Any();
        if (body.Buyer is { Length: > 0 } name)
            buyer = buyer with { FirstName = name.Split(' ')[0], LastName = string.Join(' ', name.Split(' ').Skip(1)) };
        if (body.Payment is { } payment && Gateway.All.All(g => g.Id != payment))
            throw new BadHttpRequestException($"There is no payment {payment}");
        var origin = WooCall.OriginOf(request, product.Shop);
        var (order, problem) = checkout.Buy(product, offer is Variation ? offer.Id : null, body.Quantity, (buyer, body.Payment ?? "stripe", body.Message ?? ""), origin);
        return order is null
            ? Results.Problem(problem, statusCode: StatusCodes.Status409Conflict)
            : ControlBody.Answer(request, new { id = order.Id, total = order.Total }, $"/woocommerce/{order.Shop}/orders");
    }

    /// <summary>Somebody counts in the admin: stock changes outside the API.</summary>
    private static async Task<IResult> SetStockAsync(HttpRequest request, WooStore store, WooEvents events)
    {
        var body = await ControlBody.ReadAsync<Stock>(request);
        using (store.Change())
        {
            var (product, offer) = Find(store, body.Shop ?? FernAndFeather.Shop, body.Sku, null);
            product = product.With(offer! with { StockQuantity = body.Available, ManageStock = true, ModifiedAt = store.Now }) with { ModifiedAt = store.Now };
            store.Products.Put(product.Id, product);
            events.Product(product, "updated", WooCall.OriginOf(request, product.Shop));
        }
        return ControlBody.Answer(request, new { body.Sku, body.Available }, Root);
    }

    private static async Task<IResult> SetOrderStatusAsync(HttpRequest request, WooStore store, OrderDesk desk)
    {
        var body = await ControlBody.ReadAsync<OrderStatus>(request);
        using (store.Change())
        {
            var order = store.Orders.Find(body.OrderId) ?? throw new BadHttpRequestException($"There is no order {body.OrderId}");
            var origin = WooCall.OriginOf(request, order.Shop);
            desk.Put(desk.SetStatus(order, body.Status, origin), origin);
        }
        return ControlBody.Answer(request, new { body.OrderId, body.Status }, Root);
    }

    private static (Product Product, Offer? Offer) Find(WooStore store, string shop, string? sku, long? productId)
    {
        if (productId is { } id)
            return (store.Products.Find(id) ?? throw new BadHttpRequestException($"There is no product {id}"), null);
        var found = store.ProductsOf(shop).SelectMany(p => p.AllOffers.Where(o => o.Sku == sku).Select(o => (Product: p, Offer: o))).FirstOrDefault();
        return found.Product is null ? throw new BadHttpRequestException($"No product of {shop} has SKU {sku}") : found;
    }

    private static async Task<IResult> SeedAsync(HttpRequest request, WooStore store, FernAndFeather seed)
    {
        var count = await SeedOrder.ReadAsync(request);
        using (store.Change())
            seed.AddMany(count);
        return ControlBody.Answer(request, new { listings = store.Products.Count }, Root);
    }

    private static IResult Reset(
        HttpRequest request, FernAndFeather seed, FaultPlans faults, WebhookOutbox outbox, [FromKeyedServices(WooCommerceSimulator.Channel)] AppLimits limits)
    {
        foreach (var gone in outbox.Subscriptions.All.Where(s => s.Channel == WooCommerceSimulator.Channel))
            outbox.Subscriptions.Remove(gone.Id);
        seed.Reset();
        faults[WooCommerceSimulator.Channel].Add(new FaultOrder(Clear: true));
        outbox.Clear();
        limits.Reset();
        return ControlBody.Answer(request, new { reset = true }, Root);
    }

    /// <param name="Shop">Narrows the SKU to a shop; default: the seeded one.</param>
    private sealed record Purchase(string? Shop, string? Sku, long? ProductId, int Quantity = 1, string? Buyer = null, string? Message = null, string? Payment = null);

    private sealed record Stock(string? Shop, string? Sku, int Available);

    private sealed record OrderStatus(long OrderId, string Status);
}
