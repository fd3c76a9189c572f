using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;
using Marketplace.Sandbox.Shopify.Webhooks;

namespace Marketplace.Sandbox.Shopify.Inventories;

/// <summary><c>inventorySetQuantities</c>: all of the quantities are set, or none, each only if it still is what the caller saw.</summary>
internal sealed class StockMutation(ShopifyCall call)
{
    private const int HighestQuantity = 1_000_000_000;

    private static readonly string[] Reasons =
    [
        "correction", "cycle_count_available", "damaged", "movement_created", "movement_updated", "movement_received", "movement_canceled", "other", "promotion",
        "quality_control", "received", "reservation_created", "reservation_deleted", "reservation_updated", "restock", "safety_stock", "shrinkage",
    ];

    public StockPayload Set(StockSet input)
    {
        using (call.Store.Change())
        {
            UserError[] problems = [.. Check(input)];
            if (problems.Length > 0)
                return new(null, problems);
            foreach (var quantity in input.Quantities)
                Write(quantity, input.Name);
            return new(new AdjustmentView(Gid.Of("InventoryAdjustmentGroup", call.Store.NextId()), call.Store.Now, input.Reason), []);
        }
    }

    private IEnumerable<UserError> Check(StockSet input)
    {
        if (input.Name is not ("available" or "on_hand"))
            yield return UserError.At("input.name", "The quantity name must be either 'available' or 'on_hand'.", "INVALID_NAME");
        if (!Reasons.Contains(input.Reason, StringComparer.Ordinal))
            yield return UserError.At("input.reason", "The specified reason is invalid.", "INVALID_REASON");
        if (input.Quantities.GroupBy(q => (q.InventoryItemId, q.LocationId)).Any(g => g.Count() > 1))
            yield return UserError.At("input.quantities", "The combination of inventoryItemId and locationId must be unique.", "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR");
        foreach (var (i, quantity) in input.Quantities.Index())
        {
            if (Check(quantity, input, $"input.quantities.{i}") is { } problem)
                yield return problem;
        }
    }

    private UserError? Check(StockQuantity quantity, StockSet input, string at)
    {
        if (Find(quantity) is not var (_, variant))
            return UserError.At($"{at}.inventoryItemId", "The specified inventory item could not be found.", "INVALID_INVENTORY_ITEM");
        if (call.Location(quantity.LocationId) is not { } location)
            return UserError.At($"{at}.locationId", "The specified location could not be found.", "INVALID_LOCATION");
        if (variant.Levels.FirstOrDefault(l => l.LocationId == location.Id) is not { } level)
            return UserError.At($"{at}.locationId", "The specified inventory item is not stocked at the location.", "ITEM_NOT_STOCKED_AT_LOCATION");
        if (quantity.Quantity < 0)
            return UserError.At($"{at}.quantity", "The quantity can't be negative.", "INVALID_QUANTITY_NEGATIVE");
        if (quantity.Quantity > HighestQuantity)
            return UserError.At($"{at}.quantity", "The quantity can't be higher than 1,000,000,000.", "INVALID_QUANTITY_TOO_HIGH");
        var now = input.Name == "available" ? level.Available : level.Available + level.Committed;
        if (quantity.ChangeFromQuantity is { } from)
            return from == now ? null : UserError.At($"{at}.changeFromQuantity", "The change from quantity is stale.", "CHANGE_FROM_QUANTITY_STALE");
        // Until 2026-01 opting out has a field of its own; afterwards it is done by giving nothing.
        if (quantity.CompareQuantity is null)
            return input.IgnoreCompareQuantity == false ? UserError.At($"{at}.compareQuantity", "The compareQuantity argument must be given to each quantity.", "COMPARE_QUANTITY_REQUIRED") : null;
        return quantity.CompareQuantity == now || input.IgnoreCompareQuantity == true
            ? null
            : UserError.At($"{at}.compareQuantity", "The compareQuantity value does not match persisted value.", "COMPARE_QUANTITY_STALE");
    }

    private void Write(StockQuantity quantity, string name)
    {
        // Read anew: an entry before may have changed another variant of the same product.
        var (product, variant) = Find(quantity)!.Value;
        var location = Gid.Parse(quantity.LocationId, "Location");
        var level = variant.Levels.First(l => l.LocationId == location);
        level = level with { Available = name == "available" ? quantity.Quantity : quantity.Quantity - level.Committed };
        call.Store.Products.Put(product.Id, product.With(variant.With(level)) with { UpdatedAt = call.Store.Now });
        call.Services.GetRequiredService<ShopifyEvents>().StockChanged(call.Domain, variant.InventoryItemId, level);
    }

    private (Product Product, Variant Variant)? Find(StockQuantity quantity) =>
        Gid.TryParse(quantity.InventoryItemId, "InventoryItem", out var id) && call.Store.ProductOfItem(call.Domain, id) is { } product
            ? (product, product.Variants.First(v => v.InventoryItemId == id))
            : null;
}

internal sealed record StockSet
{
    public string Name { get; init; } = "";
    public string Reason { get; init; } = "";
    public string? ReferenceDocumentUri { get; init; }
    public bool? IgnoreCompareQuantity { get; init; }
    public IReadOnlyList<StockQuantity> Quantities { get; init; } = [];
}

internal sealed record StockQuantity
{
    public string InventoryItemId { get; init; } = "";
    public string LocationId { get; init; } = "";
    public int Quantity { get; init; }
    public int? CompareQuantity { get; init; }
    public int? ChangeFromQuantity { get; init; }
}

internal sealed record StockPayload(AdjustmentView? InventoryAdjustmentGroup, IReadOnlyList<UserError> UserErrors);

internal sealed record AdjustmentView(string Id, DateTimeOffset CreatedAt, string Reason);
