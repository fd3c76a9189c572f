using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Marketplace.Data.Model;

/// <summary>How CLR types stand in columns: ids from the application, enums as checked snake_case text, values as JSON.</summary>
internal static class Columns
{
    public static void StoreAsJson<T>(this ModelConfigurationBuilder builder) =>
        builder.Properties<T>().HaveConversion<JsonText<T>, JsonComparer<T>>();

    public static void TakeIdsFromTheApplication(this ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.FindPrimaryKey() is { Properties: [{ } id] } && id.ClrType == typeof(Guid))
                id.ValueGenerated = ValueGenerated.Never;
        }
    }

    public static void StoreEnumsAsText(this ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { IsEnum: true } type)
                    AsText(entity, property, type);
            }
        }
    }

    private static void AsText(IMutableEntityType entity, IMutableProperty property, Type type)
    {
        property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(EnumText<>).MakeGenericType(type))!);
        var column = SnakeCase.Of(property.Name);
        var values = string.Join(", ", Enum.GetNames(type).Select(n => $"'{SnakeCase.Of(n)}'"));
        entity.AddCheckConstraint($"ck_{SnakeCase.Of(entity.GetTableName()!)}_{column}", $"{column} in ({values})");
    }

    private sealed class EnumText<T>() : ValueConverter<T, string>(v => EnumNames.ToText(v), s => EnumNames.FromText<T>(s)) where T : struct, Enum;

    private sealed class JsonText<T>() : ValueConverter<T, string>(v => Serialize(v), s => Deserialize<T>(s));

    private sealed class JsonComparer<T>() : ValueComparer<T>(
        (a, b) => Serialize(a) == Serialize(b), v => Serialize(v).GetHashCode(StringComparison.Ordinal), v => Deserialize<T>(Serialize(v)));

    private static string Serialize<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);

    private static T Deserialize<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;
}
