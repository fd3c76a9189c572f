using System.Collections.Concurrent;
using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Pictures;
using Marketplace.Sandbox.Storage;

namespace Marketplace.Sandbox.Etsy.Images;

/// <summary>The picture server. Made-up pictures come in each size; an uploaded one has its own size at every address.</summary>
internal static class ImageFiles
{
    private static readonly ConcurrentDictionary<(long Seed, string Size), byte[]> Drawn = new();

    public static void MapImageFiles(this WebApplication app) => app.MapGet("/etsy/images/{id:long}/{name}", GetAsync);

    private static async Task<IResult> GetAsync(
        long id, string name, HttpResponse response, EtsyStore store, Blobs blobs, CancellationToken cancel)
    {
        if (store.Images.Find(id) is not { } image)
            return Results.NotFound();
        var bytes = image.Seed is { } seed ? Draw(seed, name) : await blobs.FindAsync(id, cancel);
        if (bytes is null)
            return Results.NotFound();
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(bytes, image.ContentType);
    }

    private static byte[] Draw(long seed, string name)
    {
        var (width, height) = Path.GetFileNameWithoutExtension(name) switch
        {
            "il_75x75" => (75, 75),
            "il_170x135" => (170, 135),
            "il_570xN" => (570, 570),
            _ => (StillLife.FullSize, StillLife.FullSize),
        };
        // Drawing costs milliseconds and a large shop has too many pictures to keep, so only the first ones are.
        return Drawn.Count < 500
            ? Drawn.GetOrAdd((seed, $"{width}"), _ => StillLife.Draw(seed, width, height))
            : StillLife.Draw(seed, width, height);
    }
}
