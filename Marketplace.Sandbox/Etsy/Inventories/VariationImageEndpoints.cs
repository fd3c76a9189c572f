using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Inventories;

/// <summary>Which picture stands for which value of one property.</summary>
internal static class VariationImageEndpoints
{
    public static void MapVariationImages(this RouteGroupBuilder api)
    {
        api.MapGet("/shops/{shop_id}/listings/{listing_id}/variation-images", Get).Named("getListingVariationImages");
        api.MapPost("/shops/{shop_id}/listings/{listing_id}/variation-images", UpdateAsync).Named("updateVariationImages", "listings_w");
    }

    private static IResult Get(EtsyCall call, long shop_id, long listing_id)
    {
        call.Shop(shop_id);
        return Answer(call.Listing(listing_id));
    }

    private static async Task<IResult> UpdateAsync(EtsyCall call, long shop_id, long listing_id)
    {
        call.OwnListing(shop_id, listing_id);
        var body = await EtsyJson.ReadAsync<VariationImagesBody>(call.Request);
        VariationImage[] images = [.. body.VariationImages.Select(v => new VariationImage(v.PropertyId, v.ValueId, v.ImageId))];
        if (images.DistinctBy(i => i.ValueId).Count() < images.Length)
            throw EtsyRefusal.Bad("variation_images should not contain any duplicates");
        if (images.DistinctBy(i => i.PropertyId).Count() > 1)
            throw EtsyRefusal.Bad("variation_images cannot contain more than one property_id");
        using (call.Store.Change())
        {
            var listing = call.OwnListing(shop_id, listing_id);
            foreach (var image in images)
            {
                if (!listing.ImageIds.Contains(image.ImageId))
                    throw EtsyRefusal.Problem("image_id", $"is not an image of the listing: {image.ImageId}");
                if (NameOf(listing, image) is null)
                    throw EtsyRefusal.Problem("value_id", $"is not a value of the listing's products: {image.ValueId}");
            }
            return Answer(call.Store.Listings.Put(listing_id, listing with { VariationImages = images, UpdatedAt = call.Store.Seconds }));
        }
    }

    private static IResult Answer(Listing listing) => EtsyJson.List(listing.VariationImages
        .Select(v => new { property_id = v.PropertyId, value_id = v.ValueId, image_id = v.ImageId, value = NameOf(listing, v) })
        .ToArray());

    private static string? NameOf(Listing listing, VariationImage image) => listing.Inventory.Products
        .SelectMany(p => p.Properties)
        .FirstOrDefault(p => p.PropertyId == image.PropertyId && p.ValueIds.Contains(image.ValueId))?.Values[0];

    private sealed record VariationImagesBody
    {
        public required IReadOnlyList<VariationImageBody> VariationImages { get; init; }
    }

    private sealed record VariationImageBody
    {
        public required long PropertyId { get; init; }
        public required long ValueId { get; init; }
        public required long ImageId { get; init; }
    }
}
