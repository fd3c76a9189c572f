using Marketplace.Data.Tenancy;
using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Data.Inventory;

/// <summary>The stock statements: each a single round trip to a function that holds the whole guarantee (Sql/functions/inventory_*.sql).</summary>
public static class InventoryStore
{
    /// <summary>SQLSTATE of a write by an activation whose epoch has been raised by another.</summary>
    public const string StaleEpoch = "MP001";

    /// <summary>Raises the item's epoch. Null: there is no such item.</summary>
    public static async Task<ActivatedItem?> ActivateAsync(NpgsqlDataSource dataSource, Guid itemId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select seller_id, epoch, next_expiry, is_bundle from inventory_activate($1)");
        command.Parameters.Add(new() { Value = itemId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(
                reader.GetGuid(0), reader.GetInt64(1), await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(2),
                reader.GetBoolean(3))
            : null;
    }

    /// <summary>Applies the commands in order and durably; throws <see cref="PostgresException"/> with <see cref="StaleEpoch"/> when fenced.</summary>
    public static Task<AppliedBatch> ApplyAsync(
        TenantDatabase database, Guid sellerId, Guid itemId, long epoch, DateTimeOffset now, IReadOnlyList<StockMovement> movements,
        CancellationToken cancellationToken) =>
        ApplyAsync("inventory_apply", database, sellerId, itemId, epoch, now, movements, cancellationToken);

    /// <summary>The same for a bundle: each command moves all components, or none.</summary>
    public static Task<AppliedBatch> ApplyToBundleAsync(
        TenantDatabase database, Guid sellerId, Guid itemId, long epoch, DateTimeOffset now, IReadOnlyList<StockMovement> movements,
        CancellationToken cancellationToken) =>
        ApplyAsync("inventory_apply_bundle", database, sellerId, itemId, epoch, now, movements, cancellationToken);

    /// <summary>The item of the seller's SKU, or null.</summary>
    public static async Task<Guid?> FindAsync(TenantDatabase database, Guid sellerId, string sku, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch(sellerId);
        batch.Add("select id from inventory_items where sku = $1 and seller_id = (select current_seller())", sku);
        return await batch.ReadFirstAsync(row => (Guid?)row.GetGuid(0), cancellationToken);
    }

    public static async Task<(int OnHand, int Reserved)> ReadLevelAsync(TenantDatabase database, Guid sellerId, Guid itemId, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch(sellerId);
        batch.Add("select on_hand, reserved from inventory_items where id = $1", itemId);
        return await batch.ReadFirstAsync(row => (row.GetInt32(0), row.GetInt32(1)), cancellationToken);
    }

    /// <summary>The holds whose time is over (at most 500), and when the next one's is.</summary>
    public static async Task<ExpiredHolds> ReadExpiredAsync(
        TenantDatabase database, Guid sellerId, Guid itemId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch(sellerId);
        batch.Add(
            """
            select coalesce(array(
                    select id from reservations where item_id = $1 and state = 'held' and part_of_id is null and expires_at <= $2 order by expires_at limit 500), '{}'),
                (select min(expires_at) from reservations where item_id = $1 and state = 'held' and part_of_id is null and expires_at > $2)
            """, itemId, now);
        return (await batch.ReadFirstAsync(row => new ExpiredHolds(row.GetFieldValue<Guid[]>(0), row.Optional<DateTimeOffset?>(1)), cancellationToken))!;
    }

    private static async Task<AppliedBatch> ApplyAsync(
        string function, TenantDatabase database, Guid sellerId, Guid itemId, long epoch, DateTimeOffset now, IReadOnlyList<StockMovement> movements,
        CancellationToken cancellationToken)
    {
        var command = new NpgsqlBatchCommand(
            $"select outcomes, reservation_ids, on_hands, reserveds, coalesce(wake, '{{}}') from {function}($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
        var parameters = command.Parameters;
        parameters.Add(new() { Value = itemId });
        parameters.Add(new() { Value = epoch });
        parameters.Add(new() { Value = now });
        AddArray(movements, parameters, NpgsqlDbType.Text, m => m.Kind);
        AddArray(movements, parameters, NpgsqlDbType.Text, m => m.Key);
        AddArray(movements, parameters, NpgsqlDbType.Integer, m => m.Quantity);
        AddArray(movements, parameters, NpgsqlDbType.Uuid, m => m.Subject);
        AddArray(movements, parameters, NpgsqlDbType.TimestampTz, m => m.ExpiresAt);
        AddArray(movements, parameters, NpgsqlDbType.Text, m => m.Reference);
        AddArray(movements, parameters, NpgsqlDbType.Text, m => m.Note);
        AddArray(movements, parameters, NpgsqlDbType.TimestampTz, m => m.CauseAt);
        AddArray(movements, parameters, NpgsqlDbType.Text, m => m.Sku);

        await using var batch = database.CreateBatch(sellerId);
        batch.Add(command);
        return (await batch.ReadFirstAsync(row => new AppliedBatch(
            row.GetFieldValue<string[]>(0), row.GetFieldValue<Guid?[]>(1), row.GetFieldValue<int[]>(2), row.GetFieldValue<int[]>(3),
            row.GetFieldValue<Guid[]>(4)), cancellationToken))!;
    }

    private static void AddArray<T>(
        IReadOnlyList<StockMovement> movements, NpgsqlParameterCollection parameters, NpgsqlDbType type, Func<StockMovement, T> column)
    {
        var values = new T[movements.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = column(movements[i]);
        }

        parameters.Add(new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type });
    }
}

/// <param name="NextExpiry">When the first of the item's holds expires, if there is one.</param>
/// <param name="IsBundle">Whether its stock is that of its components; a change of that raises the epoch.</param>
public sealed record ActivatedItem(Guid SellerId, long Epoch, DateTimeOffset? NextExpiry, bool IsBundle);

/// <param name="Kind">As <c>inventory_apply</c> names it: reserve, commit, release, expire, reopen, adjust, count, sell, return.</param>
/// <param name="Subject">The reservation (a reserve: the one to make) or the order line.</param>
/// <param name="Sku">If given, the movement is refused when the item has another by now.</param>
public sealed record StockMovement(
    string Kind, string Key, int Quantity, Guid? Subject, DateTimeOffset? ExpiresAt, string? Reference, string? Note, DateTimeOffset? CauseAt, string? Sku);

/// <param name="Outcomes">done, repeated, insufficient, oversold, unknown_reservation, composed or another_sku; one a movement, like the next three.</param>
/// <param name="Wake">The connections for which stock pushes were queued.</param>
public sealed record AppliedBatch(string[] Outcomes, Guid?[] ReservationIds, int[] OnHand, int[] Reserved, Guid[] Wake);

public sealed record ExpiredHolds(Guid[] Expired, DateTimeOffset? Next);
