using Marketplace.Api.Errors;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Listings;
using Marketplace.Data;
using Marketplace.Data.Listings;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Orleans;

namespace Marketplace.Api.Listings;

/// <summary>How much of the stock each connection shows. A change is pushed at once to the listings that it concerns.</summary>
internal static class QuantityRuleEndpoints
{
    private const int Most = 1_000_000;

    public static void MapQuantityRules(this IEndpointRouteBuilder app)
    {
        var rules = app.MapGroup("/api/quantity-rules").RequireAuthorization().WithTags("Listings");
        rules.MapGet("", ListAsync);
        rules.MapPut("", SetAsync);
    }

    private static async Task<Results<Ok<IReadOnlyList<QuantityRuleModel>>, NotFound>> ListAsync(
        MarketplaceDb db, string? sku, Guid? productId, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, sku, productId, cancellationToken) is not { } scope)
            return TypedResults.NotFound();
        await db.Database.OpenConnectionAsync(cancellationToken);
        var rules = await QuantityRules.ListAsync((NpgsqlConnection)db.Database.GetDbConnection(), scope.ProductId, scope.VariantId, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<QuantityRuleModel>>(rules.ConvertAll(r => new QuantityRuleModel(
            r.ConnectionId, r.ConnectionName, r.Channel, r.HoldBack, r.ListAtMost, r.Inherited.HoldBack, r.Inherited.ListAtMost,
            r.Available is { } available ? r.Effective.Shown(available) : null)));
    }

    private static async Task<Results<NoContent, NotFound, ValidationProblem>> SetAsync(
        QuantityRuleInput input, MarketplaceDb db, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        if (input.HoldBack is < 0 or > Most)
            return FieldProblem.Of("holdBack", $"From 0 to {Most:N0}.");
        if (input.ListAtMost is < 0 or > Most)
            return FieldProblem.Of("listAtMost", $"From 0 to {Most:N0}.");
        if (input is { ProductId: not null, Sku: not null })
            return FieldProblem.Of("sku", "Either a product or a SKU.");
        if (await FindAsync(db, input.Sku, input.ProductId, cancellationToken) is not { } scope)
            return TypedResults.NotFound();

        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            if (!await QuantityRules.SetAsync(
                (NpgsqlConnection)db.Database.GetDbConnection(), input.ConnectionId, scope.ProductId, scope.VariantId, input.HoldBack, input.ListAtMost,
                time.GetUtcNow(), cancellationToken))
                return TypedResults.NotFound();
            await transaction.CommitAsync(cancellationToken);
        }

        await grains.GetGrain<IConnectionGrain>(input.ConnectionId).Wake();
        return TypedResults.NoContent();
    }

    /// <returns>Null: the seller has no such SKU or product.</returns>
    private static async Task<(Guid? ProductId, Guid? VariantId)?> FindAsync(MarketplaceDb db, string? sku, Guid? productId, CancellationToken cancellationToken)
    {
        if (sku is not null)
            return await db.Variants.Where(v => v.Sku == sku).Select(v => (Guid?)v.Id).FirstOrDefaultAsync(cancellationToken) is { } variant ? (null, variant) : null;
        if (productId is not null)
            return await db.Products.AnyAsync(p => p.Id == productId, cancellationToken) ? (productId, null) : null;
        return (null, null);
    }
}
