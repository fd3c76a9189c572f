using System.Threading.Channels;
using Marketplace.Data.Imports;
using Marketplace.Data.Storage;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Imports.Csv;

namespace Marketplace.Grains.Imports;

/// <summary>
/// Reads an import's file from its checkpoint to its end. One chunk is read while others are written; at most a few are in memory.
/// </summary>
internal sealed class ImportRun(TenantDatabase database, IObjectStore store, TimeProvider clock, Import import)
{
    private const int _rowsPerChunk = 2000;
    private const int _chunksAtOnce = 2;
    private const int _maxErrors = 10_000;

    private readonly ImportWriter _writer = new(database, clock, import);
    private readonly List<(ImportChunk Chunk, Task<ChunkWritten?> Writing)> _inFlight = [];
    private int _errorsLeft;

    /// <summary>The connections for which something was queued.</summary>
    public HashSet<Guid> Wake { get; } = [];

    /// <summary>How many rows of the file this run has dealt with.</summary>
    public int Rows { get; private set; }

    /// <param name="committed">Called after each chunk.</param>
    /// <param name="cancellationToken">Stops; what is not committed by then is left to the next run.</param>
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
            return await WriteAsync(chunks.Reader, committed, stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll([reading, .. _inFlight.Select(f => f.Writing)]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private async Task ReadAsync(ChannelWriter<ImportChunk> chunks, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            var stream = await store.OpenAsync(import.ObjectKey, cancellationToken) ?? throw new ImportFileException("The uploaded file is gone.");
            using var file = new ImportFile(stream);
            var chunk = new ImportChunk { FirstRow = 1 };
            foreach (var product in file.Products(import.Format, import.Mapping))
            {
                if (IsDone(product.LastRow))
                {
                    // The chunk before a gap ends there, or it would claim rows that are done.
                    if (chunk.Rows > 0)
                        await chunks.WriteAsync(chunk, cancellationToken);
                    chunk = new() { FirstRow = product.LastRow + 1 };
                    continue;
                }

                chunk.Add(product);
                chunk.BytesRead = file.BytesRead;
                if (chunk.Rows < _rowsPerChunk)
                    continue;
                await chunks.WriteAsync(chunk, cancellationToken);
                chunk = new() { FirstRow = chunk.LastRow + 1 };
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

    private bool IsDone(int row) => Array.Exists(import.Checkpoint, r => r.LowerBound <= row && (r.UpperBoundIsInclusive ? row <= r.UpperBound : row < r.UpperBound));

    /// <summary>
    /// Writes chunks side by side, for PostgreSQL works on each alone. What depends on the order of the rows does not: a SKU is taken once
    /// in a file, and a chunk that goes on with a product of another waits for it.
    /// </summary>
    private async Task<bool> WriteAsync(ChannelReader<ImportChunk> chunks, Func<Task> committed, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var chunk in chunks.ReadAllAsync(cancellationToken))
            {
                await _writer.EnsureCategoriesAsync(chunk, cancellationToken);
                while (_inFlight.Count == _chunksAtOnce || _inFlight.Exists(f => f.Chunk.SharesProductWith(chunk)))
                {
                    if (!await FinishOneAsync(committed))
                        return false;
                }

                // Off the grain's single thread.
                var errorsLeft = _errorsLeft;
                _inFlight.Add((chunk, Task.Run(() => _writer.WriteAsync(chunk, errorsLeft, cancellationToken), CancellationToken.None)));
            }
        }
        catch (ImportFileException)
        {
            await FinishAllAsync(committed);
            throw;
        }

        return await FinishAllAsync(committed);
    }

    private async Task<bool> FinishAllAsync(Func<Task> committed)
    {
        while (_inFlight.Count > 0)
        {
            if (!await FinishOneAsync(committed))
                return false;
        }

        return true;
    }

    private async Task<bool> FinishOneAsync(Func<Task> committed)
    {
        var finished = await Task.WhenAny(_inFlight.Select(f => f.Writing));
        _inFlight.RemoveAll(f => f.Writing == finished);
        if (await finished is not { } written)
            return false;
        Rows += written.Rows;
        _errorsLeft = Math.Max(0, _errorsLeft - written.Errors);
        Wake.UnionWith(written.Wake);
        await committed();
        return true;
    }
}
