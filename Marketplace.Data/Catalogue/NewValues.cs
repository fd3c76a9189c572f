namespace Marketplace.Data.Catalogue;

/// <summary>Columns with what they shall be, as SQL: to set them, and only where that changes anything.</summary>
internal sealed class NewValues(string table, IReadOnlyList<(string Column, string Value)> values)
{
    public string Set => string.Join(", ", values.Select(v => $"{v.Column} = {v.Value}"));

    public string Differ => $"({string.Join(", ", values.Select(v => $"{table}.{v.Column}"))}) is distinct from ({string.Join(", ", values.Select(v => v.Value))})";

    /// <summary>A column stays as it is where the source has none.</summary>
    public static IEnumerable<(string Column, string Value)> Kept(string source, string table, params string[] columns) =>
        columns.Select(column => (column, $"coalesce({source}.{column}, {table}.{column})"));
}
