using System.Text.Json;
using Npgsql;

namespace Marketplace.Data.Listings;

/// <summary>Writes what a channel says about its listings.</summary>
public static class ObservedListings
{
    private static readonly JsonSerializerOptions _json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>
    /// One page, set-based. While one of our own changes is on its way, the listing keeps its state; one that we ended or that is sold out is
    /// not brought back by being merely inactive there.
    /// </summary>
    private const string Upsert = """
        with page as materialized (
            select distinct on (p.remote_id) p.* from jsonb_to_recordset($1::jsonb) as p (remote_id text, url text, state text, title text, currency text,
                price numeric, quantity int, image_url text, observed jsonb, variants jsonb)
        ), before as (
            select l.id, l.remote_id, l.observed from listings l join page p on l.remote_id = p.remote_id where l.connection_id = $2
        ), saved as (
            insert into listings as l (id, seller_id, connection_id, remote_id, remote_url, state, observed, title, price, currency, quantity, image_url,
                overrides, version, published_at, observed_at, created_at, updated_at)
            select uuid_v7(), current_seller(), $2, p.remote_id, p.url, p.state, p.observed, p.title, p.price, p.currency, p.quantity, p.image_url,
                '{}', 1, $3, $3, $3, $3 from page p
            on conflict (connection_id, remote_id) do update set remote_url = excluded.remote_url, observed = excluded.observed, title = excluded.title,
                price = excluded.price, currency = excluded.currency, quantity = excluded.quantity, image_url = coalesce(excluded.image_url, l.image_url),
                state = case when l.state in ('publishing', 'updating', 'ending') or (l.state in ('ended', 'sold_out') and excluded.state = 'inactive')
                    then l.state else excluded.state end,
                version = l.version + 1, observed_at = $3,
                updated_at = case when l.observed is distinct from excluded.observed then $3 else l.updated_at end
            returning l.id, l.remote_id, l.product_id
        ), offers as materialized (
            select s.id, v.position - 1 as position, v.remote_variant_id, v.sku, v.price, v.quantity
            from saved s join page p using (remote_id)
            cross join lateral rows from (jsonb_to_recordset(p.variants) as (remote_variant_id text, sku text, price numeric, quantity int))
                with ordinality as v (remote_variant_id, sku, price, quantity, position)
        ), surplus as (
            delete from listing_variants lv using saved s
            where lv.listing_id = s.id and not exists (select from offers o where o.id = s.id and o.position = lv.position)
        ), offered as (
            insert into listing_variants as lv (listing_id, position, seller_id, remote_variant_id, sku, price, quantity)
            select o.id, o.position, current_seller(), o.remote_variant_id, o.sku, o.price, o.quantity from offers o
            on conflict (listing_id, position) do update set remote_variant_id = excluded.remote_variant_id, sku = excluded.sku, price = excluded.price,
                quantity = excluded.quantity,
                variant_id = case when lv.sku is not distinct from excluded.sku then lv.variant_id end,
                pushed_quantity = case when lv.sku is not distinct from excluded.sku then lv.pushed_quantity end
        )
        select s.id, s.product_id, b.id is null, b.id is not null and b.observed is not distinct from p.observed
        from saved s join page p using (remote_id) left join before b on b.id = s.id
        """;

    /// <summary>Exact SKUs of one product, and no other listing of the connection stands for it already.</summary>
    private const string Match = """
        with candidates as (
            select l.id, min(v.product_id::text)::uuid as product_id
            from listings l join listing_variants lv on lv.listing_id = l.id join variants v on v.seller_id = l.seller_id and v.sku = lv.sku
            where l.id = any ($1) and l.product_id is null
            group by l.id having count(distinct v.product_id) = 1
        ), chosen as (
            select distinct on (c.product_id) c.id, c.product_id from candidates c
            where not exists (select from listings x where x.connection_id = $2 and x.product_id = c.product_id)
            order by c.product_id, c.id
        )
        update listings l set product_id = chosen.product_id, version = l.version + 1, updated_at = $3 from chosen where l.id = chosen.id
        returning l.id
        """;

