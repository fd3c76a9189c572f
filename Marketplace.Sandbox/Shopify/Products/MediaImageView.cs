using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Products;

internal sealed class MediaImageView(ProductMedia media, ShopifyCall call)
{
    public string Id => Gid.Of("MediaImage", media.Id);

    public string? Alt => media.Alt;

    public string MediaContentType => "IMAGE";

    public string Status => "READY";

    public ImageView Image => new(media.Alt, $"{call.Origin}/shopify/cdn/{media.Id}{MediaFiles.Extension(media.ContentType)}", media.Width, media.Height);
}

internal sealed record ImageView(string? AltText, string Url, int Width, int Height);
