using System.ComponentModel.DataAnnotations.Schema;

namespace Marketplace.Data;

/// <summary>A <c>jsonb</c> column: raw JSON for a string, else the value serialised as camelCase JSON.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class JsonbAttribute : ColumnAttribute
{
    public JsonbAttribute() => TypeName = "jsonb";
}

/// <summary>
/// The key is <c>(seller_id, id)</c> instead of <c>id</c> with a unique <c>(seller_id, id)</c> beside it: one index less to write. For what nobody looks
/// up before its seller is known.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeyedWithinSellerAttribute : Attribute;

/// <summary>A reference without an index of its own: its rows are asked for together with something else, and are found among the seller's when their parent goes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnindexedReferenceAttribute : Attribute;

/// <summary>A <c>char(n)</c> column.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FixedTextAttribute : ColumnAttribute
{
    public FixedTextAttribute(int length) => TypeName = $"character({length})";
}
