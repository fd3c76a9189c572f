using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Inventory;
using Marketplace.Data.Orders;
using Marketplace.Data.Sellers;
using Marketplace.Data.Tenancy;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Data.Inventory;

/// <summary>A seller with one product of one variant, and the statements that move its stock.</summary>
internal sealed class StockedItem : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private StockedItem(NpgsqlDataSource source) => (Source, Database) = (source, new TenantDatabase(source));

    public NpgsqlDataSource Source { get; }

    public TenantDatabase Database { get; }

    public Guid SellerId { get; } = Guid.CreateVersion7();

    public Guid ItemId { get; } = Guid.CreateVersion7();

    public Guid VariantId { get; } = Guid.CreateVersion7();

    public long Epoch { get; set; }

    public static async Task<StockedItem> CreateAsync(PostgresFixture postgres, int onHand)
    {
        var item = new StockedItem(NpgsqlDataSource.Create(ApplicationConnectionString.From(await postgres.CreateDatabaseAsync())));
        await using var db = item.Database.CreateContext(item.SellerId);
        var product = new Product
        {
            Id = Guid.CreateVersion7(),
            SellerId = item.SellerId,
            Handle = "lamp",
            Title = "Lamp",
            Currency = "USD",
            CreatedAt = Now,
            UpdatedAt = Now,
        };
        db.Add(new Seller { Id = item.SellerId, Name = "Seller", CreatedAt = Now });
        db.Add(product);
        db.Add(new Variant
        {
            Id = item.VariantId,
            SellerId = item.SellerId,
            ProductId = product.Id,
            Sku = "LAMP",
            Price = 10,
            TrackInventory = true,
            CreatedAt = Now,
            UpdatedAt = Now,
        });
        db.Add(new InventoryItem { Id = item.ItemId, SellerId = item.SellerId, VariantId = item.VariantId, Sku = "LAMP", OnHand = onHand, UpdatedAt = Now });
        await db.SaveChangesAsync();
        await item.ActivateAsync();
        return item;
    }

    /// <summary>An order line that is about this item.</summary>
    public async Task<Guid> AddOrderLineAsync(LineStock stock)
    {
        await using var db = Database.CreateContext(SellerId);
        var line = new OrderLine { Id = Guid.CreateVersion7(), SellerId = SellerId, RemoteId = "1", VariantId = VariantId, Title = "Lamp", Quantity = 2, Stock = stock };
        var order = new Order
        {
            Id = Guid.CreateVersion7(),
            SellerId = SellerId,
            RemoteId = "1",
            Number = "1",
            Currency = "USD",
            PlacedAt = Now,
            ArrivedAt = Now,
            Connection = new() { Id = Guid.CreateVersion7(), SellerId = SellerId, Channel = "etsy", DisplayName = "Shop", CreatedAt = Now, UpdatedAt = Now },
        };
        order.Lines.Add(line);
        db.Add(order);
        await db.SaveChangesAsync();
        return line.Id;
    }

    public async Task<long> ActivateAsync() =>
        Epoch = (await InventoryStore.ActivateAsync(Source, ItemId, CancellationToken.None))!.Epoch;

    public Task<AppliedBatch> ApplyAsync(params StockMovement[] movements) => ApplyAsync(Now, movements);

    public Task<AppliedBatch> ApplyAsync(DateTimeOffset now, params StockMovement[] movements) =>
        InventoryStore.ApplyAsync(Database, SellerId, ItemId, Epoch, now, movements, CancellationToken.None);

    public Task<(int OnHand, int Reserved)> LevelAsync() => InventoryStore.ReadLevelAsync(Database, SellerId, ItemId, CancellationToken.None);

    /// <param name="sql">Gets the seller as its one parameter.</param>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await Database.OpenAsync(SellerId);
        await connection.ExecuteAsync(sql, [SellerId], CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    public static StockMovement Reserve(string key, int quantity = 1, DateTimeOffset? expires = null) =>
        new("reserve", key, quantity, Guid.CreateVersion7(), expires ?? Now.AddMinutes(15), null, null, null, null);

    public static StockMovement Reopen(string key, Guid? reservation) => new("reopen", key, 0, reservation, Now.AddMinutes(15), null, null, null, null);

    public static StockMovement Of(string kind, string key, int quantity = 0, Guid? subject = null, string? sku = null) =>
        new(kind, key, quantity, subject, null, null, null, null, sku);
}
