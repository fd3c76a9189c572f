using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Data.Catalogue;

/// <summary>Many rows as parameters of one statement: an array a column, put together again by <c>unnest</c>.</summary>
internal sealed class RowSource<T>
{
    private readonly List<string> _names = [];
    private readonly List<Func<IReadOnlyList<T>, NpgsqlParameter>> _parameters = [];

    public RowSource<T> Column<TValue>(string name, NpgsqlDbType type, Func<T, TValue> value)
    {
        _names.Add(name);
        _parameters.Add(rows =>
        {
            var values = new TValue[rows.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = value(rows[i]);
            return new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
        });
        return this;
    }

    /// <summary>For a <c>from</c> clause: the rows as <c>s</c>. Their parameters come first in the statement.</summary>
    public string Sql => $"unnest({string.Join(", ", _names.Select((_, i) => $"${i + 1}"))}) as s ({string.Join(", ", _names)})";

    /// <summary>The number of the statement's first own parameter.</summary>
    public int Next => _names.Count + 1;

    public NpgsqlBatchCommand Command(string sql, IReadOnlyList<T> rows)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in _parameters)
            command.Parameters.Add(parameter(rows));
        return command;
    }
}
