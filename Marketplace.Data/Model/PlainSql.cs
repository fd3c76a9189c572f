using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace Marketplace.Data.Model;

internal static class PlainSql
{
    public static DbContextOptionsBuilder<MarketplaceDb> SpeakPlainSql(this DbContextOptionsBuilder<MarketplaceDb> options) =>
        options.ReplaceService<IMigrationsSqlGenerator, TenantSqlGenerator>();
}

/// <summary>
/// A reference within the seller that is set to null must keep its <c>seller_id</c>: PostgreSQL 15 can name the column to clear, EF Core cannot.
/// </summary>
internal sealed class TenantSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options)
    : NpgsqlMigrationsSqlGenerator(dependencies, options)
{
    protected override void ForeignKeyConstraint(AddForeignKeyOperation operation, IModel? model, MigrationCommandListBuilder builder)
    {
        base.ForeignKeyConstraint(operation, model, builder);
        if (operation is { OnDelete: ReferentialAction.SetNull, Columns: [_, .., var last] })
            builder.Append(" (").Append(last).Append(")");
    }
}
