using Marketplace.Data;
using Marketplace.Data.Schema;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Tests.Data.Schema;

public sealed class DatabaseMigratorTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Processes_that_start_at_once_migrate_an_empty_database_once()
    {
        var connectionString = await postgres.CreateEmptyDatabaseAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => DatabaseMigrator.MigrateAsync(connectionString, CancellationToken.None))));

        (await ReadAsync<long>(connectionString, "select count(*) from schema_version")).ShouldBe(1);
        (await ReadAsync<bool>(connectionString, "select to_regclass('products') is not null")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_changed_function_is_put_back_when_the_schema_version_differs()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        await ExecuteAsync(connectionString, """
            drop function resource_owner; drop policy own_rows on products;
            update schema_version set version = 'an older program''s'
            """);

        await DatabaseMigrator.MigrateAsync(connectionString, CancellationToken.None);

        (await ReadAsync<bool>(connectionString, "select resource_owner('listing', gen_random_uuid()) is null")).ShouldBeTrue();
        (await ReadAsync<long>(connectionString, "select count(*) from pg_policies where tablename = 'products' and policyname = 'own_rows'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_newest_migration_holds_the_whole_model()
    {
        await using var db = new MarketplaceDb(MarketplaceDb.Options(await postgres.CreateDatabaseAsync()));

        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<T> ReadAsync<T>(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
