using Marketplace.Data.Catalogue;
using Marketplace.Data.Imports;
using Marketplace.Data.Listings;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Imports.Csv;
using Npgsql;

namespace Marketplace.Grains.Imports;

/// <param name="Errors">How many of the import's errors were kept.</param>
/// <param name="Wake">The connections for which something was queued.</param>
internal sealed record ChunkWritten(int Rows, int Errors, IReadOnlyList<Guid> Wake);

/// <summary>Writes an import's chunks, each in a transaction of its own together with the import's progress.</summary>
internal sealed class ImportWriter(TenantDatabase database, TimeProvider clock, Import import)
{
    private const int _attempts = 3;
    private readonly Dictionary<string, Guid?> _categories = new(StringComparer.Ordinal);

    /// <summary>Before the chunk's own transaction, so that two chunks do not wait for each other's new categories.</summary>
    public async Task EnsureCategoriesAsync(ImportChunk chunk, CancellationToken cancellationToken)
    {
        foreach (var path in chunk.CategoryPaths)
        {
            if (!_categories.TryGetValue(path, out var category))
            {
                await using var connection = await database.OpenAsync(import.SellerId, cancellationToken);
                var names = CategoryPath.Names(path);
                category = _categories[path] = await ImportStore.CategoryAsync(
                    connection, [.. names.Select((name, depth) => (name, CategoryPath.Slug(names.Take(depth + 1))))], cancellationToken);
            }

            chunk.Categories[path] = category;
        }
    }

    /// <param name="chunk">With its categories.</param>
    /// <param name="errorsLeft">How many errors of the chunk are kept.</param>
    /// <returns>Null when the import is no longer running: nothing was written.</returns>
    public async Task<ChunkWritten?> WriteAsync(ImportChunk chunk, int errorsLeft, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(import.SellerId, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryWriteAsync(connection, chunk, errorsLeft, cancellationToken);
            }
            catch (PostgresException conflict) when (attempt < _attempts && (conflict.IsTransient || conflict.SqlState == PostgresErrorCodes.UniqueViolation))
            {
                // Somebody else wrote one of the names in between: look again.
            }
        }
    }

    private async Task<ChunkWritten?> TryWriteAsync(NpgsqlConnection connection, ImportChunk chunk, int errorsLeft, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var known = await CatalogueWriter.FindAsync(connection, chunk.Handles, chunk.Skus, cancellationToken);
        var errors = new List<RowError>();
        var changes = chunk.Decide(known, errors);
        var written = await CatalogueWriter.WriteAsync(connection, changes, "import", $"import:{import.Id:N}", now, cancellationToken);
        var changed = await CatalogueWriter.FindWrittenAsync(connection, [.. changes.ChangedProducts.Select(p => p.Id)], now, cancellationToken);
        var wake = await ListingUpdates.EnqueueForProductsAsync(connection, changed, now, cancellationToken);
        foreach (var (itemId, reserved) in written.Kept)
            errors.Add(Kept(chunk, known, itemId, reserved));
        var progress = new ImportProgress(
            chunk.FirstRow, chunk.LastRow, chunk.BytesRead, changes.NewProducts.Count, changes.ChangedProducts.Count, changes.NewVariants.Count,
            changes.ChangedVariants.Count, errors.Select(e => e.Row).Distinct().Count(), written.ImagesAdded,
            [.. errors.Take(errorsLeft).Select(e => new ImportRowError(e.Row, e.Column, e.Value, e.Message))]);
        if (!await ImportStore.AdvanceAsync(connection, import.Id, progress, cancellationToken))
            return null;
        await transaction.CommitAsync(cancellationToken);
        return new(chunk.Rows, progress.Errors.Count, [.. written.Wake, .. wake]);
    }

    private static RowError Kept(ImportChunk chunk, KnownCatalogue known, Guid itemId, int reserved)
    {
        var sku = known.Variants.First(v => v.Value.ItemId == itemId).Key;
        var variant = chunk.Products.SelectMany(p => p.Variants).First(v => v.Sku == sku);
        return new(variant.Row, "Stock", variant.Quantity?.ToString(), $"{reserved} units are reserved for orders; the stock was set to that.");
    }
}
