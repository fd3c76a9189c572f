using Marketplace.Api.Errors;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Inventory;
using Marketplace.Contracts.Sellers;
using Marketplace.Data;
using Marketplace.Data.Inventory;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Orleans;

namespace Marketplace.Api.Inventory;

/// <summary>SKUs that are sold together as one: a bundle takes the stock of all its components, or of none.</summary>
internal static class BundleEndpoints
{
    private const int MostComponents = 50;
    private const int MostUnits = 10_000;

    public static void MapBundles(this IEndpointRouteBuilder inventory)
    {
        inventory.MapGet("{sku}/components", ListAsync);
        inventory.MapPut("{sku}/components", ComposeAsync);
    }

    private static async Task<Results<Ok<List<BundleComponentModel>>, NotFound>> ListAsync(string sku, MarketplaceDb db, CancellationToken cancellationToken) =>
        await db.InventoryItems.AnyAsync(i => i.Sku == sku, cancellationToken)
            ? TypedResults.Ok(await db.BundleComponents.AsNoTracking().Where(c => c.BundleItem!.Sku == sku).OrderBy(c => c.ComponentItem!.Sku)
                .Select(c => new BundleComponentModel(
                    c.ComponentItem!.Sku, c.ComponentItem.Variant!.ProductId, c.ComponentItem.Variant.Product!.Title, c.ComponentItem.Variant.Title, c.Quantity,
                    c.ComponentItem.Available))
                .ToListAsync(cancellationToken))
            : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound, ValidationProblem, ProblemHttpResult>> ComposeAsync(
        string sku, BundleInput input, MarketplaceDb db, CurrentSeller seller, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await db.InventoryItems.Where(i => i.Sku == sku).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancellationToken) is not { } itemId)
            return TypedResults.NotFound();
        if (Check(sku, input) is { } problem)
            return FieldProblem.Of(problem.Field, problem.Message);
        var skus = input.Components.Select(c => c.Sku).ToList();
        var items = await db.InventoryItems.Where(i => skus.Contains(i.Sku)).Select(i => new { i.Id, i.Sku, i.Variant!.TrackInventory }).ToListAsync(cancellationToken);
        if (input.Components.Select((c, i) => (c.Sku, At: i)).FirstOrDefault(c => items.All(i => i.Sku != c.Sku)) is { Sku: not null } missing)
            return FieldProblem.Of($"components[{missing.At}].sku", "There is no such SKU.");
        if (items.Find(i => !i.TrackInventory) is { } untracked)
            return FieldProblem.Of($"components[{skus.IndexOf(untracked.Sku)}].sku", "Its stock is not tracked: a bundle could not tell how many there are.");

        await db.Database.OpenConnectionAsync(cancellationToken);
        var (outcome, wake) = await BundleStore.ComposeAsync(
            (NpgsqlConnection)db.Database.GetDbConnection(), itemId, items.ToDictionary(i => i.Id, i => input.Components[skus.IndexOf(i.Sku)].Quantity),
            time.GetUtcNow(), cancellationToken);
        foreach (var connection in wake)
            await grains.GetGrain<IConnectionGrain>(connection).Wake();
        if (outcome is BundleOutcome.Done)
            await grains.GetGrain<ISellerGrain>(seller.Id).Publish(new(SellerEvents.InventoryChanged, itemId));
        return outcome switch
        {
            BundleOutcome.Done => TypedResults.NoContent(),
            BundleOutcome.Reserved => Refused("bundle-reserved", $"Units of {sku} are reserved. Commit or release them first."),
            BundleOutcome.Nested => Refused("bundle-nested", "A bundle is made of SKUs with stock of their own, and is no component of another bundle."),
            _ => TypedResults.NotFound(),
        };
    }

    private static (string Field, string Message)? Check(string sku, BundleInput input)
    {
        if (input.Components.Count > MostComponents)
            return ("components", $"At most {MostComponents}.");
        for (var i = 0; i < input.Components.Count; i++)
        {
            var component = input.Components[i];
            if (component.Quantity is < 1 or > MostUnits)
                return ($"components[{i}].quantity", $"From 1 to {MostUnits:N0}.");
            if (component.Sku == sku)
                return ($"components[{i}].sku", "A bundle is not made of itself.");
            if (input.Components.Take(i).Any(c => c.Sku == component.Sku))
                return ($"components[{i}].sku", "Each SKU stands once, with its quantity.");
        }

        return null;
    }

    private static ProblemHttpResult Refused(string type, string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict, type: $"urn:marketplace:problem:{type}");
}
