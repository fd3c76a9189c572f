using Marketplace.Data.Model;
using Marketplace.Data.Operations;
using Npgsql;

namespace Marketplace.Data.Drifts;

/// <summary>Repairs differences by ordinary operations (we win), or by taking over what the channel shows (they win); in the caller's transaction.</summary>
public static class DriftRepairs
{
    /// <summary>Decides open differences.</summary>
    /// <param name="ids">Null for all that are open.</param>
    /// <returns>How many were decided, what stock to take over after the commit, and the connections to wake.</returns>
    public static async Task<DecidedDrifts> DecideAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Guid>? ids, DriftDecision decision, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What the channel has made of a listing's state stands here already: accepting it closes the difference.
        var decided = await connection.QueryAsync(
            """
            update drifts set decision = $2, closed_at = case when $2 = 'they_win' and field = 'state' then $3 end,
                state = case when $2 = 'they_win' and field = 'state' then 'repaired' else 'repairing' end
            where state = 'open' and ($1::uuid[] is null or id = any ($1))
            returning id, connection_id, listing_id, field, position, ours, theirs
            """,
            [ids?.ToArray(), decision.ToText(), now],
            row => new DecidedDrift(
                row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), EnumNames.FromText<DriftField>(row.GetString(3)), row.GetInt32(4), row.GetString(5), row.GetString(6)),
            cancellationToken);
        List<StockToTakeOver> stock = [];
        if (decision is DriftDecision.WeWin)
            await SendAsync(connection, decided, now, cancellationToken);
        else
        {
            await KeepPricesAsync(connection, decided, now, cancellationToken);
            stock = await ReadStockAsync(connection, decided, cancellationToken);
        }

        return new(decided.Count, stock, [.. decided.Select(d => d.ConnectionId).Distinct()]);
    }

    /// <summary>The stock taken over is ours now; or could not be taken over, and the difference is open again.</summary>
    public static Task TakenOverAsync(NpgsqlConnection connection, Guid id, bool done, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            update drifts set state = case when $2 then 'repaired' else 'open' end, closed_at = case when $2 then $3 end, decision = case when $2 then decision end
            where id = $1 and state = 'repairing'
            """,
            [id, done, now], cancellationToken);

    private static async Task SendAsync(NpgsqlConnection connection, List<DecidedDrift> decided, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Guid> Of(Func<DecidedDrift, bool> wanted) => [.. decided.Where(wanted).Select(d => d.ListingId).Distinct()];
        var back = Of(d => d is { Field: DriftField.State, Ours: "active" });
        // A stock push puts back on sale what is sold out here and not there.
        await connection.ExecuteAsync(
            "update listings set state = 'sold_out', version = version + 1, updated_at = $2 where id = any ($1)", [back.ToArray(), now], cancellationToken);
        await OperationQueue.EnqueueForListingsAsync(
            connection, OperationKind.PushStock, [.. back.Union(Of(d => d.Field is DriftField.Quantity))], now, cancellationToken);
        await OperationQueue.EnqueueForListingsAsync(connection, OperationKind.Update, Of(d => d.Field is DriftField.Price), now, cancellationToken);
        var off = Of(d => d is { Field: DriftField.State, Ours: not "active" });
        await connection.ExecuteAsync(
            "update listings set state = 'ending', version = version + 1, updated_at = $2 where id = any ($1)", [off.ToArray(), now], cancellationToken);
        await OperationQueue.EnqueueForListingsAsync(connection, OperationKind.End, off, now, cancellationToken);
    }

    /// <summary>The listing keeps the channel's price of this SKU, whatever the product's is.</summary>
    private static Task<int> KeepPricesAsync(NpgsqlConnection connection, List<DecidedDrift> decided, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            with prices as (
                select d.listing_id, jsonb_object_agg(v.sku, d.theirs::numeric) as prices
                from drifts d join listing_variants lv on lv.listing_id = d.listing_id and lv.position = d.position join variants v on v.id = lv.variant_id
                where d.id = any ($1) and d.field = 'price' group by d.listing_id
            ), kept as (
                update listings l set overrides = jsonb_set(l.overrides, '{prices}', case jsonb_typeof(l.overrides -> 'prices')
                        when 'object' then l.overrides -> 'prices' else '{}' end || p.prices), version = l.version + 1, updated_at = $2
                from prices p where l.id = p.listing_id returning l.id
            )
            update drifts d set state = 'repaired', closed_at = $2 from kept where d.listing_id = kept.id and d.id = any ($1) and d.field = 'price'
            """,
            [decided.Select(d => d.Id).ToArray(), now], cancellationToken);

    private static Task<List<StockToTakeOver>> ReadStockAsync(NpgsqlConnection connection, List<DecidedDrift> decided, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            """
            select d.id, i.id, d.theirs::int - d.ours::int from drifts d
            join listing_variants lv on lv.listing_id = d.listing_id and lv.position = d.position
            join inventory_items i on i.variant_id = lv.variant_id
            where d.id = any ($1) and d.field = 'quantity'
            """,
            [decided.Select(d => d.Id).ToArray()], row => new StockToTakeOver(row.GetGuid(0), row.GetGuid(1), row.GetInt32(2)), cancellationToken);

    private sealed record DecidedDrift(Guid Id, Guid ConnectionId, Guid ListingId, DriftField Field, int Position, string Ours, string Theirs);
}

public sealed record DecidedDrifts(int Count, IReadOnlyList<StockToTakeOver> Stock, IReadOnlyList<Guid> Wake);

/// <param name="Change">By how much the item's stock changes, so that a sale in between is not undone.</param>
public sealed record StockToTakeOver(Guid DriftId, Guid ItemId, int Change);
