namespace Marketplace.Sandbox.Shopify.Store;

/// <summary>A query over everything, whose result is a file of JSON lines.</summary>
/// <param name="Version">The API version that it was asked in.</param>
/// <param name="Origin">Where addresses in the file point.</param>
internal sealed record BulkOperation(
    long Id, string Shop, string Version, string Origin, string Query, bool Grouped, DateTimeOffset CreatedAt, string Status = BulkOperation.Created, DateTimeOffset? CompletedAt = null,
    long Objects = 0, long RootObjects = 0, long? FileSize = null)
{
    public const string Created = "CREATED";
    public const string Running = "RUNNING";
    public const string Completed = "COMPLETED";
    public const string Failed = "FAILED";

    public bool IsUnderWay => Status is Created or Running;
}
