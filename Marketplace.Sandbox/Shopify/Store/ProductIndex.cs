using System.Collections.Concurrent;
using Marketplace.Sandbox.Storage;

namespace Marketplace.Sandbox.Shopify.Store;

/// <summary>A shop's products in their orders and by what names them, kept until any product changes, so that paging through 50,000 stays cheap.</summary>
internal sealed class ProductIndex(Table<long, Product> products)
{
    private readonly ConcurrentDictionary<string, (long Version, ShopProducts Products)> kept = new();

    public ShopProducts Of(string shop)
    {
        // Read before the products are: a change meanwhile makes this version stale, not the answer wrong.
        var version = products.Version;
        if (kept.TryGetValue(shop, out var found) && found.Version == version)
            return found.Products;
        var fresh = new ShopProducts([.. products.All.Where(p => p.Shop == shop).OrderBy(p => p.Id)]);
        kept[shop] = (version, fresh);
        return fresh;
    }
}

/// <summary>The products of one shop at one moment, ordered by id.</summary>
internal sealed class ShopProducts(IReadOnlyList<Product> all)
{
    private readonly Lazy<Dictionary<long, Product>> byVariant = new(() => Index(all, v => v.Id));
    private readonly Lazy<Dictionary<long, Product>> byItem = new(() => Index(all, v => v.InventoryItemId));
    private readonly Lazy<Dictionary<string, Product>> byHandle = new(() => all.ToDictionary(p => p.Handle, StringComparer.Ordinal));

    public IReadOnlyList<Product> All => all;

    public IReadOnlyDictionary<long, Product> ByVariant => byVariant.Value;

    public IReadOnlyDictionary<long, Product> ByItem => byItem.Value;

    public IReadOnlyDictionary<string, Product> ByHandle => byHandle.Value;

    private static Dictionary<long, Product> Index(IReadOnlyList<Product> all, Func<Variant, long> key) =>
        all.SelectMany(p => p.Variants.Select(v => (Key: key(v), Product: p))).ToDictionary(pair => pair.Key, pair => pair.Product);
}
