using Marketplace.Data.Catalogue;
using Marketplace.Data.Inventory;
using Marketplace.Data.Sellers;
using Marketplace.Data.Tenancy;
using Npgsql;

namespace Marketplace.Benchmarks.Inventory;

/// <summary>A seller with one SKU, in a database that the API has migrated.</summary>
internal static class StockedShop
{
    /// <summary>More than any run sells.</summary>
    public const int Units = 1_000_000_000;

    /// <param name="sellerId">An existing seller; null makes one.</param>
    public static async Task<Guid> StockAsync(TenantDatabase database, Guid? sellerId, string sku, int units, CancellationToken cancellation)
    {
        var (seller, product, variant, item) = (sellerId ?? Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var now = TimeProvider.System.GetUtcNow();
        await using var db = database.CreateContext(seller);
        if (sellerId is null)
        {
            db.Add(new Seller { Id = seller, Name = "Bench", CreatedAt = now });
        }

        db.Add(new Product { Id = product, SellerId = seller, Handle = sku, Title = sku, Currency = "USD", CreatedAt = now, UpdatedAt = now });
        db.Add(new Variant { Id = variant, SellerId = seller, ProductId = product, Sku = sku, Price = 10, CreatedAt = now, UpdatedAt = now });
        db.Add(new InventoryItem { Id = item, SellerId = seller, VariantId = variant, Sku = sku, OnHand = units, UpdatedAt = now });
        await db.SaveChangesAsync(cancellation);
        return item;
    }

    /// <summary>What the stock says and what its ledger adds up to; they must agree.</summary>
    public static async Task<long> BrokenPromisesAsync(NpgsqlDataSource owner, Guid itemId, int units, CancellationToken cancellation)
    {
        await using var command = owner.CreateCommand("""
            select abs(i.reserved - coalesce(sum(l.reserved_delta), 0)) + abs(i.on_hand - $2 - coalesce(sum(l.on_hand_delta), 0))
                + abs(i.reserved - (select coalesce(sum(quantity), 0) from reservations r where r.item_id = i.id and r.state = 'held'))
                + case when i.reserved > i.on_hand then 1 else 0 end
            from inventory_items i left join inventory_ledger l on l.item_id = i.id where i.id = $1 group by i.id
            """);
        command.Parameters.Add(new() { Value = itemId });
        command.Parameters.Add(new() { Value = units });
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), System.Globalization.CultureInfo.InvariantCulture);
    }
}
