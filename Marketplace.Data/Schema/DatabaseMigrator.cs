using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Marketplace.Data.Schema;

/// <summary>Brings a database to the current schema. Any number of processes may try at once: one does it, the others wait.</summary>
public static class DatabaseMigrator
{
    /// <summary>Advisory locks are numbers; this one is ours within the database.</summary>
    private const long Lock = 0x4D41_524B_4554;

    /// <param name="ownerConnectionString">Of the role that owns the tables; it must be allowed to create roles the first time.</param>
    public static async Task MigrateAsync(string ownerConnectionString, CancellationToken cancellationToken)
    {
        var own = new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false };
        await using var source = NpgsqlDataSource.Create(own);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var version = SchemaScripts.Version(NewestMigration());
        if (await ReadVersionAsync(connection, cancellationToken) == version) return;

        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", cancellationToken);
        if (await ReadVersionAsync(connection, cancellationToken) == version) return;
        await ExecuteAsync(connection, CreateRole, cancellationToken);
        await using var db = new MarketplaceDb(MarketplaceDb.Options(own.ConnectionString));
        await db.Database.MigrateAsync(cancellationToken);
        await RunScriptsAsync(connection, version, cancellationToken);
    }

    /// <summary>
    /// Roles belong to the whole server, so another database's migration may be creating it right now. Memberships matter
    /// only where the owner is no superuser.
    /// </summary>
    private const string CreateRole = """
        do $$
        begin
          if not exists (select from pg_roles where rolname = 'marketplace_app') then
            begin
              create role marketplace_app nologin;
            exception when duplicate_object or unique_violation then null;
            end;
          end if;
          if not pg_has_role(current_user, 'marketplace_app', 'member') then
            execute format('grant marketplace_app to %I', current_user);
          end if;
        end
        $$;
        create table if not exists schema_version (only_row boolean primary key default true check (only_row), version text not null);
        """;

    /// <summary>Asking EF Core would build its whole model, which takes a second of every start that has nothing to migrate.</summary>
    private static string NewestMigration() =>
        typeof(MarketplaceDb).Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).Max(StringComparer.Ordinal)!;

    private static async Task RunScriptsAsync(NpgsqlConnection connection, string version, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Functions may call one another in any order of their files.
        await ExecuteAsync(connection, "set local check_function_bodies = off", cancellationToken);
        foreach (var script in SchemaScripts.All)
            await ExecuteAsync(connection, script, cancellationToken);
        await using var command = new NpgsqlCommand(
            "insert into schema_version (version) values ($1) on conflict (only_row) do update set version = excluded.version", connection);
        command.Parameters.Add(new() { Value = version });
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<string?> ReadVersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var exists = new NpgsqlCommand("select to_regclass('public.schema_version') is not null", connection);
        if (!(bool)(await exists.ExecuteScalarAsync(cancellationToken))!) return null;
        await using var read = new NpgsqlCommand("select version from schema_version", connection);
        return (string?)await read.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
