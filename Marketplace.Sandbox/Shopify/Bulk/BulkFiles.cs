using Marketplace.Sandbox.Shopify.Products;
using Marketplace.Sandbox.Storage;

namespace Marketplace.Sandbox.Shopify.Bulk;

/// <summary>Where results are fetched, whole or in ranges. The address is the permission.</summary>
internal static class BulkFiles
{
    public static void MapBulkFiles(this WebApplication app) => app.MapGet("/shopify/storage/bulk/{name}", async (string name, Blobs blobs, CancellationToken cancel) =>
        long.TryParse(Path.GetFileNameWithoutExtension(name), out var id) && await blobs.FindAsync(MediaFiles.BlobKey(id), cancel) is { } bytes
            ? Results.Bytes(bytes, "application/jsonl", enableRangeProcessing: true)
            : Results.NotFound());
}
