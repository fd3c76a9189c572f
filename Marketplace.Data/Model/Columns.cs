using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Marketplace.Data.Model;

/// <summary>How CLR types stand in columns: enums as checked snake_case text, <see cref="JsonbAttribute"/> as jsonb.</summary>
internal static class Columns
{
    public static void OwnIdsAreGivenByTheApplication(this ModelBuilder builder)
    {
        foreach (var key in builder.Model.GetEntityTypes().Select(e => e.FindPrimaryKey()!).Where(k => k.Properties is [{ } p] && p.ClrType == typeof(Guid)))
            key.Properties[0].ValueGenerated = ValueGenerated.Never;
    }

    public static void StoreColumnsPlainly(this ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { IsEnum: true } type)
                    AsText(entity, property, type);
                else if (property.PropertyInfo?.IsDefined(typeof(JsonbAttribute)) == true)
                    AsJson(property);
                else if (property.PropertyInfo?.GetCustomAttribute<FixedTextAttribute>() is { } text)
                    property.SetColumnType($"character({text.Length})");
            }
        }
    }

    private static void AsText(IMutableEntityType entity, IMutableProperty property, Type type)
    {
        property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(EnumText<>).MakeGenericType(type))!);
        property.SetColumnType("text");
        var table = SnakeCase.Of(entity.GetTableName()!);
        var column = SnakeCase.Of(property.Name);
        var values = string.Join(", ", Enum.GetNames(type).Select(n => $"'{SnakeCase.Of(n)}'"));
        entity.AddCheckConstraint($"ck_{table}_{column}", $"{column} in ({values})");
    }

    private static void AsJson(IMutableProperty property)
    {
        property.SetColumnType("jsonb");
        if (property.ClrType == typeof(string)) return;
        property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(JsonText<>).MakeGenericType(property.ClrType))!);
        property.SetValueComparer((ValueComparer)Activator.CreateInstance(typeof(JsonComparer<>).MakeGenericType(property.ClrType))!);
    }

    private sealed class EnumText<T>() : ValueConverter<T, string>(v => EnumNames<T>.ToText(v), s => EnumNames<T>.FromText(s)) where T : struct, Enum;

    private sealed class JsonText<T>() : ValueConverter<T, string>(
        v => JsonSerializer.Serialize(v, JsonSerializerOptions.Web), s => JsonSerializer.Deserialize<T>(s, JsonSerializerOptions.Web)!);

    private sealed class JsonComparer<T>() : ValueComparer<T>(
        (a, b) => JsonSerializer.Serialize(a, JsonSerializerOptions.Web) == JsonSerializer.Serialize(b, JsonSerializerOptions.Web),
        v => JsonSerializer.Serialize(v, JsonSerializerOptions.Web).GetHashCode(StringComparison.Ordinal),
        v => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(v, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!);
}
