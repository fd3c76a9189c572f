using Marketplace.Data.Catalogue;
using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Data.Imports;

/// <summary>What one chunk adds to an import; written in the chunk's transaction, so that a crash repeats no chunk and loses none.</summary>
/// <param name="FirstRow">Of the file, with <paramref name="LastRow"/>: what is dealt with now.</param>
/// <param name="Errors">At most as many as are kept.</param>
public sealed record ImportProgress(
    int FirstRow, int LastRow, long BytesDone, int ProductsCreated, int ProductsUpdated, int VariantsCreated, int VariantsUpdated, int RowsFailed, int ImagesQueued,
    IReadOnlyList<ImportRowError> Errors);

public sealed record ImportRowError(int Row, string? Column, string? Value, string Message);

/// <summary>The statements of a running import.</summary>
public static class ImportStore
{
    private static readonly RowSource<ImportRowError> _errors = new RowSource<ImportRowError>()
        .Column("id", NpgsqlDbType.Uuid, _ => Guid.CreateVersion7())
        .Column("row_number", NpgsqlDbType.Integer, e => e.Row)
        .Column("column_name", NpgsqlDbType.Text, e => e.Column)
        // What PostgreSQL's text cannot hold is shown as a replacement character.
        .Column("value", NpgsqlDbType.Text, e => e.Value?.Replace('\0', '\uFFFD'))
        .Column("message", NpgsqlDbType.Text, e => e.Message);

    private static readonly string _insertErrors = $"""
        insert into import_errors (id, import_id, seller_id, row_number, column_name, value, message)
        select s.id, ${_errors.Next}, (select current_seller()), s.row_number, s.column_name, s.value, s.message from {_errors.Sql}
        """;

    /// <returns>False when the import is no longer running: the chunk must not be committed.</returns>
    public static async Task<bool> AdvanceAsync(NpgsqlConnection connection, Guid importId, ImportProgress progress, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("""
            update imports set checkpoint = checkpoint + int4multirange(int4range($10, $2, '[]')), rows_done = greatest(rows_done, $2),
                bytes_done = greatest(bytes_done, $3), products_created = products_created + $4,
                products_updated = products_updated + $5, variants_created = variants_created + $6, variants_updated = variants_updated + $7,
                rows_failed = rows_failed + $8, images_queued = images_queued + $9
            where id = $1 and state = 'running'
            """)
        {
            Parameters =
            {
                new() { Value = importId }, new() { Value = progress.LastRow }, new() { Value = progress.BytesDone }, new() { Value = progress.ProductsCreated },
                new() { Value = progress.ProductsUpdated }, new() { Value = progress.VariantsCreated }, new() { Value = progress.VariantsUpdated },
                new() { Value = progress.RowsFailed }, new() { Value = progress.ImagesQueued }, new() { Value = progress.FirstRow },
            },
        });
        if (progress.Errors.Count > 0)
        {
            var errors = _errors.Command(_insertErrors, progress.Errors);
            errors.Parameters.Add(new() { Value = importId });
            batch.BatchCommands.Add(errors);
        }

        // A power cut may take the last chunks; with them it takes their checkpoint, and the next run writes them again.
        batch.BatchCommands.Add(new("set local synchronous_commit = off"));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return batch.BatchCommands[0].Rows == 1;
    }

    /// <summary>After many rows: lets the planner know of them, so that the next page is as fast as it can be.</summary>
    public static async Task AnalyzeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select analyze_catalogue()", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Finds the category of a path, and makes what is missing of it.</summary>
    /// <param name="levels">From the root: name and slug.</param>
    public static async Task<Guid?> CategoryAsync(
        NpgsqlConnection connection, IReadOnlyList<(string Name, string Slug)> levels, CancellationToken cancellationToken)
    {
        Guid? parent = null;
        foreach (var (name, slug) in levels)
        {
            await using var command = new NpgsqlCommand("""
                insert into categories (id, seller_id, parent_id, name, slug, sort_order) values ($1, (select current_seller()), $2, $3, $4, 0)
                on conflict (seller_id, slug) do update set slug = excluded.slug returning id
                """, connection)
            {
                Parameters =
                {
                    new() { Value = Guid.CreateVersion7() }, new() { Value = (object?)parent ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                    new() { Value = name }, new() { Value = slug },
                },
            };
            parent = (Guid)(await command.ExecuteScalarAsync(cancellationToken))!;
        }

        return parent;
    }
}
