using System.Collections.Concurrent;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Pictures;
using Marketplace.Sandbox.Storage;

namespace Marketplace.Sandbox.Ebay.Media;

/// <summary>Picture uploads of the Media API, and the picture server that keeps them.</summary>
internal static class ImageEndpoints
{
    private const long MostBytes = 12 << 20;
    private static readonly TimeSpan Unused = TimeSpan.FromDays(30);
    private static readonly ConcurrentDictionary<long, byte[]> Drawn = new();

    public static void MapMedia(this RouteGroupBuilder api) =>
        api.MapPost("/image/create_image_from_file", UploadAsync).Named(EbayApi.Media, "createImageFromFile", "sell.inventory");

    public static void MapEbayPictures(this WebApplication app) => app.MapGet("/ebay/images/{id:long}/s-l1600.{extension}", GetAsync);

    public static string UrlOf(string origin, EbayImage image) => $"{origin}/ebay/images/{image.Id}/s-l1600.{image.ContentType["image/".Length..]}";

    private static async Task<IResult> UploadAsync(EbayCall call, Blobs blobs)
    {
        if (!call.Request.HasFormContentType)
            throw new EbayRefusal(StatusCodes.Status415UnsupportedMediaType, new EbayError(2003, "ACCESS", "REQUEST", "Unsupported media type", "Content-Type must be multipart/form-data."));
        var form = await call.Request.ReadFormAsync(call.Cancelled);
        if (form.Files.GetFile("image") is not { Length: > 0 } file)
            throw EbayRefusal.Of(EbayApi.Media, 190_200, "Missing image.");
        if (file.Length > MostBytes)
            throw EbayRefusal.Of(EbayApi.Media, 190_201, "The image is too large.");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, call.Cancelled);
        if (PictureFile.Sniff(content.ToArray()) is not { } picture)
            throw EbayRefusal.Of(EbayApi.Media, 190_202, "The image is not JPEG, PNG or GIF.");
        var image = new EbayImage(call.Store.NextId(), call.User.Id, picture.ContentType, Seed: null);
        await blobs.PutAsync(image.Id, content.ToArray(), call.Cancelled);
        call.Store.Images.Put(image.Id, image);
        call.Response.Headers.Location = $"{call.Origin}{EbaySimulator.Root}{EbayApi.Media.Root}/image/{image.Id}";
        return EbayJson.Ok(new { imageUrl = UrlOf(call.Origin, image), expirationDate = call.Store.Now + Unused }, StatusCodes.Status201Created);
    }

    private static async Task<IResult> GetAsync(long id, EbayStore store, Blobs blobs, HttpResponse response, CancellationToken cancel)
    {
        if (store.Images.Find(id) is not { } image)
            return Results.NotFound();
        // Drawing costs milliseconds and a large shop has too many pictures to keep, so only the first ones are.
        var bytes = image.Seed is not { } seed ? await blobs.FindAsync(id, cancel)
            : Drawn.Count < 500 ? Drawn.GetOrAdd(seed, s => StillLife.Draw(s, StillLife.FullSize, StillLife.FullSize))
            : StillLife.Draw(seed, StillLife.FullSize, StillLife.FullSize);
        if (bytes is null)
            return Results.NotFound();
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(bytes, image.ContentType);
    }
}
