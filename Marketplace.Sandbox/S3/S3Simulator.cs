using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Sandbox.S3;

/// <summary>An object store that speaks the part of the S3 protocol that concerns single objects, under <c>/s3</c>, path-style.</summary>
internal static class S3Simulator
{
    private const int _maxObject = 512 * 1024 * 1024;

    public static void MapS3(this WebApplication app) =>
        app.MapMethods("/s3/{bucket}/{**key}", ["GET", "HEAD", "PUT", "DELETE"], AnswerAsync).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(_maxObject));

    private static async Task<IResult> AnswerAsync(
        string bucket, string key, HttpRequest request, Buckets buckets, IOptions<SandboxOptions> options, TimeProvider clock, CancellationToken cancel)
    {
        if (HttpMethods.IsPut(request.Method) && request.ContentLength is null)
            return S3Error.MissingLength.ToResult();
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancel);
        var content = body.ToArray();
        if (new SignatureV4(options.Value.S3, clock).Check(request, content) is { } refusal)
            return refusal.ToResult();
        if (!buckets.Has(bucket))
            return S3Error.NoSuchBucket.ToResult();
        switch (request.Method)
        {
            case "PUT":
                request.HttpContext.Response.Headers.ETag = buckets.Put(bucket, key, content, request.ContentType).ETag;
                return Results.Ok();
            case "DELETE":
                buckets.Delete(bucket, key);
                return Results.NoContent();
            default:
                return buckets.Find(bucket, key) is { } found
                    ? Results.Bytes(found.Content, found.ContentType, enableRangeProcessing: true, lastModified: found.LastModified, entityTag: new EntityTagHeaderValue(found.ETag))
                    : S3Error.NoSuchKey.ToResult();
        }
    }
}
