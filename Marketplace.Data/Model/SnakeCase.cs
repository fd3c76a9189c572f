using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Marketplace.Data.Model;

/// <summary>The database speaks snake_case throughout, so that SQL needs no quotes.</summary>
internal static class SnakeCase
{
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    public static void NameInSnakeCase(this ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            var table = Of(Renamed(entity.GetTableName()!));
            entity.SetTableName(table);
            var store = StoreObjectIdentifier.Table(table);
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Of(property.GetColumnName()));
            foreach (var key in entity.GetKeys())
                key.SetName(key.IsPrimaryKey() ? $"pk_{table}" : $"ak_{table}_{Joined(key.Properties, store)}");
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName($"fk_{table}_{Joined(foreignKey.Properties, store)}");
            foreach (var index in entity.GetIndexes().Where(i => i.Name is null))
                index.SetDatabaseName($"ix_{table}_{Joined(index.Properties, store)}");
        }
    }

    /// <summary>Identity's tables, without its prefix.</summary>
    private static string Renamed(string table) =>
        table.StartsWith("AspNet", StringComparison.Ordinal) ? table["AspNet".Length..] : table;

    private static string Joined(IReadOnlyList<IReadOnlyProperty> properties, StoreObjectIdentifier store) =>
        string.Join('_', properties.Select(p => p.GetColumnName(store)));
}
