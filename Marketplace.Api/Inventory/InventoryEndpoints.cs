using Marketplace.Api.Errors;
using Marketplace.Api.Idempotency;
using Marketplace.Api.Lists;
using Marketplace.Contracts.Inventory;
using Marketplace.Contracts.Paging;
using Marketplace.Data;
using Marketplace.Data.Inventory;
using Marketplace.Data.Model;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Api.Inventory;

/// <summary>Stock: what there is, what happened to it, and the movements a seller or a checkout makes.</summary>
internal static class InventoryEndpoints
{
    /// <summary>Seconds.</summary>
    private const int LongestHold = 7 * 24 * 3600;

    public static void MapInventory(this IEndpointRouteBuilder app)
    {
        var inventory = app.MapGroup("/api/inventory").RequireAuthorization().WithTags("Inventory");
        inventory.MapGet("", ListAsync);
        inventory.MapGet("{sku}", GetAsync);
        inventory.MapGet("{sku}/ledger", LedgerAsync);
        inventory.MapPost("{sku}/adjust", AdjustAsync);
        inventory.MapPost("{sku}/reserve", ReserveAsync);
        inventory.MapPost("{sku}/commit", (string sku, ReservationRequest request, StockDesk desk, CancellationToken cancellationToken) =>
            SettleAsync(InventoryCommandKind.Commit, "commit", sku, request, desk, cancellationToken));
        inventory.MapPost("{sku}/release", (string sku, ReservationRequest request, StockDesk desk, CancellationToken cancellationToken) =>
            SettleAsync(InventoryCommandKind.Release, "release", sku, request, desk, cancellationToken));
        inventory.MapPost("{sku}/reopen", ReopenAsync);
        inventory.MapBundles();
    }

    /// <param name="low">Only what is at or below its low-stock threshold.</param>
    private static async Task<Ok<Page<InventoryItemModel>>> ListAsync(
        MarketplaceDb db, string? search, bool? low, string? after, CancellationToken cancellationToken, int limit = 50)
    {
        var items = db.InventoryItems.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = LikePattern.Containing(search);
            items = items.Where(i => EF.Functions.ILike(i.Sku, pattern) || EF.Functions.ILike(i.Variant!.Product!.Title, pattern));
        }

        if (low is true)
        {
            items = items.Where(i => i.Variant!.TrackInventory && i.Available <= (i.Variant.LowStockThreshold ?? 0));
        }

        if (after is not null)
        {
            items = items.Where(i => string.Compare(i.Sku, after) > 0);
        }

        return TypedResults.Ok(await items.OrderBy(i => i.Sku).Select(Model).PageAsync(limit, i => i.Sku, i => i, cancellationToken));
    }

    private static async Task<Results<Ok<InventoryItemModel>, NotFound>> GetAsync(string sku, MarketplaceDb db, CancellationToken cancellationToken) =>
        await db.InventoryItems.AsNoTracking().Where(i => i.Sku == sku).Select(Model).FirstOrDefaultAsync(cancellationToken) is { } item
            ? TypedResults.Ok(item)
            : TypedResults.NotFound();

    private static async Task<Results<Ok<Page<LedgerEntry>>, NotFound>> LedgerAsync(
        string sku, MarketplaceDb db, long? after, CancellationToken cancellationToken, int limit = 50)
    {
        if (await db.InventoryItems.Where(i => i.Sku == sku).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancellationToken) is not { } itemId)
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok(await db.InventoryLedger.AsNoTracking()
            .Where(e => e.ItemId == itemId && (after == null || e.Seq < after))
            .OrderByDescending(e => e.Seq)
            .Select(e => new LedgerEntry(e.Seq, e.Kind, e.OnHandDelta, e.ReservedDelta, e.OnHandAfter, e.ReservedAfter, e.Key, e.Reference ?? e.SubjectId.ToString(), e.Note, e.CreatedAt))
            .PageAsync(limit, e => e.Seq, e => e, cancellationToken));
    }

    private static Task<IResult> AdjustAsync(string sku, AdjustRequest request, HttpRequest http, StockDesk desk, CancellationToken cancellationToken) => request switch
    {
        { By: not null, To: not null } or { By: null, To: null } => Invalid("by", "Say either by how much the stock changes, or to what it was counted."),
        { To: < 0 } => Invalid("to", "Stock cannot be negative."),
        { By: 0 } => Invalid("by", "A change of nothing is none."),
        { By: { } by } => desk.ApplyAsync(sku, new(InventoryCommandKind.Adjust, Key("adjust", request.Key, http), by, Note: request.Note), cancellationToken),
        { To: { } to } => desk.ApplyAsync(sku, new(InventoryCommandKind.Count, Key("count", request.Key, http), to, Note: request.Note), cancellationToken),
    };

    private static Task<IResult> ReserveAsync(string sku, ReserveRequest request, HttpRequest http, StockDesk desk, CancellationToken cancellationToken) => request switch
    {
        { Quantity: < 1 } => Invalid("quantity", "Reserve at least one unit."),
        { ExpiresInSeconds: < 1 or > LongestHold } => InvalidHold(),
        _ => desk.ApplyAsync(sku, new(
            InventoryCommandKind.Reserve, Key("reserve", request.Key, http), request.Quantity, Reference: request.Reference,
            HoldFor: Seconds(request.ExpiresInSeconds)), cancellationToken),
    };

    private static Task<IResult> ReopenAsync(string sku, ReopenRequest request, StockDesk desk, CancellationToken cancellationToken) => request switch
    {
        { ExpiresInSeconds: < 1 or > LongestHold } => InvalidHold(),
        _ => desk.ApplyAsync(
            sku, new(InventoryCommandKind.Reopen, $"reopen:{request.ReservationId}", Subject: request.ReservationId, HoldFor: Seconds(request.ExpiresInSeconds)), cancellationToken),
    };

    private static Task<IResult> SettleAsync(
        InventoryCommandKind kind, string name, string sku, ReservationRequest request, StockDesk desk, CancellationToken cancellationToken) =>
        desk.ApplyAsync(sku, new(kind, $"{name}:{request.ReservationId}", Subject: request.ReservationId), cancellationToken);

    /// <summary>
    /// The caller's key, apart from the keys that the program makes itself. One that came as a header serves, too: should this process end before
    /// its answer is kept, the repeated request still moves nothing again.
    /// </summary>
    private static string Key(string kind, string? key, HttpRequest http) =>
        $"{kind}:{key ?? (http.Headers[IdempotentRequests.Header] is [{ Length: > 0 } header] ? header : Guid.CreateVersion7().ToString())}";

    private static TimeSpan? Seconds(int? seconds) => seconds is { } some ? TimeSpan.FromSeconds(some) : null;

    private static Task<IResult> InvalidHold() => Invalid("expiresInSeconds", "Between one second and seven days.");

    private static Task<IResult> Invalid(string field, string message) =>
        Task.FromResult<IResult>(FieldProblem.Of(field, message));

    private static readonly System.Linq.Expressions.Expression<Func<InventoryItem, InventoryItemModel>> Model = i => new InventoryItemModel(
        i.Id, i.Sku, i.VariantId, i.Variant!.ProductId, i.Variant.Product!.Title, i.Variant.Title, i.OnHand, i.Reserved, i.Available, i.Variant.LowStockThreshold, i.Components.Any(),
        i.Variant.Product.Images.Where(p => p.ObjectKey != null).OrderBy(p => p.Position).Select(p => "/media/" + p.ObjectKey).FirstOrDefault(), i.UpdatedAt);
}
