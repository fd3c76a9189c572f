using System.Text.Json;
using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Connections;
using Marketplace.Data.Inventory;
using Marketplace.Data.Listings;
using Marketplace.Data.Orders;
using Marketplace.Data.Sellers;
using Marketplace.Data.Syncs;
using Marketplace.Data.Tenancy;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Data;

/// <summary>A seller with one connection and products <c>P1</c>, <c>P2</c>, … of one variant each.</summary>
internal sealed class ConnectedShop : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private ConnectedShop(NpgsqlDataSource source) => (Source, Database) = (source, new TenantDatabase(source));

    public NpgsqlDataSource Source { get; }

    public TenantDatabase Database { get; }

    public Guid SellerId { get; } = Guid.CreateVersion7();

    public Guid ConnectionId { get; } = Guid.CreateVersion7();

    public List<Product> Products { get; } = [];

    public static async Task<ConnectedShop> CreateAsync(PostgresFixture postgres, int products = 3, int onHand = 5)
    {
        var shop = new ConnectedShop(NpgsqlDataSource.Create(ApplicationConnectionString.From(await postgres.CreateDatabaseAsync())));
        await using var db = shop.Database.CreateContext(shop.SellerId);
        db.Add(new Seller { Id = shop.SellerId, Name = "Seller", CreatedAt = Now });
        db.Add(new Connection
        {
            Id = shop.ConnectionId,
            SellerId = shop.SellerId,
            Channel = "etsy",
            DisplayName = "Shop",
            Status = ConnectionStatus.Connected,
            AccountId = "1",
            CreatedAt = Now.AddDays(-1),
            UpdatedAt = Now,
        });
        foreach (var kind in Enum.GetValues<SyncKind>())
            db.Add(new ConnectionSync { ConnectionId = shop.ConnectionId, Kind = kind, SellerId = shop.SellerId, Every = TimeSpan.FromHours(1), NextAt = Now });
        for (var i = 1; i <= products; i++)
            shop.Products.Add(shop.Add(db, i, onHand));
        await db.SaveChangesAsync();
        return shop;
    }

    public ValueTask<NpgsqlConnection> OpenAsync() => Database.OpenAsync(SellerId);

    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work)
    {
        await using var connection = await OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var result = await work(connection);
        await transaction.CommitAsync();
        return result;
    }

    public Task RunAsync(Func<NpgsqlConnection, Task> work) => RunAsync(async connection =>
    {
        await work(connection);
        return 0;
    });

    public async Task<List<string>> ReadAsync(string sql) => await RunAsync(c => c.QueryAsync(sql, [], r => r.Optional<string>(0) ?? "null", CancellationToken.None));

    /// <summary>A listing on the channel, matched to the product of this number.</summary>
    public async Task<Guid> ListAsync(int product, int quantity = 5) =>
        (await ImportAsync(Remote($"R{product}", sku: $"P{product}", quantity: quantity)))[0].Id;

    public Task<List<WrittenListing>> ImportAsync(params ObservedListing[] page) =>
        RunAsync(c => ObservedListings.WriteAsync(c, ConnectionId, page, Now, CancellationToken.None));

    public static ObservedListing Remote(string id, string? sku, int quantity = 5, string state = "active", string title = "A lamp", decimal price = 10) =>
        new(id, $"https://shop.example/{id}", state, title, "USD", price, quantity, null,
            JsonSerializer.SerializeToElement(new { state, title, price, quantity, sku }), [new($"V{id}", sku, price, quantity)]);

    public static ObservedOrder Order(string id, string sku, int quantity = 1, string status = "processing", int version = 1, string? tracking = null, DateTimeOffset? placed = null) =>
        new(id, id, status, "paid", "unfulfilled", "USD", 10, 1, 2, 0, 13, "Ann", null, null, null, placed ?? Now, Now.AddSeconds(version),
            JsonSerializer.Serialize(new { id, status, version, tracking }), [new($"{id}-1", null, null, sku, "A lamp", quantity, 10, 1, 0)],
            tracking is null ? [] : [new("usps", tracking, Now)], []);

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    private Product Add(MarketplaceDb db, int number, int onHand)
    {
        var product = new Product
        {
            Id = Guid.CreateVersion7(),
            SellerId = SellerId,
            Handle = $"p{number}",
            Title = $"Lamp {number}",
            Currency = "USD",
            CreatedAt = Now,
            UpdatedAt = Now,
        };
        var variant = new Variant
        {
            Id = Guid.CreateVersion7(),
            SellerId = SellerId,
            ProductId = product.Id,
            Sku = $"P{number}",
            Price = 10,
            CreatedAt = Now,
            UpdatedAt = Now,
        };
        db.Add(product);
        db.Add(variant);
        db.Add(new InventoryItem { Id = Guid.CreateVersion7(), SellerId = SellerId, VariantId = variant.Id, Sku = variant.Sku, OnHand = onHand, UpdatedAt = Now });
        return product;
    }
}
