using System.Text.Json.Serialization;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Images;

/// <summary>The definition's <c>ListingImage</c>. Colours are null, as on Etsy until it has looked at a picture.</summary>
internal sealed class ImageView(ListingImage image, long listingId, int rank, string origin)
{
    public long ListingId => listingId;
    public long ListingImageId => image.Id;
    public string? HexCode => null;
    public int? Red => null;
    public int? Green => null;
    public int? Blue => null;
    public int? Hue => null;
    public int? Saturation => null;
    public int? Brightness => null;
    public bool? IsBlackAndWhite => null;
    public long CreationTsz => image.CreatedAt;
    public long CreatedTimestamp => image.CreatedAt;
    public int Rank => rank;
    [JsonPropertyName("url_75x75")] public string Thumbnail => Url(origin, image, "75x75");
    [JsonPropertyName("url_170x135")] public string Small => Url(origin, image, "170x135");
    [JsonPropertyName("url_570xN")] public string Medium => Url(origin, image, "570xN");
    [JsonPropertyName("url_fullxfull")] public string Full => Url(origin, image, "fullxfull");
    public int FullHeight => image.Height;
    public int FullWidth => image.Width;
    public string AltText => image.AltText;

    public static IEnumerable<ImageView> Of(Listing listing, EtsyStore store, string origin) =>
        listing.ImageIds.Index().Select(i => new ImageView(store.Images.Find(i.Item)!, listing.Id, i.Index + 1, origin));

    public static string Url(string origin, ListingImage image, string size)
    {
        var extension = image.ContentType is "image/jpeg" ? "jpg" : image.ContentType["image/".Length..];
        return $"{origin}/etsy/images/{image.Id}/il_{size}.{extension}";
    }
}
