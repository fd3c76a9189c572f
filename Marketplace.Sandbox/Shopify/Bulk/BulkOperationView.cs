using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Bulk;

internal sealed class BulkOperationView(BulkOperation operation, ShopifyCall call)
{
    public string Id => Gid.Of("BulkOperation", operation.Id);

    public string Query => operation.Query;

    public string Type => "QUERY";

    public string Status => operation.Status;

    public string? ErrorCode => operation.Status == BulkOperation.Failed ? "INTERNAL_SERVER_ERROR" : null;

    public DateTimeOffset CreatedAt => operation.CreatedAt;

    public DateTimeOffset? CompletedAt => operation.CompletedAt;

    public long ObjectCount => operation.Objects;

    public long RootObjectCount => operation.RootObjects;

    public long? FileSize => operation.FileSize;

    /// <summary>Null where nothing was found, as on Shopify.</summary>
    public string? Url => operation is { Status: BulkOperation.Completed, Objects: > 0 } ? $"{call.Origin}/shopify/storage/bulk/{operation.Id}.jsonl" : null;
}
