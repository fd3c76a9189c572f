using Marketplace.Data;
using Marketplace.Data.Tenancy;

namespace Marketplace.Benchmarks.Operations;

/// <summary>Sellers with connections to <see cref="BenchChannel"/>, and listings there.</summary>
internal sealed record BenchShop(Guid SellerId, Guid ConnectionId, IReadOnlyList<Guid> Listings)
{
    /// <summary>Made set-based: ten thousands of rows.</summary>
    public static async Task<List<BenchShop>> CreateAsync(TenantDatabase database, int sellers, int connectionsEach, int listingsEach, CancellationToken cancellation)
    {
        var shops = new List<BenchShop>();
        for (var i = 0; i < sellers; i++)
        {
            var seller = Guid.CreateVersion7();
            await using var connection = await database.OpenAsync(seller, cancellation);
            await connection.ExecuteAsync("insert into sellers (id, name, currency, created_at) values ($1, 'Bench', 'USD', now())", [seller], cancellation);
            await connection.ExecuteAsync(
                """
                insert into connections (id, seller_id, channel, display_name, account_id, status, scopes, credentials_version, settings, sync_enabled, created_at, updated_at)
                select uuid_v7(), $1, $2, 'Bench', n::text, 'connected', '{}', 0, '{"ready": true}', false, now() - interval '1 day', now() from generate_series(1, $3) n
                """,
                [seller, BenchChannel.ChannelId, connectionsEach], cancellation);
            await connection.ExecuteAsync(
                """
                insert into listings (id, seller_id, connection_id, state, title, overrides, version, created_at, updated_at)
                select uuid_v7(), $1, c.id, 'draft', 'Lamp', '{}', 1, now(), now() from connections c, generate_series(1, $2) n where c.seller_id = $1
                """,
                [seller, listingsEach], cancellation);
            shops.AddRange(await connection.QueryAsync(
                "select c.id, array_agg(l.id) from connections c join listings l on l.connection_id = c.id where c.seller_id = $1 group by c.id",
                [seller], row => new BenchShop(seller, row.GetGuid(0), row.GetFieldValue<Guid[]>(1)), cancellation));
        }

        return shops;
    }

    /// <summary>Puts everything the seller has up for sale on every connection; the remote id is <c>{sku}@{connection}</c>.</summary>
    public async Task SellEverywhereAsync(TenantDatabase database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(SellerId, cancellation);
        await connection.ExecuteAsync(
            """
            with live as (
                insert into listings (id, seller_id, connection_id, product_id, remote_id, state, title, overrides, version, created_at, updated_at)
                select uuid_v7(), v.seller_id, c.id, v.product_id, v.sku || '@' || c.id, 'active', v.sku, '{}', 1, now(), now()
                from variants v cross join connections c
                returning id, seller_id, product_id
            )
            insert into listing_variants (listing_id, seller_id, position, variant_id, sku, quantity, pushed_quantity)
            select l.id, l.seller_id, 0, v.id, v.sku, 1000, 1000 from live l join variants v on v.product_id = l.product_id
            """,
            [], cancellation);
    }
}
