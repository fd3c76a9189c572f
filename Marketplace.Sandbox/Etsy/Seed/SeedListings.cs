using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Etsy.Taxonomy;
using Marketplace.Sandbox.Pictures;

namespace Marketplace.Sandbox.Etsy.Seed;

/// <summary>Makes active listings with pictures, without going through the API.</summary>
internal sealed class SeedListings(EtsyStore store, long shopId, long userId, (long Shipping, long Returns, long Readiness) settings)
{
    private static readonly string[] Sizes = ["S", "M", "L"];
    private static readonly string[] Colors = ["Blue", "White", "Green"];

    /// <summary>For a shop that exists, with the first of each of its settings.</summary>
    public static SeedListings For(EtsyStore store, long shopId) => new(store, shopId, store.Shops.Find(shopId)!.UserId, (
        store.ShippingProfiles.All.Where(p => p.ShopId == shopId).Min(p => p.Id),
        store.ReturnPolicies.All.Where(p => p.ShopId == shopId).Min(p => p.Id),
        store.ReadinessStates.All.Where(s => s.ShopId == shopId).Min(s => s.Id)));

    public void Add(SeedItem item, long? sectionId, long createdAt)
    {
        var description = $"{item.Blurb}\n\nMade in small numbers in our workshop in Midcoast Maine.";
        var picture = store.Listings.Count * 2;
        var listing = Listing(item.Title, description, item.TaxonomyId, createdAt, Inventory(item)) with
        {
            ShopSectionId = sectionId,
            Tags = item.Tags.Split(','),
            ImageIds = [Picture(item.Title, item.Subject, picture), Picture(item.Title, item.Subject, picture + 1)],
        };
        store.Listings.Put(listing.Id, listing);
    }

    /// <summary>Adds plain listings named by number, for a shop of any size.</summary>
    public void AddMany(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            var product = Product($"SEED-{i:D6}", [], 5 + (i % 400), 1 + (i % 50));
            var listing = Listing($"Seeded item {i:D6}", $"Item {i} of a large shop.", 1034, store.Seconds, Store.Inventory.Single(product));
            store.Listings.Put(listing.Id, listing with { ImageIds = [Picture(listing.Title, Subject.Vase, i * 2)] });
        }
    }

    private Listing Listing(string title, string description, long taxonomyId, long createdAt, Inventory inventory) => new()
    {
        Id = store.NextId(),
        ShopId = shopId,
        UserId = userId,
        State = ListingState.Active,
        CreatedAt = createdAt,
        UpdatedAt = createdAt,
        StateChangedAt = createdAt,
        Title = title,
        Description = description,
        WhoMade = "i_did",
        WhenMade = "2020_2026",
        TaxonomyId = taxonomyId,
        IsSupply = false,
        ShippingProfileId = settings.Shipping,
        ReturnPolicyId = settings.Returns,
        ProcessingMin = 1,
        ProcessingMax = 3,
        Inventory = inventory,
    };

    private Inventory Inventory(SeedItem item)
    {
        if (item.Varies == Varies.Not)
            return Store.Inventory.Single(Product(item.Sku, [], item.Price, item.Quantity));
        var sizes = item.Varies is Varies.BySize or Varies.BySizeAndColor ? Sizes : [""];
        var colors = item.Varies is Varies.ByColor or Varies.BySizeAndColor ? Colors : [""];
        ListingProduct[] products =
        [
            .. from size in sizes.Index()
               from color in colors
               select Product(
                   string.Join('-', new[] { item.Sku, size.Item, color.ToUpperInvariant() }.Where(part => part.Length > 0)),
                   [.. Value(TaxonomyTree.Size, size.Item), .. Value(TaxonomyTree.PrimaryColor, color)],
                   item.Price + (size.Index * 4),
                   Math.Max(1, item.Quantity / (sizes.Length * colors.Length))),
        ];
        long[] on = [.. products[0].Properties.Select(p => p.PropertyId)];
        return new Inventory(products, [.. on.Where(id => id == TaxonomyTree.Size.Id)], on, on, []);
    }

    private ListingProduct Product(string sku, IReadOnlyList<PropertyValue> properties, decimal price, int quantity) =>
        new(store.NextId(), sku, properties, new Offering(store.NextId(), price, quantity, IsEnabled: true, settings.Readiness));

    private static PropertyValue[] Value(TaxonomyProperty property, string name) => name.Length == 0
        ? []
        : [new(property.Id, property.Name, null, null, [property.Values.First(v => v.Name == name).Id], [name])];

    private long Picture(string altText, Subject subject, int number)
    {
        var id = store.NextId();
        var seed = StillLife.Seed(subject, number);
        store.Images.Put(id, new(id, shopId, "image/png", StillLife.FullSize, StillLife.FullSize, altText, store.Seconds, seed));
        return id;
    }
}
