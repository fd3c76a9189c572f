using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Listings;
using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Pictures;
using Marketplace.Sandbox.Storage;

namespace Marketplace.Sandbox.Etsy.Images;

internal static class ImageEndpoints
{
    private const long MostBytes = 20 << 20;

    public static void MapImages(this RouteGroupBuilder api)
    {
        api.MapGet("/listings/{listing_id}/images", GetAll).Named("getListingImages");
        api.MapGet("/listings/{listing_id}/images/{listing_image_id}", GetOne).Named("getListingImage");
        api.MapPost("/shops/{shop_id}/listings/{listing_id}/images", UploadAsync).Named("uploadListingImage", "listings_w");
        api.MapDelete("/shops/{shop_id}/listings/{listing_id}/images/{listing_image_id}", Delete).Named("deleteListingImage", "listings_w");
    }

    private static IResult GetAll(EtsyCall call, long listing_id) =>
        EtsyJson.List(ImageView.Of(call.Listing(listing_id), call.Store, call.Origin).ToArray());

    private static IResult GetOne(EtsyCall call, long listing_id, long listing_image_id) =>
        EtsyJson.Ok(View(call, call.Listing(listing_id), listing_image_id));

    private static async Task<IResult> UploadAsync(EtsyCall call, long shop_id, long listing_id, Blobs blobs)
    {
        call.OwnListing(shop_id, listing_id);
        if (call.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
            throw EtsyRefusal.ContentType("multipart/form-data");
        var body = await call.Request.ReadFormAsync(call.Cancelled);
        var form = Arguments.Multipart(body, "listing_image_id", "rank", "overwrite", "is_watermarked", "alt_text", "image");
        var altText = form.Text("alt_text") ?? "";
        if (altText.Length > 250)
            throw EtsyRefusal.Problem("alt_text", "cannot be longer than 250 characters");
        var rank = form.Whole("rank", 1, ListingRules.MostImages) ?? 1;
        var image = body.Files.GetFile("image") is { } file
            ? await StoreAsync(call, shop_id, file, altText, blobs)
            : Existing(call, shop_id, form.Id("listing_image_id") ?? throw EtsyRefusal.Bad("Missing input parameter: image or listing_image_id"));

        using (call.Store.Change())
        {
            var listing = call.OwnListing(shop_id, listing_id);
            List<long> ids = [.. listing.ImageIds.Where(id => id != image.Id)];
            if (form.Flag("overwrite") == true && rank <= ids.Count)
                ids[rank - 1] = image.Id;
            else if (ids.Count < ListingRules.MostImages)
                ids.Insert(Math.Min(rank - 1, ids.Count), image.Id);
            else
                throw EtsyRefusal.Problem("images", $"cannot be more than {ListingRules.MostImages} items");
            call.Store.Images.Put(image.Id, image);
            listing = call.Store.Listings.Put(listing_id, listing with { ImageIds = ids, UpdatedAt = call.Store.Seconds });
            return EtsyJson.Created(View(call, listing, image.Id));
        }
    }

    /// <summary>Keeps the bytes first: a picture that nothing refers to harms nobody, a reference to nothing does.</summary>
    private static async Task<ListingImage> StoreAsync(EtsyCall call, long shopId, IFormFile file, string altText, Blobs blobs)
    {
        if (file.Length > MostBytes)
            throw EtsyRefusal.Problem("image", "is too large");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, call.Cancelled);
        var bytes = content.ToArray();
        if (PictureFile.Sniff(bytes) is not { } picture)
            throw EtsyRefusal.Problem("image", "is not a valid image file: JPEG, PNG or GIF is expected");
        var id = call.Store.NextId();
        await blobs.PutAsync(id, bytes, call.Cancelled);
        return new ListingImage(id, shopId, picture.ContentType, picture.Width, picture.Height, altText, call.Store.Seconds, Seed: null);
    }

    private static ListingImage Existing(EtsyCall call, long shopId, long imageId) =>
        call.Store.Images.Find(imageId) is { } image && image.ShopId == shopId
            ? image
            : throw EtsyRefusal.NotFound($"Could not find an image with listing_image_id = {imageId}");

    private static IResult Delete(EtsyCall call, long shop_id, long listing_id, long listing_image_id)
    {
        using (call.Store.Change())
        {
            var listing = call.OwnListing(shop_id, listing_id);
            View(call, listing, listing_image_id);
            if (listing is { State: ListingState.Active, ImageIds.Count: 1 })
                throw EtsyRefusal.Problem("images", "cannot be less than 1 items");
            // The picture itself stays: "You can assign a previously deleted image to a listing" (uploadListingImage).
            call.Store.Listings.Put(listing_id, listing with
            {
                ImageIds = [.. listing.ImageIds.Where(id => id != listing_image_id)],
                VariationImages = [.. listing.VariationImages.Where(v => v.ImageId != listing_image_id)],
                UpdatedAt = call.Store.Seconds,
            });
        }
        return Results.NoContent();
    }

    private static ImageView View(EtsyCall call, Listing listing, long imageId) =>
        ImageView.Of(listing, call.Store, call.Origin).FirstOrDefault(i => i.ListingImageId == imageId)
        ?? throw EtsyRefusal.NotFound($"Could not find an image with listing_image_id = {imageId}");
}