    private const string MatchVariants = """
        update listing_variants lv set variant_id = v.id
        from listings l join variants v on v.product_id = l.product_id
        where lv.listing_id = l.id and l.id = any ($1) and lv.variant_id is null
            and (v.sku = lv.sku
                or (1 = (select count(*) from listing_variants x where x.listing_id = l.id) and 1 = (select count(*) from variants x where x.product_id = l.product_id)))
        """;

    /// <returns>What was written, with what is matched to a product since.</returns>
    public static async Task<List<WrittenListing>> WriteAsync(
        NpgsqlConnection connection, Guid connectionId, IReadOnlyList<ObservedListing> page, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var written = await connection.QueryAsync(
            Upsert, [JsonSerializer.Serialize(page, _json), connectionId, now],
            row => new WrittenListing(row.GetGuid(0), row.Optional<Guid?>(1) is not null, row.GetBoolean(2), row.GetBoolean(3)), cancellationToken);
        var ids = written.Select(w => w.Id).ToArray();
        var matched = await connection.QueryAsync(Match, [ids, connectionId, now], row => row.GetGuid(0), cancellationToken);
        await MatchVariantsAsync(connection, ids, cancellationToken);
        return written.ConvertAll(w => matched.Contains(w.Id) ? w with { Matched = true } : w);
    }

    /// <summary>Finds the variants of listings that stand for a product: by SKU, or the only one by the only one.</summary>
    public static Task MatchVariantsAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> listings, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(MatchVariants, [listings.ToArray()], cancellationToken);

    /// <summary>After a publish or an update: the listing is on the channel, as it says here.</summary>
    public static async Task WriteOwnAsync(
        NpgsqlConnection connection, Guid connectionId, Guid listingId, ObservedListing observed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await ListingStore.SaveRemoteIdAsync(connection, listingId, observed.RemoteId, cancellationToken);
        await WriteAsync(connection, connectionId, [observed], now, cancellationToken);
        await connection.ExecuteAsync(
            "update listings set state = $2, last_error = null, published_at = coalesce(published_at, $3), updated_at = $3 where id = $1",
            [listingId, observed.State, now], cancellationToken);
    }

    /// <summary>After a complete read of the account: what was on sale and was not met any more is gone.</summary>
    /// <returns>Those of them that stood for a product.</returns>
    public static async Task<List<Guid>> EndUnseenAsync(
        NpgsqlConnection connection, Guid connectionId, Guid runId, DateTimeOffset runStarted, CancellationToken cancellationToken) =>
        [.. (await connection.QueryAsync(
            """
            update listings l set state = 'ended', version = l.version + 1, updated_at = $3
            where l.connection_id = $1 and l.remote_id is not null and l.observed_at < $3 and l.state in ('active', 'sold_out', 'inactive')
                and not exists (select from sync_issues i where i.run_id = $2 and i.remote_id = l.remote_id)
            returning case when l.product_id is not null then l.id end
            """,
            [connectionId, runId, runStarted], row => row.Optional<Guid?>(0), cancellationToken)).OfType<Guid>()];
}

/// <param name="State">One of the listing states, as the channel says.</param>
/// <param name="Observed">All that the channel says, as JSON; equal when nothing that the seller sees has changed.</param>
public sealed record ObservedListing(
    string RemoteId, string? Url, string State, string Title, string Currency, decimal? Price, int Quantity, string? ImageUrl, JsonElement Observed,
    IReadOnlyList<ObservedVariant> Variants);

public sealed record ObservedVariant(string? RemoteVariantId, string? Sku, decimal Price, int Quantity);

/// <param name="Matched">Whether it stands for a product.</param>
public sealed record WrittenListing(Guid Id, bool Matched, bool Created, bool Unchanged);
