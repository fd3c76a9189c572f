using Marketplace.Sandbox.Control;
using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Inventory;
using Marketplace.Sandbox.Ebay.Notification;
using Marketplace.Sandbox.Ebay.OAuth;
using Marketplace.Sandbox.Ebay.Seed;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Ebay.Control;

/// <summary>Makes things happen that the API cannot: purchases, what buyers ask for afterwards, trouble, a clean slate.</summary>
internal static class EbayControl
{
    private const string Root = "/control/ebay";

    public static void MapEbayControl(this WebApplication app)
    {
        var control = app.MapChannelControl(EbaySimulator.Channel, order => Apply(order, app.Services));
        control.MapGet("", EbayControlPage.Show);
        control.MapGet("/state", EbayStateView.Show);
        control.MapPost("/purchase", PurchaseAsync);
        control.MapPost("/cases", OpenCaseAsync);
        control.MapPost("/accept-url", SetAcceptUrlAsync);
        control.MapPost("/rotate-key", (HttpRequest request, EbaySignature signature) => ControlBody.Answer(request, new { kid = signature.Rotate().Id }, Root));
        control.MapPost("/seed", SeedAsync);
        control.MapPost("/reset", Reset);
    }

    private static void Apply(FaultOrder order, IServiceProvider services)
    {
        var store = services.GetRequiredService<EbayStore>();
        var quotas = services.GetRequiredService<EbayQuotas>();
        quotas.PerDay = order.PerDay ?? quotas.PerDay;
        if (order.ExpireTokens)
            services.GetRequiredService<EbayTokens>().ExpireAccess();
        if (order.RotateTokens || order.RevokeTokens)
            store.RefreshTokens.Clear();
        if (order.RevokeTokens)
            store.AccessTokens.Clear();
    }

    private static async Task<IResult> PurchaseAsync(HttpRequest request, EbayStore store, Checkout checkout)
    {
        var order = await ControlBody.ReadAsync<PurchaseOrder>(request);
        var listing = order.ListingId ?? store.OfferOf(order.UserId ?? EbaySeed.UserId, order.Sku ?? "")?.ListingId
            ?? throw new BadHttpRequestException("listingId, or the sku of a live listing, is required");
        var buyer = Buyers.Any();
        if (order.Buyer is { Length: > 0 } name)
            buyer = buyer with { Name = name };
        var (made, problem) = checkout.Buy(listing, order.Sku, order.Quantity, buyer, order.Message);
        return made is null
            ? Results.Problem(problem, statusCode: StatusCodes.Status409Conflict)
            : request.HasFormContentType
                ? Results.LocalRedirect($"/ebay/sold/{made.UserId}/{made.Id}")
                : EbayJson.Ok(OrderView.Of(made, store, EbayCall.OriginOf(request)));
    }

    private static async Task<IResult> OpenCaseAsync(HttpRequest request, Checkout checkout)
    {
        var body = await ControlBody.ReadAsync<CaseOrder>(request);
        if (!Enum.TryParse<CaseKind>(body.Kind, ignoreCase: true, out var kind))
            throw new BadHttpRequestException("kind must be cancellation, inquiry or return");
        return checkout.Open(kind, body.OrderId ?? "", body.Reason ?? "BUYER_ASKED_CANCEL") is { } opened
            ? ControlBody.Answer(request, new { id = opened.Id }, Root)
            : Results.Problem("The order is not in a state for that.", statusCode: StatusCodes.Status409Conflict);
    }

    /// <summary>Where the app's RuName leads from now on, as its owner would set on the developer page.</summary>
    private static async Task<IResult> SetAcceptUrlAsync(HttpRequest request, EbayStore store)
    {
        var body = await ControlBody.ReadAsync<AcceptUrlOrder>(request);
        if (body.Url is not { IsAbsoluteUri: true } url)
            throw new BadHttpRequestException("url must be an absolute address");
        foreach (var app in store.Apps.All)
            store.Apps.Put(app.Id, app with { AcceptUrl = url });
        return ControlBody.Answer(request, new { url }, Root);
    }

    private static async Task<IResult> SeedAsync(HttpRequest request, EbayStore store)
    {
        var count = await SeedOrder.ReadAsync(request);
        using (store.Change())
            new SeedListings(store, EbaySeed.UserId).AddMany(count);
        return ControlBody.Answer(request, new { listings = store.Listings.Count }, Root);
    }

    private static IResult Reset(HttpRequest request, EbaySeed seed, FaultPlans faults, WebhookOutbox outbox, EbayQuotas quotas)
    {
        seed.Reset();
        faults[EbaySimulator.Channel].Add(new FaultOrder(Clear: true));
        outbox.Clear();
        foreach (var subscription in outbox.Subscriptions.All.Where(s => s.Channel == EbaySimulator.Channel))
            outbox.Subscriptions.Remove(subscription.Id);
        quotas.Clear();
        return ControlBody.Answer(request, new { reset = true }, Root);
    }

    private sealed record CaseOrder(string? Kind, string? OrderId, string? Reason);

    private sealed record AcceptUrlOrder(Uri? Url);
}
