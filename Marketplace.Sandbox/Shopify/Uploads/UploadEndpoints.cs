using System.Globalization;
using Marketplace.Sandbox.Pictures;
using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Products;
using Marketplace.Sandbox.Shopify.Store;
using Marketplace.Sandbox.Storage;

namespace Marketplace.Sandbox.Shopify.Uploads;

/// <summary>The storage that staged uploads go to: a form whose last field is the file, or the bytes alone.</summary>
internal static class UploadEndpoints
{
    public const string Path = "/shopify/storage/uploads/";

    private const long MostBytes = 20 << 20;

    public static void MapUploads(this WebApplication app)
    {
        app.MapPost(Path + "{id:long}", PostAsync);
        app.MapPut(Path + "{id:long}", PutAsync);
    }

    /// <summary>Prepares a place for a file. The address is the permission.</summary>
    public static StagedTarget Stage(StagedUploadRequest input, ShopifyCall call)
    {
        var id = call.Store.NextId();
        call.Store.Uploads.Put(id, new StagedUpload(id, call.Domain, input.Filename, input.MimeType));
        var address = string.Create(CultureInfo.InvariantCulture, $"{call.Origin}{Path}{id}");
        IReadOnlyList<StagedParameter> parameters = input.HttpMethod == "POST"
            ? [new("Content-Type", input.MimeType), new("key", string.Create(CultureInfo.InvariantCulture, $"tmp/{id}/{input.Filename}")), new("policy", "signed")]
            : [new("content_type", input.MimeType), new("acl", "private")];
        return new(address, $"{address}/{Uri.EscapeDataString(input.Filename)}", parameters);
    }

    private static async Task<IResult> PostAsync(long id, HttpRequest request, ShopifyStore store, Blobs blobs)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Files.GetFile("file") is not { } file)
            return Results.Text("<Error><Code>InvalidArgument</Code><Message>POST requires exactly one file upload per request.</Message></Error>", "application/xml", statusCode: StatusCodes.Status400BadRequest);
        if (form["key"].Count == 0 || form["policy"].Count == 0)
            return Results.Text("<Error><Code>AccessDenied</Code><Message>Access denied.</Message></Error>", "application/xml", statusCode: StatusCodes.Status403Forbidden);
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, request.HttpContext.RequestAborted);
        return await KeepAsync(id, memory, store, blobs, request.HttpContext.RequestAborted);
    }

    private static async Task<IResult> PutAsync(long id, HttpRequest request, ShopifyStore store, Blobs blobs)
    {
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory, request.HttpContext.RequestAborted);
        return await KeepAsync(id, memory, store, blobs, request.HttpContext.RequestAborted);
    }

    private static async Task<IResult> KeepAsync(long id, MemoryStream content, ShopifyStore store, Blobs blobs, CancellationToken cancel)
    {
        var bytes = content.ToArray();
        if (store.Uploads.Find(id) is not { } upload)
            return Results.Text("<Error><Code>NoSuchKey</Code></Error>", "application/xml", statusCode: StatusCodes.Status404NotFound);
        if (bytes.Length > MostBytes || PictureFile.Sniff(bytes) is not { } picture)
            return Results.Text("<Error><Code>EntityTooLarge</Code><Message>Not an image, or too large.</Message></Error>", "application/xml", statusCode: StatusCodes.Status400BadRequest);
        // The bytes first: bytes that nothing refers to harm nobody, a reference to nothing does.
        await blobs.PutAsync(MediaFiles.BlobKey(id), bytes, cancel);
        using (store.Change())
        {
            store.Uploads.Put(id, upload with { Received = true });
            store.Media.Put(id, new ProductMedia(id, upload.Shop, null, picture.ContentType, picture.Width, picture.Height, null));
        }
        return Results.StatusCode(StatusCodes.Status201Created);
    }
}

internal sealed record StagedUploadRequest
{
    public string Filename { get; init; } = "";
    public string MimeType { get; init; } = "";
    public string? HttpMethod { get; init; }
    public string? FileSize { get; init; }
    public string Resource { get; init; } = "";
}

internal sealed record StagedTarget(string Url, string ResourceUrl, IReadOnlyList<StagedParameter> Parameters);

internal sealed record StagedParameter(string Name, string Value);
