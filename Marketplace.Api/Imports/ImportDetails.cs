using Marketplace.Contracts.Imports;
using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Imports;
using Marketplace.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Api.Imports;

internal static class ImportDetails
{
    public static async Task<ImportDetail> OfAsync(MarketplaceDb db, Import import, ImportPreview? preview, CancellationToken cancellationToken)
    {
        // They are fetched after the run, and a browser asks often while it lasts.
        var images = import.ImagesQueued == 0 || import.State == ImportState.Running ? [] : await ImagesAsync(db, import, cancellationToken);
        return new(
            import.Id, import.FileName, import.Format.ToText(), import.State.ToText(),
            import.State == ImportState.Completed ? 1 : import.BytesTotal == 0 ? 0 : Math.Min(1, (double)import.BytesDone / import.BytesTotal),
            import.BytesTotal, import.BytesDone, import.RowsDone, import.ProductsCreated, import.ProductsUpdated, import.VariantsCreated, import.VariantsUpdated,
            import.RowsFailed, import.ImagesQueued, images.GetValueOrDefault(ProductImageState.Stored), images.GetValueOrDefault(ProductImageState.Failed),
            import.Error, preview, import.CreatedAt, import.StartedAt, import.FinishedAt);
    }

    /// <summary>An import's pictures are those that came while it ran.</summary>
    private static Task<Dictionary<ProductImageState, int>> ImagesAsync(MarketplaceDb db, Import import, CancellationToken cancellationToken) =>
        db.ProductImages
            .Where(i => i.SourceUrl != null && i.CreatedAt >= import.StartedAt && (import.FinishedAt == null || i.CreatedAt <= import.FinishedAt))
            .GroupBy(i => i.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
}
