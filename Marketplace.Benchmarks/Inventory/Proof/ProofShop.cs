using Marketplace.Contracts.Inventory;
using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Inventory;
using Marketplace.Data.Sellers;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Benchmarks.Inventory.Proof;

/// <summary>A seller with a SKU, and a bundle of two others: what buyers fight for, and what the database says of it afterwards.</summary>
internal sealed class ProofShop
{
    private readonly TenantDatabase _database;
    private readonly Guid _sellerId = Guid.CreateVersion7();
    private readonly Dictionary<Guid, StockLevel> _opening = [];

    private ProofShop(TenantDatabase database) => _database = database;

    public Guid Plain { get; } = Guid.CreateVersion7();

    public Guid Lamp { get; } = Guid.CreateVersion7();

    public Guid Bulb { get; } = Guid.CreateVersion7();

    /// <summary>One lamp and two bulbs.</summary>
    public Guid Set { get; } = Guid.CreateVersion7();

    public IReadOnlyList<Guid> Items => [Plain, Lamp, Bulb, Set];

    /// <param name="units">Of the plain SKU and of the lamp; twice as many bulbs.</param>
    public static async Task<ProofShop> OpenAsync(NpgsqlDataSource application, int units, CancellationToken cancellation)
    {
        var shop = new ProofShop(new(application));
        await using (var db = shop._database.CreateContext(shop._sellerId))
        {
            db.Add(new Seller { Id = shop._sellerId, Name = "Proof", CreatedAt = TimeProvider.System.GetUtcNow() });
            shop.Stock(db, shop.Plain, "PLAIN", units);
            shop.Stock(db, shop.Lamp, "LAMP", units);
            shop.Stock(db, shop.Bulb, "BULB", 2 * units);
            shop.Stock(db, shop.Set, "SET", 0);
            await db.SaveChangesAsync(cancellation);
        }

        await using var connection = await shop._database.OpenAsync(shop._sellerId, cancellation);
        await BundleStore.ComposeAsync(connection, shop.Set, new Dictionary<Guid, int> { [shop.Lamp] = 1, [shop.Bulb] = 2 }, TimeProvider.System.GetUtcNow(), cancellation);
        return shop;
    }

    /// <summary>Holds every item's ledger against its callers, and the bundle's against its components'.</summary>
    public async Task<List<Violation>> CheckAsync(Func<Guid, IReadOnlyList<Call>> callsOf, CancellationToken cancellation)
    {
        var violations = new List<Violation>();
        foreach (var item in Items)
            violations.AddRange(HistoryChecker.Check(await ReadAsync(item, callsOf(item), cancellation)));
        await using var db = _database.CreateContext(_sellerId);
        var wholes = await db.Reservations.Where(r => r.ItemId == Set).ToListAsync(cancellation);
        var parts = await db.Reservations.Where(r => r.PartOfId != null).ToListAsync(cancellation);
        violations.AddRange(wholes.Where(whole => !IsWhole(whole, parts.FindAll(p => p.PartOfId == whole.Id)))
            .Select(whole => new Violation(BrokenPromise.Lost, $"bundle hold {whole.Id} has not all of its parts, or not in its state")));
        return violations;
    }

    private bool IsWhole(Reservation whole, List<Reservation> parts) => parts.Count == 2
        && parts.Exists(p => p.ItemId == Lamp && p.Quantity == whole.Quantity && p.State == whole.State)
        && parts.Exists(p => p.ItemId == Bulb && p.Quantity == 2 * whole.Quantity && p.State == whole.State);

    private async Task<History> ReadAsync(Guid itemId, IReadOnlyList<Call> calls, CancellationToken cancellation)
    {
        await using var db = _database.CreateContext(_sellerId);
        var item = await db.InventoryItems.SingleAsync(i => i.Id == itemId, cancellation);
        var ledger = await db.InventoryLedger.Where(e => e.ItemId == itemId).OrderBy(e => e.Seq)
            .Select(e => new LedgerRow(e.Kind, e.Key, e.OnHandDelta, e.ReservedDelta, e.OnHandAfter, e.ReservedAfter, e.SubjectId)).ToListAsync(cancellation);
        var holds = await db.Reservations.Where(r => r.ItemId == itemId).ToListAsync(cancellation);
        return new(_opening[itemId], calls, ledger, holds.ConvertAll(h => new HoldRow(h.Id, h.Quantity, h.State.ToString().ToLowerInvariant())), new(item.OnHand, item.Reserved));
    }

    private void Stock(MarketplaceDb db, Guid itemId, string sku, int onHand)
    {
        var (product, variant, now) = (Guid.CreateVersion7(), Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
        _opening[itemId] = new(onHand, 0);
        db.Add(new Product { Id = product, SellerId = _sellerId, Handle = sku, Title = sku, Currency = "USD", CreatedAt = now, UpdatedAt = now });
        db.Add(new Variant { Id = variant, SellerId = _sellerId, ProductId = product, Sku = sku, Price = 10, CreatedAt = now, UpdatedAt = now });
        db.Add(new InventoryItem { Id = itemId, SellerId = _sellerId, VariantId = variant, Sku = sku, OnHand = onHand, UpdatedAt = now });
    }
}
