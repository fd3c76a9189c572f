using Marketplace.Data.Tenancy;
using Npgsql;

namespace Marketplace.Api.Idempotency;

/// <param name="Body">Null: it was too large to keep.</param>
internal sealed record Answer(int Status, string? ContentType, string? Location, byte[]? Body);

/// <param name="MethodPath">Method, path and query.</param>
/// <param name="Hash">Of the body.</param>
internal sealed record Fingerprint(string MethodPath, byte[] Hash);

/// <param name="Began">When this request took the key; null if another has it.</param>
/// <param name="Earlier">The request that the key was first used for.</param>
/// <param name="Answer">What that was answered; null while it runs.</param>
internal sealed record KeyUse(DateTimeOffset? Began, Fingerprint? Earlier = null, Answer? Answer = null);

/// <summary>Which answers were given under which keys; each seller has keys of its own.</summary>
internal sealed class IdempotencyStore(TenantDatabase database, TimeProvider time)
{
    /// <summary>For how long an answer can be had again.</summary>
    private static readonly TimeSpan s_kept = TimeSpan.FromHours(48);

    /// <summary>After which a request that never answered counts as lost with its process.</summary>
    private static readonly TimeSpan s_lost = TimeSpan.FromMinutes(10);

    /// <summary>Takes the key for this request, or tells what it was used for. Of several at once, one takes it.</summary>
    public async Task<KeyUse> BeginAsync(Guid seller, string key, Fingerprint request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenAsync(seller, cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("delete from idempotency_keys where created_at < $1") { Parameters = { new() { Value = now - s_kept } } },
                new("""
                    insert into idempotency_keys (seller_id, key, method_path, request_hash, state, created_at)
                    values ($1, $2, $3, $4, 'running', $5)
                    on conflict (seller_id, key) do update set created_at = excluded.created_at
                      where idempotency_keys.state = 'running' and idempotency_keys.created_at < $6
                        and idempotency_keys.method_path = excluded.method_path and idempotency_keys.request_hash = excluded.request_hash
                    returning created_at
                    """)
                {
                    Parameters =
                    {
                        new() { Value = seller }, new() { Value = key }, new() { Value = request.MethodPath }, new() { Value = request.Hash },
                        new() { Value = now }, new() { Value = now - s_lost },
                    },
                },
            },
        };
        return await batch.ExecuteScalarAsync(cancellationToken) is DateTime began
            ? new KeyUse(new DateTimeOffset(began))
            : await ReadAsync(connection, key, cancellationToken);
    }

    public Task CompleteAsync(Guid seller, string key, DateTimeOffset began, Answer answer) => ChangeAsync(seller, """
        update idempotency_keys set state = 'answered', status_code = $3, content_type = $4, location = $5, response = $6
        where key = $1 and created_at = $2
        """, key, began, answer.Status, answer.ContentType, answer.Location, answer.Body);

    /// <summary>The request came to nothing: it may be tried again under its key.</summary>
    public Task ForgetAsync(Guid seller, string key, DateTimeOffset began) =>
        ChangeAsync(seller, "delete from idempotency_keys where key = $1 and created_at = $2", key, began);

    private static async Task<KeyUse> ReadAsync(NpgsqlConnection connection, string key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select method_path, request_hash, status_code, content_type, location, response from idempotency_keys where key = $1", connection)
        {
            Parameters = { new() { Value = key } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        // Forgotten since: as if it still ran; the client tries again.
        if (!await reader.ReadAsync(cancellationToken)) return new KeyUse(null);
        var earlier = new Fingerprint(reader.GetString(0), reader.GetFieldValue<byte[]>(1));
        return reader[2] is int status
            ? new KeyUse(null, earlier, new Answer(status, reader[3] as string, reader[4] as string, reader[5] as byte[]))
            : new KeyUse(null, earlier);
    }

    /// <summary>Not cancelled with the request: the client may be gone, what was done is done.</summary>
    private async Task ChangeAsync(Guid seller, string sql, params object?[] values)
    {
        await using var connection = await database.OpenAsync(seller, CancellationToken.None);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
