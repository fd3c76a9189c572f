using Marketplace.Sandbox.Ebay.Media;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Etsy.Seed;
using Marketplace.Sandbox.Pictures;

namespace Marketplace.Sandbox.Ebay.Seed;

/// <summary>Makes live listings without going through the API. Their pictures are given relative to the server, whose address nobody knows before it runs.</summary>
internal sealed class SeedListings(EbayStore store, string userId)
{
    private static readonly string[] Sizes = ["S", "M", "L"];
    private static readonly string[] Colors = ["Blue", "White", "Green"];

    public void Add(SeedItem item)
    {
        var (category, material) = Shelf(item);
        string[] images = [Picture(item.Subject, store.Listings.Count * 2), Picture(item.Subject, (store.Listings.Count * 2) + 1)];
        var description = $"{item.Blurb}\n\nMade in small numbers in our workshop in Midcoast Maine.";
        var sizes = item.Varies is Varies.BySize or Varies.BySizeAndColor ? Sizes : [""];
        var colors = item.Varies is Varies.ByColor or Varies.BySizeAndColor ? Colors : [""];
        (string Sku, string Size, string Color, decimal Price)[] variants =
        [
            .. from size in sizes.Index()
               from color in colors
               select (
                   string.Join('-', new[] { item.Sku, size.Item, color.ToUpperInvariant() }.Where(part => part.Length > 0)),
                   size.Item, color, item.Price + (size.Index * 4)),
        ];
        var key = variants.Length > 1 ? $"{item.Sku}-GROUP" : null;
        var listing = store.NextName();
        foreach (var variant in variants)
        {
            // A few wear sizes are required of categories that this shop's single items are in.
            Dictionary<string, IReadOnlyList<string>> aspects = new() { ["Brand"] = ["Harbour & Pine"], ["Size"] = [variant.Size.Length > 0 ? variant.Size : "One Size"] };
            if (variant.Color.Length > 0)
                aspects["Color"] = [variant.Color];
            if (material is not null)
                aspects["Material"] = [material];
            Put(variant.Sku, item.Title, description, aspects, images, category, variant.Price, Math.Max(1, item.Quantity / variants.Length), listing, key);
        }
        if (key is not null)
            PutGroup(key, item.Title, description, images, [.. variants.Select(v => v.Sku)], sizes.Length > 1, colors.Length > 1);
        PutListing(listing, key, [.. variants.Select(v => v.Sku)]);
    }

    /// <summary>Adds plain listings named by number, for a seller of any size.</summary>
    public void AddMany(int count)
    {
        var picture = Picture(Subject.Vase, 0);
        for (var i = 1; i <= count; i++)
        {
            var (sku, listing) = ($"SEED-{i:D6}", store.NextName());
            Dictionary<string, IReadOnlyList<string>> aspects = new() { ["Brand"] = ["Unbranded"] };
            // Every other one lacks what will be required soon.
            if (i % 2 == 0)
                aspects["Material"] = ["Ceramic"];
            Put(
                sku, $"Seeded item {i:D6}", $"Item {i} of a large shop.", aspects, [picture], "101415",
                5 + (i % 400), 1 + (i % 50), listing, null);
            PutListing(listing, null, [sku]);
        }
    }

    private void Put(
        string sku, string title, string description, Dictionary<string, IReadOnlyList<string>> aspects, IReadOnlyList<string> images, string category, decimal price, int quantity,
        string listing, string? group)
    {
        store.Put(new StoredItem(
            userId, sku, "en-US",
            new ItemBody
            {
                Condition = "NEW",
                Availability = new Availability { ShipToLocationAvailability = new ShipToAvailability { Quantity = quantity } },
                Product = new ProductBody { Title = title, Description = description, Aspects = aspects, ImageUrls = images, Brand = "Harbour & Pine" },
            },
            group, store.Now));
        store.Put(new StoredOffer(
            userId, store.NextName(),
            new OfferBody
            {
                Sku = sku,
                MarketplaceId = "EBAY_US",
                Format = "FIXED_PRICE",
                CategoryId = category,
                ListingDescription = description,
                ListingDuration = "GTC",
                MerchantLocationKey = EbaySeed.LocationKey,
                PricingSummary = new PricingSummary { Price = Amount.Of(price, "USD") },
                ListingPolicies = new ListingPolicies
                {
                    FulfillmentPolicyId = EbaySeed.PolicyId(userId, PolicyKind.Fulfillment),
                    PaymentPolicyId = EbaySeed.PolicyId(userId, PolicyKind.Payment),
                    ReturnPolicyId = EbaySeed.PolicyId(userId, PolicyKind.Return),
                },
            },
            listing));
    }

    private void PutGroup(string key, string title, string description, IReadOnlyList<string> images, IReadOnlyList<string> skus, bool bySize, bool byColor)
    {
        VariesBySpecification[] specifications = [.. bySize ? [new VariesBySpecification("Size", Sizes)] : (VariesBySpecification[])[], .. byColor ? [new VariesBySpecification("Color", Colors)] : (VariesBySpecification[])[]];
        store.Groups.Put(EbayStore.KeyOf(userId, key), new StoredGroup(userId, key, new GroupBody
        {
            InventoryItemGroupKey = key,
            Title = title,
            Description = description,
            ImageUrls = images,
            VariantSKUs = skus,
            VariesBy = new VariesBy(byColor ? ["Color"] : ["Size"], specifications),
        }));
    }

    private void PutListing(string id, string? group, IReadOnlyList<string> skus) =>
        store.Listings.Put(id, new EbayListing(id, userId, "EBAY_US", group, skus, Ended: false, store.Now, new Dictionary<string, int>(), store.Today, 0));

    private string Picture(Subject subject, int number)
    {
        var image = new EbayImage(store.NextId(), userId, "image/png", StillLife.Seed(subject, number));
        store.Images.Put(image.Id, image);
        return ImageEndpoints.UrlOf("", image);
    }

    /// <summary>By the second part of the shop's SKUs. Three kinds lack the material, so that there are violations to see.</summary>
    private static (string Category, string? Material) Shelf(SeedItem item) => item.Sku.Split('-')[1] switch
    {
        "MUG" => ("20696", "Ceramic"),
        "BRD" => ("46282", "Wood"),
        "TWL" => ("20656", "Linen"),
        "SPN" => ("20642", "Wood"),
        "CND" => ("262975", "Soy"),
        "TPR" => ("262975", "Beeswax"),
        "HLD" => ("16102", "Brass"),
        "THR" => ("175750", "Wool"),
        "ART" => ("10034", "Paper"),
        "LMP" => ("20697", null),
        "TEE" => ("15687", "Cotton"),
        "SWT" => ("155183", "Cotton"),
        "HAT" => ("52365", "Wool"),
        "SCF" => ("45238", "Wool"),
        "TOT" => ("169291", "Cotton"),
        "EAR" => ("262012", "Silver"),
        "NCK" => ("155101", "Silver"),
        "RNG" => ("155103", "Silver"),
        "NTB" => ("45740", null),
        "SOP" => ("67391", "Oat"),
        "DOG" => ("63058", null),
        _ => ("101415", "Ceramic"),
    };
}
