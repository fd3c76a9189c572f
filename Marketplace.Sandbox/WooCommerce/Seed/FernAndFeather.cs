using System.Globalization;
using Marketplace.Sandbox.Pictures;
using Marketplace.Sandbox.WooCommerce.Orders;
using Marketplace.Sandbox.WooCommerce.Products;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Seed;

/// <summary>The simulator's own data: a store with three dozen products and two orders, and an empty store.</summary>
internal sealed class FernAndFeather(WooStore store, Checkout checkout)
{
    public const string Shop = "fern-and-feather";
    public const string OtherShop = "quiet-harbour";

    private const string Origin = $"http://localhost/woocommerce/{Shop}";

    public void SeedIfEmpty()
    {
        using (store.Change())
        {
            if (store.Shops.Count == 0)
                Seed();
        }
    }

    public void Reset()
    {
        using (store.Change())
        {
            store.Clear();
            SeedIfEmpty();
        }
    }

    /// <summary>Adds plain products named by number, for a store of any size.</summary>
    public void AddMany(int count)
    {
        var category = store.TermsOf(Shop, "product_cat").First(t => t.Slug == "uncategorized");
        var medium = store.Media.All.First(m => m.Shop == Shop);
        for (var i = 1; i <= count; i++)
        {
            var number = i.ToString("D6", CultureInfo.InvariantCulture);
            Put(new SeedItem("Uncategorized", $"SEED-{number}", $"Seeded product {number}", Subject.Vase, 5 + (i % 400), 1 + (i % 50), ""), category.Id, medium.Id, [], store.Now);
        }
    }

    private void Seed()
    {
        foreach (var (slug, name, tax) in ((string, string, decimal)[])[(Shop, "Fern & Feather", 7), (OtherShop, "Quiet Harbour", 0)])
        {
            store.Shops.Put(slug, new WooShop(slug, name, "USD", tax));
            foreach (var category in SeedItems.All.Select(i => i.Category).Distinct().Prepend("Uncategorized"))
                Term(slug, "product_cat", category);
            Term(slug, "product_shipping_class", "Bulky");
        }
        var past = store.Now.AddDays(-120);
        foreach (var (i, item) in SeedItems.All.Index())
            Add(item, past.AddDays(i));
        foreach (var (i, payment) in ((int, string)[])[(0, "stripe"), (3, "bacs")])
            checkout.Buy(store.ProductsOf(Shop)[i], null, 1, (Buyers.All[i % Buyers.All.Count], payment, ""), Origin);
    }

    private void Add(SeedItem item, DateTimeOffset at)
    {
        var category = store.TermsOf(Shop, "product_cat").First(t => t.Name == item.Category).Id;
        long[] tags = [.. item.Tags.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(tag => Term(Shop, "product_tag", tag))];
        var medium = store.NextId();
        store.Media.Put(medium, new Medium(medium, Shop, $"{Slugs.Of(item.Name)}.png", item.Name, item.Name, "image/png", StillLife.Seed(item.Subject, medium), at));
        Put(item, category, medium, tags, at);
    }

    private void Put(SeedItem item, long category, long medium, long[] tags, DateTimeOffset at)
    {
        var price = item.Price.ToString("0.00", CultureInfo.InvariantCulture);
        var product = new Product
        {
            Id = store.NextId(),
            Shop = Shop,
            Name = item.Name,
            Slug = Slugs.Of(item.Name),
            Type = item.Option is null ? "simple" : "variable",
            Description = $"<p>{item.Name}, from our garden studio.</p>",
            CategoryIds = [category],
            TagIds = tags,
            ImageIds = [medium],
            CreatedAt = at,
            ModifiedAt = at,
        };
        store.Products.Put(product.Id, item.Option is not { } option
            ? product with { Sku = item.Sku, RegularPrice = price, ManageStock = true, StockQuantity = item.Stock }
            : product with
            {
                Attributes = [new ProductAttribute(0, option, 0, true, true, item.Values)],
                Variations = [.. item.Values.Select(value => new Variation
                {
                    Id = store.NextId(),
                    Sku = $"{item.Sku}-{Slugs.Of(value).ToUpperInvariant()}",
                    RegularPrice = price,
                    ManageStock = true,
                    StockQuantity = item.Stock / item.Values.Count,
                    Attributes = [new Choice(0, option, value)],
                    CreatedAt = at,
                    ModifiedAt = at,
                })],
            });
    }

    private long Term(string shop, string taxonomy, string name)
    {
        if (store.TermsOf(shop, taxonomy).FirstOrDefault(t => t.Name == name) is { } existing)
            return existing.Id;
        var term = new Term(store.NextId(), shop, taxonomy, name, Slugs.Of(name));
        store.Terms.Put(term.Id, term);
        return term.Id;
    }
}
