using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Products;
using Npgsql;

namespace Marketplace.Data.Catalogue;

/// <summary>Pages of the product grid: one round trip, without a query per product.</summary>
public sealed class ProductGrid(string applicationConnectionString) : IAsyncDisposable
{
    /// <summary>
    /// A pool of its own without the reset, which costs as much as a small query: nothing but the batches below runs on it, and the seller they
    /// set ends with them.
    /// </summary>
    private readonly NpgsqlDataSource _source = new NpgsqlDataSourceBuilder(
        new NpgsqlConnectionStringBuilder(applicationConnectionString) { NoResetOnClose = true, MaxPoolSize = 20 }.ConnectionString)
    { Name = "marketplace-grid" }.Build();

    public async Task<Page<ProductSummary>> ReadAsync(Guid sellerId, ProductGridQuery query, CancellationToken cancellationToken)
    {
        await using var batch = _source.CreateBatch();
        // Local to the batch, which is one transaction: nothing is left on the connection.
        batch.BatchCommands.Add(new("select set_config('marketplace.seller_id', $1, true)") { Parameters = { new NpgsqlParameter<string> { TypedValue = sellerId.ToString() } } });
        batch.BatchCommands.Add(query.ToCommand());
        var items = new List<ProductSummary>(query.Limit);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var more = false;
        while (await reader.ReadAsync(cancellationToken))
        {
            more = items.Count == query.Limit;
            if (more)
                break;
            items.Add(Read(reader));
        }

        return new(items, more ? query.Sort.AfterOf(items[^1]) : null);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static ProductSummary Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), Text(row, 3), Text(row, 4), Text(row, 5), row.GetBoolean(6), row.GetBoolean(7),
        row.GetString(8), Money(row, 9), Money(row, 10), row.GetInt32(11), row.GetInt32(12), Text(row, 13) is { } key ? Media.Url(key) : null,
        row.GetInt32(14), row.GetFieldValue<DateTimeOffset>(15));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static decimal? Money(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);
}
