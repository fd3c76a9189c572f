using Marketplace.Data.Listings;
using Marketplace.Data.Model;
using Npgsql;

namespace Marketplace.Data.Drifts;

/// <summary>What we believe of listings before the channel says how they stand now. Read in the transaction that writes what it says.</summary>
public static class DriftBeliefs
{
    /// <summary>
    /// Only listings that stand for a product, and only offers that are one of its variants. A listing has the state that its channel showed last; while
    /// the seller has not decided about that difference, we still believe what we did before it.
    /// </summary>
    public static async Task<List<ListingBelief>> ReadAsync(
        NpgsqlConnection connection, Guid connectionId, IReadOnlyCollection<string> remoteIds, CancellationToken cancellationToken)
    {
        var offers = await connection.QueryAsync(
            """
            select l.id, l.remote_id, coalesce(undecided.ours, l.state), l.currency = p.currency, lv.position, lv.sku, lv.price,
                coalesce((l.overrides -> 'prices' ->> v.sku)::numeric, (l.overrides ->> 'price')::numeric), v.price, c.price_rule::text,
                exists (select from operations o where o.listing_id = l.id and o.state in ('pending', 'running')),
                coalesce(last.dead, false), last.dead is not null
            from listings l
            join connections c on c.id = l.connection_id
            join products p on p.id = l.product_id
            join listing_variants lv on lv.listing_id = l.id
            join variants v on v.id = lv.variant_id
            left join drifts undecided on undecided.listing_id = l.id and undecided.field = 'state' and undecided.state = 'open' and undecided.theirs = l.state
            left join lateral (
                select o.state = 'dead' as dead from operations o
                where o.listing_id = l.id and o.kind in ('publish', 'update', 'end') and o.state in ('done', 'dead') order by o.id desc limit 1) last on true
            where l.connection_id = $1 and l.remote_id = any ($2)
            order by l.id, lv.position
            """,
            [connectionId, remoteIds.ToArray()],
            row => (
                Id: row.GetGuid(0), RemoteId: row.GetString(1), State: EnumNames.FromText<ListingState>(row.GetString(2)), SameCurrency: row.Optional<bool?>(3) ?? false,
                InFlight: row.GetBoolean(10), LastFailed: row.GetBoolean(11), EverSent: row.GetBoolean(12),
                Offer: new OfferBelief(row.GetInt32(4), row.Optional<string>(5), row.Optional<decimal?>(6), row.Optional<decimal?>(7) ?? PriceRule.Read(row.Optional<string>(9)).Apply(row.GetDecimal(8)))),
            cancellationToken);
        return [.. offers.GroupBy(o => o.Id).Select(g => (First: g.First(), Offers: g)).Select(g => new ListingBelief(
            g.First.Id, g.First.RemoteId, g.First.State, g.First.SameCurrency, g.First.InFlight, g.First.LastFailed, g.First.EverSent, [.. g.Offers.Select(o => o.Offer)]))];
    }
}

/// <param name="SameCurrency">Prices can be compared.</param>
/// <param name="InFlight">A change of ours is on its way, so that nothing can be said.</param>
/// <param name="LastFailed">Our last edit of it gave up.</param>
/// <param name="EverSent">Whether we ever published or edited it.</param>
public sealed record ListingBelief(
    Guid Id, string RemoteId, ListingState State, bool SameCurrency, bool InFlight, bool LastFailed, bool EverSent, IReadOnlyList<OfferBelief> Offers);

/// <param name="Observed">What the channel showed last.</param>
/// <param name="Wanted">What it shall show.</param>
public sealed record OfferBelief(int Position, string? Sku, decimal? Observed, decimal Wanted);
