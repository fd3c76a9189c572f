using System.ComponentModel.DataAnnotations.Schema;

namespace Marketplace.Data;

/// <summary>A <c>jsonb</c> column: raw JSON for a string, else the value serialised as camelCase JSON.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class JsonbAttribute : ColumnAttribute
{
    public JsonbAttribute() => TypeName = "jsonb";
}

/// <summary>A <c>char(n)</c> column.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FixedTextAttribute : ColumnAttribute
{
    public FixedTextAttribute(int length) => TypeName = $"character({length})";
}
