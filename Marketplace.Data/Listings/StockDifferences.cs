using Marketplace.Data.Model;
using Npgsql;

namespace Marketplace.Data.Listings;

/// <summary>Compares what matched listings are to show of the stock with what their channel shows.</summary>
public static class StockDifferences
{
    public static Task<List<ListingStock>> ReadAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> listings, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            """
            select lv.listing_id, lv.position, i.id, lv.sku, i.on_hand - i.reserved, case l.state when 'sold_out' then 0 else lv.quantity end, lv.pushed_quantity,
                exists (select from inventory_ledger e where e.item_id = i.id), l.state,
                exists (select from operations o where o.listing_id = l.id and o.kind = 'push_stock' and o.state in ('pending', 'running')),
                coalesce((select o.state = 'dead' from operations o
                    where o.listing_id = l.id and o.kind = 'push_stock' and o.state in ('done', 'dead') order by o.id desc limit 1), false), q.hold_back, q.list_at_most
            from listing_variants lv
            join listings l on l.id = lv.listing_id
            join variants v on v.id = lv.variant_id
            join inventory_items i on i.variant_id = v.id
            cross join lateral quantity_rule(l.connection_id, v.id) q
            where lv.listing_id = any ($1) and v.track_inventory and lv.sku is not null and lv.quantity is not null
                and l.state in ('active', 'updating', 'sold_out', 'inactive')
            order by lv.listing_id, lv.position
            """,
            [listings.ToArray()],
            row => new ListingStock(
                row.GetGuid(0), row.GetInt32(1), row.GetGuid(2), row.GetString(3), Limits(row, 11).Shown(row.GetInt32(4)), row.GetInt32(5), row.Optional<int?>(6), row.GetBoolean(7),
                EnumNames.FromText<ListingState>(row.GetString(8)), row.GetBoolean(9), row.GetBoolean(10)),
            cancellationToken);

    /// <summary>Notes that both sides agree, so that what the channel shows from now on is ours to say.</summary>
    public static Task AgreeAsync(NpgsqlConnection connection, IReadOnlyCollection<ListingStock> equal, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            update listing_variants lv set pushed_quantity = e.quantity
            from unnest($1::uuid[], $2::int[], $3::int[]) as e (listing_id, position, quantity)
            where lv.listing_id = e.listing_id and lv.position = e.position and lv.pushed_quantity is distinct from e.quantity
            """,
            [equal.Select(e => e.ListingId).ToArray(), equal.Select(e => e.Position).ToArray(), equal.Select(e => e.Remote).ToArray()], cancellationToken);

    /// <summary>What a stock push says: by SKU, what the connection is to show of the stock as it is now.</summary>
    /// <remarks>Stock that was never counted here says nothing, so that a first push never empties a shop that was connected as it was.</remarks>
    public static Task<List<(string Sku, int Available)>> ReadLevelsAsync(NpgsqlConnection connection, Guid listingId, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            """
            select lv.sku, i.on_hand - i.reserved, q.hold_back, q.list_at_most
            from listing_variants lv
            join listings l on l.id = lv.listing_id
            join variants v on v.id = lv.variant_id
            join inventory_items i on i.variant_id = v.id
            cross join lateral quantity_rule(l.connection_id, v.id) q
            where lv.listing_id = $1 and lv.sku is not null and v.track_inventory
                and (lv.pushed_quantity is not null or exists (select from inventory_ledger e where e.item_id = i.id))
            """,
            [listingId], row => (row.GetString(0), Limits(row, 2).Shown(row.GetInt32(1))), cancellationToken);

    private static QuantityLimits Limits(NpgsqlDataReader row, int column) => new(row.GetInt32(column), row.Optional<int?>(column + 1));
}

/// <param name="Available">What of the available stock the channel is to show.</param>
/// <param name="Remote">What can be bought on the channel: nothing of what is sold out.</param>
/// <param name="Pushed">What we last said, if we ever did.</param>
/// <param name="Counted">Whether the stock ever moved here.</param>
/// <param name="InFlight">A push of ours is on its way.</param>
/// <param name="LastFailed">Our last push gave up.</param>
public sealed record ListingStock(
    Guid ListingId, int Position, Guid ItemId, string Sku, int Available, int Remote, int? Pushed, bool Counted, ListingState State, bool InFlight, bool LastFailed);
