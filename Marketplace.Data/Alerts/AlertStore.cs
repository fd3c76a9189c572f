using Npgsql;

namespace Marketplace.Data.Alerts;

/// <summary>Alerts on their way to the seller, taken across sellers, and what the seller has read.</summary>
public static class AlertStore
{
    /// <summary>Takes what is due until it is told, or until <paramref name="until"/>: then it is due again.</summary>
    public static async Task<List<AlertToTell>> TakeAsync(NpgsqlDataSource source, DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.QueryAsync(
            "select id, seller_id, title, detail, path, last_at, mailed, user_ids, emails from alerts_to_tell($1, $2, $3)", [now, until, limit],
            row => new AlertToTell(
                row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.Optional<string>(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5), row.GetBoolean(6),
                [.. (row.Optional<Guid[]>(7) ?? []).Zip(row.Optional<string[]>(8) ?? [])]),
            cancellationToken);
    }

    public static async Task ToldAsync(NpgsqlDataSource source, AlertToTell alert, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("select alerts_told($1, $2, $3)", [alert.Id, alert.LastAt, now], cancellationToken);
    }

    /// <param name="id">Null for all.</param>
    /// <returns>How many were unread.</returns>
    public static Task<int> MarkReadAsync(NpgsqlConnection connection, Guid? id, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("update alerts set read_at = $2 where read_at is null and ($1::uuid is null or id = $1)", [id, now], cancellationToken);
}

/// <param name="LastAt">What it counts up to.</param>
/// <param name="Mailed">Whether its letters were written before; it has one for each person.</param>
public sealed record AlertToTell(
    Guid Id, Guid SellerId, string Title, string? Detail, string Path, DateTimeOffset LastAt, bool Mailed, IReadOnlyList<(Guid User, string Email)> People);
