using System.Threading.Channels;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Imports;
using Marketplace.Data.Listings;
using Marketplace.Data.Storage;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Imports.Csv;
using Npgsql;

namespace Marketplace.Grains.Imports;

/// <summary>Reads an import's file from its checkpoint to its end. Reading and writing overlap; at most a few chunks are in memory.</summary>
internal sealed class ImportRun(TenantDatabase database, IObjectStore store, TimeProvider clock, Import import)
{
    private const int _rowsPerChunk = 2000;
    private const int _maxErrors = 10_000;
    private const int _attempts = 3;

    private readonly Dictionary<string, Guid?> _categories = new(StringComparer.Ordinal);
    private int _errorsLeft;

    /// <summary>The connections for which something was queued.</summary>
    public HashSet<Guid> Wake { get; } = [];

    /// <summary>How many rows of the file this run has dealt with.</summary>
    public int Rows { get; private set; }

    /// <param name="committed">Called after each chunk.</param>
    /// <param name="cancellationToken">Stops between two chunks.</param>
    /// <returns>False when the import was cancelled meanwhile.</returns>
    /// <exception cref="ImportFileException">The file cannot be read any further; the chunks before stay.</exception>
    public async Task<bool> ExecuteAsync(Func<Task> committed, CancellationToken cancellationToken)
    {
        _errorsLeft = Math.Max(0, _maxErrors - import.RowsFailed);
        var chunks = Channel.CreateBounded<ImportChunk>(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => ReadAsync(chunks.Writer, stop.Token), CancellationToken.None);
        try
        {
            await using var connection = await database.OpenAsync(import.SellerId, cancellationToken);
            await foreach (var chunk in chunks.Reader.ReadAllAsync(cancellationToken))
            {
                if (!await WriteAsync(connection, chunk, cancellationToken))
                    return false;
                await committed();
            }

            return true;
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private async Task ReadAsync(ChannelWriter<ImportChunk> chunks, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            var stream = await store.OpenAsync(import.ObjectKey, cancellationToken) ?? throw new ImportFileException("The uploaded file is gone.");
            using var file = new ImportFile(stream);
            var chunk = new ImportChunk();
            var done = import.Checkpoint is { } row ? int.Parse(row, System.Globalization.CultureInfo.InvariantCulture) : 0;
            foreach (var product in file.Products(import.Format, import.Mapping).SkipWhile(p => p.LastRow <= done))
            {
                chunk.Add(product);
                chunk.BytesRead = file.BytesRead;
                if (chunk.Rows < _rowsPerChunk)
                    continue;
                await chunks.WriteAsync(chunk, cancellationToken);
                chunk = new();
            }

            if (chunk.Rows > 0)
                await chunks.WriteAsync(chunk, cancellationToken);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        chunks.Complete(failure is OperationCanceledException ? null : failure);
    }

    private async Task<bool> WriteAsync(NpgsqlConnection connection, ImportChunk chunk, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryWriteAsync(connection, chunk, cancellationToken);
            }
            catch (PostgresException conflict) when (conflict.IsTransient || (conflict.SqlState == PostgresErrorCodes.UniqueViolation && attempt < _attempts))
            {
                // Somebody else wrote one of the names in between: look again.
                _categories.Clear();
                if (attempt >= _attempts)
                    throw;
            }
        }
    }

    private async Task<bool> TryWriteAsync(NpgsqlConnection connection, ImportChunk chunk, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var path in chunk.CategoryPaths.Where(p => !_categories.ContainsKey(p)))
        {
            var names = CategoryPath.Names(path);
            _categories[path] = await ImportStore.CategoryAsync(
                connection, [.. names.Select((name, depth) => (name, CategoryPath.Slug(names.Take(depth + 1))))], cancellationToken);
        }

        var known = await CatalogueWriter.FindAsync(connection, chunk.Handles, chunk.Skus, cancellationToken);
        var errors = new List<RowError>();
        var changes = chunk.Decide(known, _categories, errors);
        var written = await CatalogueWriter.WriteAsync(connection, changes, "import", $"import:{import.Id:N}", now, cancellationToken);
        var changed = await CatalogueWriter.FindWrittenAsync(connection, [.. changes.ChangedProducts.Select(p => p.Id)], now, cancellationToken);
        var wake = await ListingUpdates.EnqueueForProductsAsync(connection, changed, now, cancellationToken);
        foreach (var (itemId, reserved) in written.Kept)
            errors.Add(Kept(chunk, known, itemId, reserved));
        var progress = new ImportProgress(
            chunk.LastRow, chunk.BytesRead, changes.NewProducts.Count, changes.ChangedProducts.Count, changes.NewVariants.Count, changes.ChangedVariants.Count,
            errors.Select(e => e.Row).Distinct().Count(), written.ImagesAdded,
            [.. errors.Take(_errorsLeft).Select(e => new ImportRowError(e.Row, e.Column, e.Value, e.Message))]);
        if (!await ImportStore.AdvanceAsync(connection, import.Id, progress, cancellationToken))
            return false;
        await transaction.CommitAsync(cancellationToken);
        Rows += chunk.Rows;
        _errorsLeft -= progress.Errors.Count;
        Wake.UnionWith(written.Wake);
        Wake.UnionWith(wake);
        return true;
    }

    private static RowError Kept(ImportChunk chunk, KnownCatalogue known, Guid itemId, int reserved)
    {
        var sku = known.Variants.First(v => v.Value.ItemId == itemId).Key;
        var variant = chunk.Products.SelectMany(p => p.Variants).First(v => v.Sku == sku);
        return new(variant.Row, "Stock", variant.Quantity?.ToString(), $"{reserved} units are reserved for orders; the stock was set to that.");
    }
}
