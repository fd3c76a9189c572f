using Marketplace.Data.Catalogue;
using Marketplace.Data.Inventory;
using Marketplace.Data.Tenancy;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Data.Inventory;

/// <summary>A bundle of one <c>LAMP</c> and two <c>BULB</c>s, beside the lamp and the bulbs themselves.</summary>
internal sealed class Bundle : IAsyncDisposable
{
    private readonly StockedItem _lamp;

    private Bundle(StockedItem lamp) => _lamp = lamp;

    public TenantDatabase Database => _lamp.Database;

    public Guid SellerId => _lamp.SellerId;

    public Guid LampId => _lamp.ItemId;

    public Guid BulbId { get; } = Guid.CreateVersion7();

    public Guid SetId { get; } = Guid.CreateVersion7();

    public static async Task<Bundle> CreateAsync(PostgresFixture postgres, int lamps, int bulbs)
    {
        var lamp = await StockedItem.CreateAsync(postgres, lamps);
        var bundle = new Bundle(lamp);
        await bundle.AddAsync(bundle.BulbId, "BULB", bulbs);
        await bundle.AddAsync(bundle.SetId, "SET", 0);
        (await bundle.ComposeAsync(new() { [bundle.LampId] = 1, [bundle.BulbId] = 2 })).ShouldBe(BundleOutcome.Done);
        return bundle;
    }

    /// <summary>Another bundle.</summary>
    public async Task<Guid> AddBundleAsync(string sku, Dictionary<Guid, int> components)
    {
        var item = Guid.CreateVersion7();
        await AddAsync(item, sku, 0);
        (await ComposeAsync(components, item)).ShouldBe(BundleOutcome.Done);
        return item;
    }

    public async Task<BundleOutcome> ComposeAsync(Dictionary<Guid, int> components, Guid? itemId = null)
    {
        await using var connection = await Database.OpenAsync(SellerId);
        return (await BundleStore.ComposeAsync(connection, itemId ?? SetId, components, StockedItem.Now, CancellationToken.None)).Outcome;
    }

    /// <summary>As a fresh activation of the item's grain does.</summary>
    public Task<AppliedBatch> ApplyAsync(Guid itemId, params StockMovement[] movements) => ApplyAsync(itemId, StockedItem.Now, movements);

    public async Task<AppliedBatch> ApplyAsync(Guid itemId, DateTimeOffset now, params StockMovement[] movements) =>
        await ApplyAsync(itemId, await ActivateAsync(itemId), now, movements);

    public Task<AppliedBatch> ApplyAsync(Guid itemId, ActivatedItem activation, DateTimeOffset now, params StockMovement[] movements) => activation.IsBundle
        ? InventoryStore.ApplyToBundleAsync(Database, SellerId, itemId, activation.Epoch, now, movements, CancellationToken.None)
        : InventoryStore.ApplyAsync(Database, SellerId, itemId, activation.Epoch, now, movements, CancellationToken.None);

    public async Task<ActivatedItem> ActivateAsync(Guid itemId) => (await InventoryStore.ActivateAsync(_lamp.Source, itemId, CancellationToken.None))!;

    /// <summary>Every item's ledger leads, movement by movement, to what the item says.</summary>
    public async Task LedgersExplainAsync()
    {
        await using var db = Database.CreateContext(SellerId);
        var ledgers = await db.InventoryLedger.OrderBy(e => e.Seq).ToListAsync();
        foreach (var item in await db.InventoryItems.ToListAsync())
        {
            var ledger = ledgers.FindAll(e => e.ItemId == item.Id);
            foreach (var (before, entry) in ledger.Zip(ledger.Skip(1)))
                (entry.OnHandAfter, entry.ReservedAfter).ShouldBe((before.OnHandAfter + entry.OnHandDelta, before.ReservedAfter + entry.ReservedDelta), item.Sku);
            (ledger[^1].OnHandAfter, ledger[^1].ReservedAfter).ShouldBe((item.OnHand, item.Reserved), item.Sku);
        }
    }

    /// <summary>On hand and reserved of the lamp, the bulbs and the set.</summary>
    public async Task<((int, int) Lamp, (int, int) Bulb, (int, int) Set)> LevelsAsync() =>
        (await LevelAsync(LampId), await LevelAsync(BulbId), await LevelAsync(SetId));

    public ValueTask DisposeAsync() => _lamp.DisposeAsync();

    private Task<(int OnHand, int Reserved)> LevelAsync(Guid itemId) => InventoryStore.ReadLevelAsync(Database, SellerId, itemId, CancellationToken.None);

    private async Task AddAsync(Guid itemId, string sku, int onHand)
    {
        await using var db = Database.CreateContext(SellerId);
        var (product, variant) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        db.Add(new Product { Id = product, SellerId = SellerId, Handle = sku, Title = sku, Currency = "USD", CreatedAt = StockedItem.Now, UpdatedAt = StockedItem.Now });
        db.Add(new Variant { Id = variant, SellerId = SellerId, ProductId = product, Sku = sku, Price = 10, CreatedAt = StockedItem.Now, UpdatedAt = StockedItem.Now });
        db.Add(new InventoryItem { Id = itemId, SellerId = SellerId, VariantId = variant, Sku = sku, OnHand = onHand, UpdatedAt = StockedItem.Now });
        await db.SaveChangesAsync();
    }
}
