using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Data.Catalogue;

/// <summary>Writes products, variants, pictures to download and opening stock, many at a time.</summary>
public static class CatalogueWriter
{
    /// <summary>What of the handles and SKUs the connection's seller already has.</summary>
    public static async Task<KnownCatalogue> FindAsync(
        NpgsqlConnection connection, string[] handles, string[] skus, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select handle, id from products where handle = any($1)") { Parameters = { new() { Value = handles } } },
                // By its index for each, whatever the planner believes of the tables' sizes.
                new("""
                    select v.sku, v.id, v.product_id, (select i.id from inventory_items i where i.variant_id = v.id) from variants v where v.sku = any($1)
                    """) { Parameters = { new() { Value = skus } } },
            },
        };
        var products = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var variants = new Dictionary<string, KnownVariant>(StringComparer.Ordinal);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            products.Add(reader.GetString(0), reader.GetGuid(1));
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            variants.Add(reader.GetString(0), new(reader.GetGuid(1), reader.GetGuid(2), reader.GetGuid(3)));
        return new(products, variants);
    }

    /// <summary>Writes the changes in the connection's transaction; without one, all or nothing of this call.</summary>
    /// <param name="kind">Of the stock movements: <c>opening</c> or <c>import</c>.</param>
    /// <param name="key">Of the stock movements: an item takes each key once.</param>
    /// <exception cref="PostgresException">With <see cref="PostgresErrorCodes.UniqueViolation"/>: another writer took a handle or SKU in between.</exception>
    public static async Task<CatalogueWritten> WriteAsync(
        NpgsqlConnection connection, CatalogueChanges changes, string kind, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Summarise(changes);
        await using var batch = new NpgsqlBatch(connection);
        Add(CatalogueSql.Products, CatalogueSql.InsertProducts, changes.NewProducts);
        Add(CatalogueSql.Products, CatalogueSql.UpdateProducts, changes.ChangedProducts);
        Add(CatalogueSql.Images, CatalogueSql.InsertImages, changes.NewImages);
        var adding = Add(CatalogueSql.Images, CatalogueSql.AddImages, changes.AddedImages);
        Add(CatalogueSql.Variants, CatalogueSql.InsertVariants, changes.NewVariants);
        Add(CatalogueSql.Variants, CatalogueSql.UpdateVariants, changes.ChangedVariants);
        Add(CatalogueSql.Items, CatalogueSql.InsertItems, changes.NewVariants);
        Add(CatalogueSql.Items, CatalogueSql.InsertOpeningStock, changes.NewVariants, kind, key);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancellationToken);
        var added = changes.NewImages.Count + (int)(adding?.Rows ?? 0);
        return changes.Stock.Count == 0 ? new(added, [], [])
            : await CountAsync(connection, changes.Stock, kind, key, now, added, cancellationToken);

        NpgsqlBatchCommand? Add<T>(RowSource<T> source, string sql, List<T> rows, params ReadOnlySpan<string> texts)
        {
            if (rows.Count == 0)
                return null;
            var command = source.Command(sql, rows);
            AddOwn(command.Parameters, now, texts);
            batch.BatchCommands.Add(command);
            return command;
        }
    }

    /// <summary>Of the products, those that were written at that time, themselves or a variant.</summary>
    public static Task<List<Guid>> FindWrittenAsync(NpgsqlConnection connection, Guid[] products, DateTimeOffset at, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            """
            select p.id from products p
            where p.id = any ($1) and (p.updated_at = $2 or exists (select from variants v where v.product_id = p.id and v.updated_at = $2))
            """,
            [products, at], row => row.GetGuid(0), cancellationToken);

    /// <summary>New products get right what the database would else add to them when their variants come: writing them twice.</summary>
    private static void Summarise(CatalogueChanges changes)
    {
        var products = changes.NewProducts.ToDictionary(p => p.Id);
        foreach (var variant in changes.NewVariants)
        {
            if (products.TryGetValue(variant.ProductId, out var product))
                product.Summary = product.Summary.With(variant);
        }
    }

    private static async Task<CatalogueWritten> CountAsync(
        NpgsqlConnection connection, List<StockRow> stock, string kind, string key, DateTimeOffset now, int imagesAdded, CancellationToken cancellationToken)
    {
        Guid[] variants, kept;
        int[] reserved;
        await using (var batch = new NpgsqlBatch(connection))
        {
            var count = CatalogueSql.Stock.Command(CatalogueSql.CountStock, stock);
            AddOwn(count.Parameters, now, kind, key);
            batch.BatchCommands.Add(count);
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            (variants, kept, reserved) = (reader.GetFieldValue<Guid[]>(0), reader.GetFieldValue<Guid[]>(1), reader.GetFieldValue<int[]>(2));
        }

        return new(imagesAdded, [.. kept.Zip(reserved)], await PushStockAsync(connection, variants, now, cancellationToken));
    }

    /// <summary>Queues stock pushes for the variants' live listings.</summary>
    /// <returns>The connections to wake once the transaction is committed.</returns>
    private static async Task<Guid[]> PushStockAsync(NpgsqlConnection connection, Guid[] variants, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (variants.Length == 0)
            return [];
        await using var command = new NpgsqlCommand("select coalesce(enqueue_stock_push($1, $2, $2), '{}')", connection)
        {
            Parameters = { new() { Value = variants }, new() { Value = now, NpgsqlDbType = NpgsqlDbType.TimestampTz } },
        };
        return (Guid[])(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static void AddOwn(NpgsqlParameterCollection parameters, DateTimeOffset now, params ReadOnlySpan<string> texts)
    {
        parameters.Add(new() { Value = now, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        foreach (var text in texts)
            parameters.Add(new() { Value = text, NpgsqlDbType = NpgsqlDbType.Text });
    }
}
