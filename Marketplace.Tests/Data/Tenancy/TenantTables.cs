using Npgsql;

namespace Marketplace.Tests.Data.Tenancy;

/// <summary>A tenant table, and a statement that puts some valid row of a seller into it.</summary>
internal sealed record TenantTable(string Name, string SellerColumn, string Insert)
{
    /// <summary>
    /// Read from the catalogue, so that a table added tomorrow is covered. Of a column's words the last is taken, which ends things:
    /// a row with work to do would be worked on.
    /// </summary>
    public static async Task<List<TenantTable>> AllAsync(NpgsqlDataSource owner)
    {
        await using var command = owner.CreateCommand("""
            select c.relname, a.attname, t.typname,
              (select substring(pg_get_constraintdef(k.oid) from '.*''([a-z_]+)''::text')
               from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1)
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
              -- No secret is better than one that does not decrypt.
              and not (a.atttypid = 'bytea'::regtype and not a.attnotnull)
            join pg_type t on t.oid = a.atttypid
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname not in ('users', 'oauth_states')
              and (c.relname = 'sellers' or exists (select from pg_attribute s where s.attrelid = c.oid and s.attname = 'seller_id'))
            order by c.relname, a.attnum
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<(string Table, string Column, string Value)>();
        while (await reader.ReadAsync())
        {
            var (table, column) = (reader.GetString(0), reader.GetString(1));
            var owns = column == (table == "sellers" ? "id" : "seller_id");
            var word = await reader.IsDBNullAsync(3) ? null : reader.GetString(3);
            columns.Add((table, column, owns ? "$1" : column == "channel" ? "'etsy'" : word is not null ? $"'{word}'" : Value(reader.GetString(2))));
        }

        return columns.GroupBy(c => c.Table).Select(g => new TenantTable(
            g.Key, g.Key == "sellers" ? "id" : "seller_id",
            $"insert into {g.Key} ({string.Join(", ", g.Select(c => c.Column))}) values ({string.Join(", ", g.Select(c => c.Value))})")).ToList();
    }

    private static string Value(string type) => type switch
    {
        "uuid" => "gen_random_uuid()",
        "text" or "bpchar" or "varchar" => "'abc'",
        "jsonb" => "'{}'",
        "_text" or "int4multirange" => "'{}'",
        "bytea" => "''",
        "bool" => "true",
        "interval" => "'1 hour'",
        "timestamptz" => "now()",
        "int2" or "int4" or "int8" or "numeric" => "1",
        _ => throw new InvalidOperationException($"This test knows no value of type {type}."),
    };
}
