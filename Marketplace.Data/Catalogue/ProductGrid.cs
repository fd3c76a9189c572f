using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Products;
using Marketplace.Data.Tenancy;
using Npgsql;

namespace Marketplace.Data.Catalogue;

/// <summary>Pages of the product grid: one round trip, without a query per product.</summary>
public sealed class ProductGrid(TenantDatabase database)
{
    public async Task<Page<ProductSummary>> ReadAsync(Guid sellerId, ProductGridQuery query, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch(sellerId);
        batch.Add(query.ToCommand());
        return await batch.ReadAsync(reader => ReadAsync(reader, query, cancellationToken), cancellationToken);
    }

    private static async Task<Page<ProductSummary>> ReadAsync(NpgsqlDataReader reader, ProductGridQuery query, CancellationToken cancellationToken)
    {
        var items = new List<ProductSummary>(query.Limit);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (items.Count == query.Limit)
                return new(items, query.Sort.AfterOf(items[^1]));
            items.Add(Read(reader));
        }

        return new(items, null);
    }

    private static ProductSummary Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), Text(row, 3), Text(row, 4), Text(row, 5), row.GetBoolean(6), row.GetBoolean(7),
        row.GetString(8), Money(row, 9), Money(row, 10), row.GetInt32(11), row.GetInt32(12), Text(row, 13) is { } key ? Media.Url(key) : null,
        row.GetInt32(14), row.GetFieldValue<DateTimeOffset>(15));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static decimal? Money(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);
}
