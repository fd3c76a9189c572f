using Marketplace.Sandbox.Pictures;
using Marketplace.Sandbox.Shopify.Store;
using Marketplace.Sandbox.Storage;

namespace Marketplace.Sandbox.Shopify.Products;

/// <summary>The picture server.</summary>
internal static class MediaFiles
{
    public static void MapMediaFiles(this WebApplication app) => app.MapGet("/shopify/cdn/{name}", GetAsync);

    public static string Extension(string contentType) => contentType switch
    {
        "image/jpeg" => ".jpg",
        "image/gif" => ".gif",
        "image/webp" => ".webp",
        _ => ".png",
    };

    private static async Task<IResult> GetAsync(string name, HttpResponse response, ShopifyStore store, Blobs blobs, CancellationToken cancel)
    {
        if (!long.TryParse(Path.GetFileNameWithoutExtension(name), out var id) || store.Media.Find(id) is not { } media)
            return Results.NotFound();
        var bytes = media.Seed is { } seed ? StillLife.Draw(seed, StillLife.FullSize, StillLife.FullSize) : await blobs.FindAsync(BlobKey(id), cancel);
        if (bytes is null)
            return Results.NotFound();
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(bytes, media.ContentType);
    }

    /// <summary>Other services' blobs are positive, and their ids follow the same clock.</summary>
    public static long BlobKey(long id) => -id;
}
