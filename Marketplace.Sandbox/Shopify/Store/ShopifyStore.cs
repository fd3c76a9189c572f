using System.Collections.Concurrent;
using Marketplace.Sandbox.Storage;

namespace Marketplace.Sandbox.Shopify.Store;

/// <summary>Everything the simulated Shopify knows.</summary>
internal sealed class ShopifyStore(Journal journal, TimeProvider time)
{
    private ProductIndex? products;
    private long lastId;

    public Table<string, ShopifyApp> Apps { get; } = new(journal, "shopify.apps");
    public Table<string, ShopifyShop> Shops { get; } = new(journal, "shopify.shops");
    public Table<string, ShopifyToken> Tokens { get; } = new(journal, "shopify.tokens");
    public Table<long, ShopLocation> Locations { get; } = new(journal, "shopify.locations");
    public Table<long, ShopPublication> Publications { get; } = new(journal, "shopify.publications");
    public Table<long, Product> Products { get; } = new(journal, "shopify.products");
    public Table<long, ProductMedia> Media { get; } = new(journal, "shopify.media");
    public Table<long, StagedUpload> Uploads { get; } = new(journal, "shopify.uploads");
    public Table<long, Order> Orders { get; } = new(journal, "shopify.orders");
    public Table<long, BulkOperation> BulkOperations { get; } = new(journal, "shopify.bulk");

    public ProductIndex ProductsByShop => products ??= new ProductIndex(Products);

    /// <summary>Codes live for minutes: a restart may lose them.</summary>
    public ConcurrentDictionary<string, InstallCode> Codes { get; } = new();

    /// <summary>How often each root field was called since the start.</summary>
    public ConcurrentDictionary<string, long> Calls { get; } = new();

    /// <summary>Answers under idempotency keys; Shopify keeps them for a while, a restart may lose them.</summary>
    public ConcurrentDictionary<string, (string Arguments, object Answer)> Answers { get; } = new();

    public DateTimeOffset Now => time.GetUtcNow();

    public Journal.Scope Change() => journal.Begin();

    /// <summary>A new id, greater than every earlier one, also those of deleted rows: it follows the clock.</summary>
    public long NextId()
    {
        using (journal.Begin())
        {
            if (lastId == 0)
                lastId = HighestStoredId();
            return lastId = Math.Max(lastId + 1, Now.ToUnixTimeMilliseconds());
        }
    }

    public IEnumerable<Order> OrdersOf(string shop) => Orders.All.Where(o => o.Shop == shop);

    public Product? ProductOfVariant(string shop, long variantId) => ProductsByShop.Of(shop).ByVariant.GetValueOrDefault(variantId);

    public Product? ProductOfItem(string shop, long inventoryItemId) => ProductsByShop.Of(shop).ByItem.GetValueOrDefault(inventoryItemId);

    public void Clear()
    {
        using (journal.Begin())
        {
            Shops.Clear();
            Tokens.Clear();
            Locations.Clear();
            Publications.Clear();
            Products.Clear();
            Media.Clear();
            Uploads.Clear();
            Orders.Clear();
            BulkOperations.Clear();
            Calls.Clear();
            Answers.Clear();
        }
    }

    /// <summary>Ids can run ahead of the clock when many are taken at once, as for a large seeded shop.</summary>
    private long HighestStoredId() =>
        Products.Keys.Concat(Media.Keys).Concat(Orders.Keys)
            .Concat(Products.All.SelectMany(p => p.Variants).Select(v => Math.Max(v.Id, v.InventoryItemId)))
            .DefaultIfEmpty(0).Max();
}
