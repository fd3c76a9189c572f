using System.Diagnostics;
using Marketplace.Benchmarks.Api;
using Npgsql;

namespace Marketplace.Benchmarks.Import;

/// <summary>100,000 variants in a Shopify file, beside a raw COPY of the same bytes into one table without an index.</summary>
internal sealed class ImportSpeed : IBenchmark
{
    private const int _products = 25_000;
    private const int _rows = _products * ShopifyFile.VariantsPerProduct;
    private const double _memoryLimit = 300;

    public string Name => "import";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var file = Path.Combine(Path.GetTempPath(), $"marketplace-bench-{Guid.NewGuid():N}.csv");
        ShopifyFile.Write(file, _products);
        try
        {
            await using var api = await BenchmarkApi.StartAsync(cancellation);
            var copy = _rows / await CopyAsync(api.ConnectionString, file, cancellation);
            var (import, seconds) = await api.ImportAsync(file, cancellation);
            var lost = import.State == "completed" ? _rows - import.VariantsCreated + import.RowsFailed : _rows;
            yield return new("import", _rows / seconds, "rows/s", copy, "rows/s of a raw COPY", Errors: lost);
            yield return new("import memory", api.PeakMemory(), "MB", _memoryLimit, "MB allowed");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <returns>Seconds; the better of two runs, since the first one also grows the files.</returns>
    private static async Task<double> CopyAsync(string connectionString, string file, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await ExecuteAsync($"create table raw_copy ({string.Join(", ", ShopifyFile.Columns.Select((_, i) => $"c{i} text"))})");
        var best = double.MaxValue;
        for (var run = 0; run < 2; run++)
        {
            await ExecuteAsync("truncate raw_copy");
            using var content = new StreamReader(file);
            var chunk = new char[1 << 16];
            var watch = Stopwatch.StartNew();
            await using (var copy = await connection.BeginTextImportAsync("copy raw_copy from stdin (format csv, header)", cancellation))
            {
                while (await content.ReadAsync(chunk, cancellation) is > 0 and var read)
                    await copy.WriteAsync(chunk.AsMemory(0, read), cancellation);
            }

            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        await ExecuteAsync("drop table raw_copy");
        return best;

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
