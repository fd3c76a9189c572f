using Marketplace.Data.Tenancy;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Data.Tenancy;

public sealed class RowLevelSecurityTests(PostgresFixture postgres)
{
    private static readonly Guid s_seller = Guid.CreateVersion7();
    private static readonly Guid s_stranger = Guid.CreateVersion7();

    [Fact]
    public async Task Every_tenant_table_hides_other_sellers()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        await using var owner = NpgsqlDataSource.Create(connectionString);
        await using var application = NpgsqlDataSource.Create(ApplicationConnectionString.From(connectionString));
        var database = new TenantDatabase(application);
        var tables = await TenantTable.AllAsync(owner);
        tables.Count.ShouldBeGreaterThan(20);
        await FillAsync(owner, tables);

        await using var own = await database.OpenAsync(s_seller);
        await using var foreign = await database.OpenAsync(s_stranger);
        await using var nobody = await application.OpenConnectionAsync();
        foreach (var table in tables)
        {
            (await CountAsync(own, table)).ShouldBe(1, table.Name);
            (await CountAsync(foreign, table)).ShouldBe(0, table.Name);
            (await CountAsync(nobody, table)).ShouldBe(0, table.Name);
            (await TryAsync(foreign, $"update {table.Name} set {table.SellerColumn} = {table.SellerColumn}")).ShouldBeOneOf("0 rows", PostgresErrorCodes.InsufficientPrivilege);
            (await TryAsync(foreign, $"delete from {table.Name}")).ShouldBeOneOf("0 rows", PostgresErrorCodes.InsufficientPrivilege);
            (await TryAsync(foreign, table.Insert, s_seller)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table.Name);
            (await TryAsync(nobody, table.Insert, s_seller)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table.Name);
            (await CountAsync(own, table)).ShouldBe(1, table.Name);
        }
    }

    [Fact]
    public async Task Every_tenant_table_forces_row_level_security()
    {
        await using var owner = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync());
        var forced = await ReadAsync(owner, "select relname from pg_class where relkind in ('r', 'p') and relrowsecurity and relforcerowsecurity");

        (await TenantTable.AllAsync(owner)).Select(t => t.Name).ShouldBe(forced, ignoreOrder: true);
    }

    [Fact]
    public async Task The_application_role_owns_nothing_and_bypasses_nothing()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        await using var owner = NpgsqlDataSource.Create(connectionString);
        await using var application = NpgsqlDataSource.Create(ApplicationConnectionString.From(connectionString));
        await using var connection = await application.OpenConnectionAsync();

        (await ReadAsync(owner, """
            select rolname from pg_roles
            where rolname = 'marketplace_app' and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin)
            """)).ShouldHaveSingleItem();
        (await ReadAsync(owner, "select relname from pg_class where relowner = 'marketplace_app'::regrole")).ShouldBeEmpty();
        foreach (var ddl in (string[])["create table mine (id int)", "alter table products disable row level security", "drop table products",
            "truncate products", "create function mine() returns int language sql return 1", "drop policy own_rows on products"])
            (await TryAsync(connection, ddl)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, ddl);
        foreach (var change in (string[])["update inventory_ledger set note = ''", "delete from inventory_ledger", "delete from data_protection_keys"])
            (await TryAsync(connection, change)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, change);
    }

    /// <summary>Each of these looks across sellers. A new one is a decision, made here.</summary>
    [Fact]
    public async Task The_doors_between_tenants_are_these_functions()
    {
        await using var owner = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync());

        (await ReadAsync(owner, "select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and prorettype <> 'trigger'::regtype"))
            .ShouldBe(["resource_owner", "inventory_activate", "webhook_target", "webhook_account", "store_webhook_events",
                "connections_with_work", "keep_inbox", "forget_operations", "claim_operations", "complete_operations", "pending_imports", "pending_images", "analyze_catalogue",
                "alerts_to_tell", "alerts_told", "channel_connections"], ignoreOrder: true);
        // These run only when a row of the seller's own is written or deleted.
        string[] references = ["variants_product_id", "product_images_product_id", "inventory_items_variant_id", "reservations_item_id", "inventory_ledger_item_id",
            "orders_connection_id", "order_lines_order_id", "order_lines_product_id", "order_lines_variant_id", "operations_connection_id",
            "operations_listing_id", "operations_order_id"];
        (await ReadAsync(owner, "select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and prorettype = 'trigger'::regtype"))
            .ShouldBe([.. references.SelectMany(reference => new[] { $"{reference}_refers", $"{reference}_gone" }), "refresh_product_summary"], ignoreOrder: true);
        (await ReadAsync(owner, """
            select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
              and (proconfig is null or not proconfig @> array['search_path=public, pg_temp'] or has_function_privilege('public', oid, 'execute'))
            """)).ShouldBeEmpty();
    }

    private static async Task FillAsync(NpgsqlDataSource owner, List<TenantTable> tables)
    {
        await using var connection = await owner.OpenConnectionAsync();
        // The rows need not refer to anything.
        await using (var relaxed = new NpgsqlCommand("set session_replication_role = replica", connection))
            await relaxed.ExecuteNonQueryAsync();
        foreach (var table in tables)
            (await TryAsync(connection, table.Insert, s_seller)).ShouldBe("1 rows", table.Name);
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, TenantTable table)
    {
        await using var command = new NpgsqlCommand($"select count(*) from {table.Name}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string> TryAsync(NpgsqlConnection connection, string sql, Guid? seller = null)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (seller is { } id) command.Parameters.Add(new() { Value = id });
        try
        {
            return $"{await command.ExecuteNonQueryAsync()} rows";
        }
        catch (PostgresException e)
        {
            return e.SqlState;
        }
    }

    private static async Task<List<string>> ReadAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
