using Marketplace.Sandbox.Control;
using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.OAuth;
using Marketplace.Sandbox.Etsy.Receipts;
using Marketplace.Sandbox.Etsy.Seed;
using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Limits;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Etsy.Control;

/// <summary>Makes things happen that the API cannot: purchases, trouble, other sellers' apps, a clean slate.</summary>
internal static class EtsyControl
{
    public const string Root = "/control/etsy";

    public static void MapEtsyControl(this WebApplication app)
    {
        var control = app.MapChannelControl(EtsySimulator.Channel, order => Apply(order, app.Services));
        control.MapGet("", EtsyControlPage.Show);
        control.MapGet("/state", EtsyStateView.Show);
        control.MapPost("/purchase", PurchaseAsync);
        control.MapPost("/apps", RegisterAppAsync);
        control.MapPost("/seed", SeedAsync);
        control.MapPost("/reset", Reset);
    }

    private static void Apply(FaultOrder order, IServiceProvider services)
    {
        var store = services.GetRequiredService<EtsyStore>();
        var limits = services.GetRequiredKeyedService<AppLimits>(EtsySimulator.Channel);
        limits.PerSecond = order.PerSecond ?? limits.PerSecond;
        limits.PerDay = order.PerDay ?? limits.PerDay;
        if (order.ExpireTokens)
            services.GetRequiredService<EtsyTokens>().ExpireAccess();
        if (order.RotateTokens || order.RevokeTokens)
            store.RefreshTokens.Clear();
        if (order.RevokeTokens)
            store.AccessTokens.Clear();
    }

    private static async Task<IResult> PurchaseAsync(HttpRequest request, EtsyStore store, Checkout checkout)
    {
        var order = await ControlBody.ReadAsync<PurchaseOrder>(request);
        var (listingId, productId) = order.ListingId is { } id ? (id, order.ProductId) : BySku(store, order);
        var buyer = Buyers.Any();
        if (order.Buyer is { Length: > 0 } name)
            buyer = buyer with { Name = name };
        var (receipt, problem) = checkout.Buy(listingId, productId, order.Quantity, buyer, EtsyCall.OriginOf(request), order.Message);
        return receipt is null
            ? Results.Problem(problem, statusCode: StatusCodes.Status409Conflict)
            : request.HasFormContentType
                ? Results.LocalRedirect($"/etsy/receipts/{receipt.ShopId}")
                : Results.Json(new ReceiptView(receipt), EtsyJson.Options);
    }

    private static (long ListingId, long? ProductId) BySku(EtsyStore store, PurchaseOrder order)
    {
        if (order.Sku is not { Length: > 0 } sku)
            throw new BadHttpRequestException("listingId or sku is required");
        var shopId = order.ShopId ?? HarbourAndPine.ShopId;
        var found = store.Listings.All
            .Where(l => l.ShopId == shopId && l.State == ListingState.Active)
            .SelectMany(l => l.Inventory.Products.Where(p => p.Sku == sku).Select(p => (l.Id, (long?)p.Id)))
            .FirstOrDefault();
        return found.Id > 0 ? found : throw new BadHttpRequestException($"No active listing of shop {shopId} has SKU {sku}");
    }

    private static async Task<IResult> RegisterAppAsync(HttpRequest request, EtsyStore store)
    {
        var body = await ControlBody.ReadAsync<AppBody>(request);
        if (body.Keystring is not { Length: > 0 } keystring || body.SharedSecret is not { Length: > 0 } secret)
            throw new BadHttpRequestException("keystring and sharedSecret are required");
        store.Apps.Put(keystring, new EtsyApp(keystring, secret, store.NextId(), body.RedirectUris ?? []));
        return ControlBody.Answer(request, new { keystring }, Root);
    }

    private static async Task<IResult> SeedAsync(HttpRequest request, EtsyStore store)
    {
        var count = await SeedOrder.ReadAsync(request);
        using (store.Change())
            SeedListings.For(store, HarbourAndPine.ShopId).AddMany(count);
        return ControlBody.Answer(request, new { listings = store.Listings.Count }, Root);
    }

    private static IResult Reset(
        HttpRequest request,
        HarbourAndPine seed,
        FaultPlans faults,
        WebhookOutbox outbox,
        [FromKeyedServices(EtsySimulator.Channel)] AppLimits limits)
    {
        seed.Reset();
        faults[EtsySimulator.Channel].Add(new FaultOrder(Clear: true));
        outbox.Clear();
        limits.Reset();
        return ControlBody.Answer(request, new { reset = true }, Root);
    }

    private sealed record AppBody(string? Keystring, string? SharedSecret, IReadOnlyList<string>? RedirectUris);
}
