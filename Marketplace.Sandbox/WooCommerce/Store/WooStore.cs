using System.Collections.Concurrent;
using Marketplace.Sandbox.Storage;

namespace Marketplace.Sandbox.WooCommerce.Store;

/// <summary>Everything the simulated stores know.</summary>
internal sealed class WooStore(Journal journal, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (long Version, IReadOnlyList<Product> Products)> ordered = new();
    private long lastId;

    public Table<string, WooShop> Shops { get; } = new(journal, "woocommerce.shops");
    public Table<string, WooKey> Keys { get; } = new(journal, "woocommerce.keys");
    public Table<long, Product> Products { get; } = new(journal, "woocommerce.products");
    public Table<long, Term> Terms { get; } = new(journal, "woocommerce.terms");
    public Table<long, Medium> Media { get; } = new(journal, "woocommerce.media");
    public Table<long, Order> Orders { get; } = new(journal, "woocommerce.orders");
    public Table<long, WooWebhook> Webhooks { get; } = new(journal, "woocommerce.webhooks");

    /// <summary>How often each operation was called since the start.</summary>
    public ConcurrentDictionary<string, long> Calls { get; } = new();

    /// <summary>WordPress keeps times by the second.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());

    public Journal.Scope Change() => journal.Begin();

    /// <summary>A new id, greater than every earlier one.</summary>
    public long NextId()
    {
        using (journal.Begin())
        {
            if (lastId == 0)
                lastId = HighestStoredId();
            return ++lastId;
        }
    }

    /// <summary>A shop's products by id, kept until any product changes, so that paging through 50,000 stays cheap.</summary>
    public IReadOnlyList<Product> ProductsOf(string shop)
    {
        // Read before the products are: a change meanwhile makes this version stale, not the answer wrong.
        var version = Products.Version;
        if (ordered.TryGetValue(shop, out var kept) && kept.Version == version)
            return kept.Products;
        IReadOnlyList<Product> fresh = [.. Products.All.Where(p => p.Shop == shop).OrderBy(p => p.Id)];
        ordered[shop] = (version, fresh);
        return fresh;
    }

    public IEnumerable<Order> OrdersOf(string shop) => Orders.All.Where(o => o.Shop == shop).OrderBy(o => o.Id);

    public IEnumerable<Term> TermsOf(string shop, string taxonomy) => Terms.All.Where(t => t.Shop == shop && t.Taxonomy == taxonomy);

    /// <summary>Whose SKU it is; the database compares without regard to case.</summary>
    public Offer? FindSku(string shop, string sku) =>
        ProductsOf(shop).SelectMany(p => p.AllOffers).FirstOrDefault(o => string.Equals(o.Sku, sku, StringComparison.OrdinalIgnoreCase));

    public void Clear()
    {
        using (journal.Begin())
        {
            Shops.Clear();
            Keys.Clear();
            Products.Clear();
            Terms.Clear();
            Media.Clear();
            Orders.Clear();
            Webhooks.Clear();
            Calls.Clear();
        }
    }

    private long HighestStoredId() => Products.All.SelectMany(p => p.AllOffers).Select(o => o.Id)
        .Concat(Terms.Keys).Concat(Media.Keys).Concat(Webhooks.Keys).Concat(Keys.All.Select(k => k.Id))
        .Concat(Orders.All.SelectMany(o => o.Lines.Select(l => l.Id).Concat(o.Notes.Select(n => n.Id)).Concat(o.Refunds.Select(r => r.Id)).Concat([o.Id, o.ShippingLineId, o.TaxLineId])))
        .DefaultIfEmpty(10).Max();
}
