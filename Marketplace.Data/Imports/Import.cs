using Marketplace.Data.Tenancy;
using NpgsqlTypes;

namespace Marketplace.Data.Imports;

public enum ImportFormat { Shopify, Woocommerce, Plain }

public enum ImportState { Uploaded, Running, Completed, Failed, Cancelled }

/// <summary>One file import, resumable from its checkpoint.</summary>
public sealed class Import : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid SellerId { get; set; }
    public required string FileName { get; set; }
    public required string ObjectKey { get; set; }
    public ImportFormat Format { get; set; }
    /// <summary>Our field name to the file's column name.</summary>
    [Jsonb] public Dictionary<string, string> Mapping { get; set; } = [];
    public ImportState State { get; set; }
    public long BytesTotal { get; set; }
    public long BytesDone { get; set; }
    public int RowsDone { get; set; }
    public int ProductsCreated { get; set; }
    public int ProductsUpdated { get; set; }
    public int VariantsCreated { get; set; }
    public int VariantsUpdated { get; set; }
    public int RowsFailed { get; set; }
    public int ImagesQueued { get; set; }
    /// <summary>The rows of the file that are dealt with. Chunks are committed side by side, so there may be a gap for a moment.</summary>
    public NpgsqlRange<int>[] Checkpoint { get; set; } = [];
    public string? Error { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
}
