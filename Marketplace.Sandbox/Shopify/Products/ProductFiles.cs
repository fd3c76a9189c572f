using System.Globalization;
using Marketplace.Sandbox.Pictures;
using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Products;

/// <summary>Turns the files that a product names into its media.</summary>
internal static class ProductFiles
{
    /// <summary>An upload that has arrived, or any other address: those are not fetched, a made-up picture stands in.</summary>
    public static bool IsUsable(string? source, ShopifyCall call) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && (UploadOf(address, call) is { } upload ? upload is { Received: true } && upload.Shop == call.Domain : !IsUpload(address, call));

    /// <summary>Inside a change.</summary>
    public static long Take(FileInput file, ShopifyCall call)
    {
        if (Gid.Find(file.Id, "MediaImage") is { } known)
        {
            var media = call.Store.Media.Find(known)!;
            if (file.Alt is { } alt && alt != media.Alt)
                call.Store.Media.Put(known, media with { Alt = alt });
            return known;
        }
        var upload = UploadOf(new Uri(file.OriginalSource!), call);
        // An upload becomes the picture under its own id, where its bytes are.
        var id = upload?.Id ?? call.Store.NextId();
        var taken = call.Store.Media.Find(id);
        call.Store.Media.Put(id, new ProductMedia(
            id, call.Domain, file.Alt, taken?.ContentType ?? upload?.MimeType ?? "image/png", taken?.Width ?? StillLife.FullSize, taken?.Height ?? StillLife.FullSize,
            upload is null ? StillLife.Seed(Subject.Vase, id % 1_000_003) : null));
        return id;
    }

    private static bool IsUpload(Uri address, ShopifyCall call) =>
        address.GetLeftPart(UriPartial.Authority) == call.Origin && address.AbsolutePath.StartsWith(Uploads.UploadEndpoints.Path, StringComparison.Ordinal);

    private static StagedUpload? UploadOf(Uri address, ShopifyCall call) =>
        IsUpload(address, call) && long.TryParse(address.AbsolutePath[Uploads.UploadEndpoints.Path.Length..].Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? call.Store.Uploads.Find(id)
            : null;
}
