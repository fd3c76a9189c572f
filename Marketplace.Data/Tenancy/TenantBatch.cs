using Npgsql;

namespace Marketplace.Data.Tenancy;

/// <summary>
/// A seller's statements in one round trip and one transaction: all of them happen, or none. For the hot paths, where leasing a connection
/// costs as much as the statement itself.
/// </summary>
public sealed class TenantBatch : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch;

    internal TenantBatch(NpgsqlBatch batch, Guid sellerId)
    {
        _batch = batch;
        // Local to the batch, which is one transaction: nothing is left on the connection.
        Add(new NpgsqlBatchCommand("select set_config('marketplace.seller_id', $1, true)") { Parameters = { new NpgsqlParameter<string> { TypedValue = sellerId.ToString() } } });
    }

    public void Add(NpgsqlBatchCommand statement) => _batch.BatchCommands.Add(statement);

    /// <summary>Adds a statement with positional parameters.</summary>
    public void Add(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            statement.Parameters.Add(new() { Value = value ?? DBNull.Value });
        Add(statement);
    }

    /// <summary>Executes; returns when everything is committed.</summary>
    /// <param name="read">Gets a reader of the statements' results, at the first statement's.</param>
    public async Task<T> ReadAsync<T>(Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var reader = await _batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var result = await read(reader);
        // The server confirms the commit after the last result; until then nothing that was read is certain.
        while (await reader.NextResultAsync(cancellationToken)) { }
        return result;
    }

    /// <inheritdoc cref="ReadAsync"/>
    /// <returns>What <paramref name="read"/> makes of the first statement's first row; the default if it has none.</returns>
    public Task<T?> ReadFirstAsync<T>(Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        ReadAsync(async reader => await reader.ReadAsync(cancellationToken) ? read(reader) : default, cancellationToken);

    /// <summary>Executes; returns when everything is committed.</summary>
    public Task ExecuteAsync(CancellationToken cancellationToken) => _batch.ExecuteNonQueryAsync(cancellationToken);

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
