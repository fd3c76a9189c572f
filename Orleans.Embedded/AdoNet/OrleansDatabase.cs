using System.Data;
using System.Data.Common;
using Npgsql;
using Orleans.Runtime;

namespace Orleans.AdoNet;

/// <summary>A database with Orleans' tables, and the statements that it says to use.</summary>
internal sealed class OrleansDatabase : IAsyncDisposable
{
    private readonly bool _ownsSource;
    private Dictionary<string, string> _statements = [];

    public OrleansDatabase(string invariant, string connectionString, DbDataSource? source)
    {
        if (invariant != "Npgsql")
            throw new OrleansConfigurationException($"The AdoNet invariant is \"{invariant}\"; this runtime knows only \"Npgsql\".");
        if (source is null == string.IsNullOrWhiteSpace(connectionString))
            throw new OrleansConfigurationException("AdoNet options need either a ConnectionString or a DataSource.");
        _ownsSource = source is null;
        Source = source ?? NpgsqlDataSource.Create(connectionString);
    }

    public DbDataSource Source { get; }

    /// <summary>Reads the statements; every one in <paramref name="needed"/> must be there.</summary>
    public async Task Load(string[] needed, CancellationToken cancellation)
    {
        await using var command = Source.CreateCommand("SELECT QueryKey, QueryText FROM OrleansQuery");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var statements = new Dictionary<string, string>();
        while (await reader.ReadAsync(cancellation))
            statements.Add(reader.GetString(0), reader.GetString(1));
        var missing = needed.Except(statements.Keys).ToArray();
        if (missing.Length > 0)
            throw new ArgumentException($"The table OrleansQuery lacks {string.Join(", ", missing)}.");
        _statements = statements;
    }

    /// <summary>Runs one statement, which is atomic by itself, in one round trip, and reads all rows of its answer.</summary>
    public async Task<List<T>> Query<T>(
        string statement, Func<DbDataReader, T> read, CancellationToken cancellation, params (string Name, DbType Type, object? Value)[] parameters)
    {
        await using var connection = await Source.OpenConnectionAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = _statements[statement];
        foreach (var (name, type, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType, parameter.Value) = (name, type, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows;
    }

    public ValueTask DisposeAsync() => _ownsSource ? Source.DisposeAsync() : ValueTask.CompletedTask;
}
