using Marketplace.Sandbox.Control;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Orders;
using Marketplace.Sandbox.Shopify.Seed;
using Marketplace.Sandbox.Shopify.Store;
using Marketplace.Sandbox.Shopify.Webhooks;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Shopify.Control;

/// <summary>Makes things happen that the API cannot: purchases, trouble, an uninstallation, a clean slate.</summary>
internal static class ShopifyControl
{
    public const string Root = "/control/shopify";

    public static void MapShopifyControl(this WebApplication app)
    {
        var control = app.MapChannelControl(ShopifySimulator.Channel, order => Apply(order, app.Services));
        control.MapGet("", ShopifyControlPage.Show);
        control.MapGet("/state", ShopifyStateView.Show);
        control.MapPost("/purchase", PurchaseAsync);
        control.MapPost("/stock", SetStockAsync);
        control.MapPost("/uninstall", UninstallAsync);
        control.MapPost("/seed", SeedAsync);
        control.MapPost("/reset", Reset);
    }

    private static void Apply(FaultOrder order, IServiceProvider services)
    {
        var throttle = services.GetRequiredService<Throttle>();
        throttle.PerSecond = order.PerSecond ?? throttle.PerSecond;
        // Tokens live until the app is uninstalled: whatever is to happen to them, they stop working.
        if (order.ExpireTokens || order.RotateTokens || order.RevokeTokens)
            services.GetRequiredService<ShopifyStore>().Tokens.Clear();
    }

    private static async Task<IResult> PurchaseAsync(HttpRequest request, ShopifyStore store, Checkout checkout)
    {
        var body = await ControlBody.ReadAsync<Purchase>(request);
        var (product, variant) = Find(store, body.Shop ?? CedarAndSalt.Shop, body.Sku, body.ProductId, body.VariantId);
        var buyer = Buyers.Any();
        if (body.Buyer is { Length: > 0 } name)
            buyer = buyer with { Name = name };
        var (order, problem) = checkout.Buy(product, variant, body.Quantity, buyer, body.Message);
        return order is null
            ? Results.Problem(problem, statusCode: StatusCodes.Status409Conflict)
            : ControlBody.Answer(request, new OrderPayloadView(order), $"/shopify/{order.Shop}/orders");
    }

    /// <summary>Somebody counts in the shop itself: stock changes outside the API.</summary>
    private static async Task<IResult> SetStockAsync(HttpRequest request, ShopifyStore store, ShopifyEvents events)
    {
        var body = await ControlBody.ReadAsync<Stock>(request);
        using (store.Change())
        {
            var (product, variantId) = Find(store, body.Shop ?? CedarAndSalt.Shop, body.Sku, null, null);
            var variant = product.Variants.First(v => v.Id == variantId);
            var level = variant.Levels[0] with { Available = body.Available };
            store.Products.Put(product.Id, product.With(variant.With(level)) with { UpdatedAt = store.Now });
            events.StockChanged(product.Shop, variant.InventoryItemId, level);
        }
        return ControlBody.Answer(request, new { body.Sku, body.Available }, Root);
    }

    private static (Product Product, long? VariantId) Find(ShopifyStore store, string shop, string? sku, long? productId, long? variantId)
    {
        if (productId is { } id)
            return (store.Products.Find(id) ?? throw new BadHttpRequestException($"There is no product {id}"), variantId);
        var found = store.ProductsByShop.Of(shop).All.SelectMany(p => p.Variants.Where(v => v.Sku == sku).Select(v => (p, (long?)v.Id))).FirstOrDefault();
        return found.p is null ? throw new BadHttpRequestException($"No product of {shop} has SKU {sku}") : found;
    }

    private static async Task<IResult> UninstallAsync(HttpRequest request, ShopifyStore store, ShopifyEvents events, WebhookOutbox outbox)
    {
        var shop = store.Shops.Find((await ControlBody.ReadAsync<Uninstallation>(request)).Shop ?? CedarAndSalt.Shop) ?? throw new BadHttpRequestException("There is no such shop");
        using (store.Change())
        {
            foreach (var token in store.Tokens.All.Where(t => t.Shop == shop.Domain))
                store.Tokens.Remove(token.Value);
            events.Uninstalled(shop);
            foreach (var gone in outbox.Subscriptions.All.Where(s => s.Channel == ShopifySimulator.Channel && s.Account == shop.Domain && !s.Events.Contains(Topics.AppUninstalled)))
                outbox.Subscriptions.Remove(gone.Id);
        }
        return ControlBody.Answer(request, new { uninstalled = shop.Domain }, Root);
    }

    private static async Task<IResult> SeedAsync(HttpRequest request, ShopifyStore store, CedarAndSalt seed)
    {
        var count = (await ControlBody.ReadAsync<SeedBody>(request)).Listings;
        if (count is < 1 or > 200_000)
            throw new BadHttpRequestException("listings must be between 1 and 200000");
        using (store.Change())
            seed.AddMany(count);
        return ControlBody.Answer(request, new { listings = store.Products.Count }, Root);
    }

    private static IResult Reset(HttpRequest request, CedarAndSalt seed, FaultPlans faults, WebhookOutbox outbox, Throttle throttle)
    {
        seed.Reset();
        faults[ShopifySimulator.Channel].Add(new FaultOrder(Clear: true));
        outbox.Clear();
        throttle.Reset();
        return ControlBody.Answer(request, new { reset = true }, Root);
    }

    /// <param name="Shop">Narrows the SKU to a shop; default: the seeded one.</param>
    private sealed record Purchase(string? Shop, string? Sku, long? ProductId, long? VariantId, int Quantity = 1, string? Buyer = null, string? Message = null);

    private sealed record Stock(string? Shop, string? Sku, int Available);

    private sealed record Uninstallation(string? Shop);

    private sealed record SeedBody(int Listings);
}
