using Marketplace.Sandbox.Pictures;
using Marketplace.Sandbox.Shopify.Orders;
using Marketplace.Sandbox.Shopify.Store;
using Microsoft.Extensions.Options;

namespace Marketplace.Sandbox.Shopify.Seed;

/// <summary>The simulator's own data: the app, a shop with a dozen products and an order, and an empty shop.</summary>
internal sealed class CedarAndSalt(ShopifyStore store, Checkout checkout, IOptions<SandboxOptions> options)
{
    public const string Shop = "cedar-and-salt.myshopify.com";
    public const string OtherShop = "plain-canvas.myshopify.com";

    private static readonly string[] Sizes = ["S", "M", "L"];
    private static readonly string[] Locations = ["Workshop", "Market stall"];
    private static readonly string[] Publications = ["Online Store", "Point of Sale"];

    private static readonly (string Sku, string Title, Subject Subject, decimal Price, int Stock, bool Sized, string Tags)[] Items =
    [
        ("CS-MUG-01", "Speckled stoneware mug", Subject.Mug, 24, 18, false, "mug,stoneware"),
        ("CS-MUG-02", "Tall coffee mug", Subject.Mug, 26, 9, false, "mug,coffee"),
        ("CS-CAN-01", "Cedar candle", Subject.Candle, 19, 30, false, "candle,cedar"),
        ("CS-CAN-02", "Sea salt candle", Subject.Candle, 19, 25, false, "candle,sea"),
        ("CS-VAS-01", "Bud vase", Subject.Vase, 34, 7, false, "vase"),
        ("CS-TEE-01", "Organic cotton tee", Subject.Shirt, 38, 24, true, "tee,cotton"),
        ("CS-SWE-01", "Lambswool sweater", Subject.Shirt, 110, 9, true, "sweater,wool"),
        ("CS-BAG-01", "Waxed canvas tote", Subject.Bag, 78, 12, false, "bag,canvas"),
        ("CS-LAM-01", "Paper table lamp", Subject.Lamp, 95, 4, false, "lamp,paper"),
        ("CS-FRA-01", "Oak picture frame", Subject.Frame, 42, 15, false, "frame,oak"),
        ("CS-TEX-01", "Linen tea towel", Subject.Textile, 16, 40, false, "linen,kitchen"),
        ("CS-ONE-01", "Driftwood mirror, one of a kind", Subject.Frame, 180, 1, false, "mirror,driftwood"),
    ];

    public void SeedIfEmpty()
    {
        using (store.Change())
        {
            var shopify = options.Value.Shopify;
            // Follows the configuration at every start.
            store.Apps.Put(shopify.ClientId, new ShopifyApp(shopify.ClientId, shopify.ClientSecret, [.. shopify.RedirectUris]));
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

    /// <summary>Adds plain products named by number, for a shop of any size.</summary>
    public void AddMany(int count)
    {
        for (var i = 1; i <= count; i++)
            Add(($"SEED-{i:D6}", $"Seeded product {i:D6}", Subject.Vase, 5 + (i % 400), 1 + (i % 50), false, "seeded"), store.Now);
    }

    private void Seed()
    {
        var past = store.Now.AddDays(-90);
        Open(Shop, 70_112_001, "Cedar & Salt", "hello@cedarandsalt.example", past);
        Open(OtherShop, 70_112_002, "Plain Canvas", "hello@plaincanvas.example", past);
        Product? last = null;
        foreach (var (i, item) in Items.Index())
            last = Add(item, past.AddDays(i));
        checkout.Buy(store.Products.All.Where(p => p.Id != last!.Id).MinBy(p => p.Id)!, null, 1, Buyers.All[0]);
    }

    private void Open(string domain, long id, string name, string email, DateTimeOffset at)
    {
        store.Shops.Put(domain, new ShopifyShop(domain, id, name, email, "USD", at));
        foreach (var (i, location) in Locations.Index())
            store.Locations.Put((id * 10) + i, new ShopLocation((id * 10) + i, domain, location));
        foreach (var (i, publication) in Publications.Index())
            store.Publications.Put((id * 10) + 5 + i, new ShopPublication((id * 10) + 5 + i, domain, publication));
    }

    private Product Add((string Sku, string Title, Subject Subject, decimal Price, int Stock, bool Sized, string Tags) item, DateTimeOffset at)
    {
        var shop = store.Shops.Find(Shop)!;
        var media = store.NextId();
        store.Media.Put(media, new ProductMedia(media, Shop, item.Title, "image/png", StillLife.FullSize, StillLife.FullSize, StillLife.Seed(item.Subject, media % 1_000_003)));
        var id = store.NextId();
        return store.Products.Put(id, new Product
        {
            Id = id,
            Shop = Shop,
            Title = item.Title,
            Handle = $"{item.Title.ToLowerInvariant().Replace(",", "", StringComparison.Ordinal).Replace(' ', '-')}",
            DescriptionHtml = $"<p>{item.Title}, made on the coast.</p>",
            Vendor = shop.Name,
            Status = ProductStatus.Active,
            Tags = item.Tags.Split(','),
            Options = [new ProductOption(store.NextId(), item.Sized ? "Size" : "Title", item.Sized ? Sizes : ["Default Title"])],
            Variants = item.Sized
                ? [.. Sizes.Select(size => NewVariant($"{item.Sku}-{size}", item.Price, item.Stock / Sizes.Length, size, shop))]
                : [NewVariant(item.Sku, item.Price, item.Stock, "Default Title", shop)],
            MediaIds = [media],
            PublishedOn = [(shop.Id * 10) + 5],
            CreatedAt = at,
            UpdatedAt = at,
        });
    }

    private Variant NewVariant(string sku, decimal price, int stock, string value, ShopifyShop shop) =>
        new(store.NextId(), store.NextId(), sku, null, price, null, [value], [new StockLevel(shop.Id * 10, stock)]);
}
