using Marketplace.Data.Operations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Data.Listings;

/// <summary>Reads and writes how much of the stock each connection shows.</summary>
public static class QuantityRules
{
    /// <summary>A variant's own rule, its product's, or the connection's, beside what the more general ones come to.</summary>
    private const string Read = """
        select c.id, c.display_name, c.channel, own.hold_back, own.list_at_most,
            coalesce(product.hold_back, general.hold_back, 0), coalesce(product.list_at_most, general.list_at_most),
            (select i.available from inventory_items i where i.variant_id = $2)
        from connections c
        left join quantity_rules own on own.connection_id = c.id
            and own.product_id is not distinct from $1::uuid and own.variant_id is not distinct from $2::uuid
        left join quantity_rules general on general.connection_id = c.id and general.product_id is null and general.variant_id is null
            and coalesce($1, $2) is not null
        left join variants v on v.id = $2
        left join quantity_rules product on product.connection_id = c.id and product.product_id = v.product_id
        where c.status <> 'disconnected'
        order by c.display_name, c.id
        """;

    private const string Write = """
        insert into quantity_rules as r (id, seller_id, connection_id, product_id, variant_id, hold_back, list_at_most, updated_at)
        select uuid_v7(), c.seller_id, c.id, $2::uuid, $3::uuid, $4::int, $5::int, $6 from connections c where c.id = $1
        on conflict (connection_id, product_id, variant_id) do update set hold_back = excluded.hold_back, list_at_most = excluded.list_at_most, updated_at = $6
        """;

    /// <summary>The listings whose quantity the rule decides.</summary>
    private const string Affected = """
        select distinct l.id from listings l join listing_variants lv on lv.listing_id = l.id
        where l.connection_id = $1 and ($2::uuid is null or l.product_id = $2) and ($3::uuid is null or lv.variant_id = $3)
            and l.product_id is not null and l.remote_id is not null and l.state in ('active', 'updating', 'sold_out', 'inactive')
        """;

    /// <summary>What is available of every variant of the products, and what the connection may show of it.</summary>
    public static async Task<Dictionary<Guid, (int Available, QuantityLimits Limits)>> ReadStockAsync(
        MarketplaceDb db, Guid connectionId, IReadOnlyCollection<Guid> products, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<RuledStock>($"""
            select i.variant_id as "VariantId", i.available as "Available", q.hold_back as "HoldBack", q.list_at_most as "ListAtMost"
            from inventory_items i join variants v on v.id = i.variant_id
            cross join lateral quantity_rule({connectionId}, v.id) q
            where v.product_id = any ({products.ToArray()})
            """).ToListAsync(cancellationToken)).ToDictionary(s => s.VariantId, s => (s.Available, new QuantityLimits(s.HoldBack, s.ListAtMost)));

    /// <summary>The rule of every connection at one scope: a variant, a product, or (both null) the connection itself.</summary>
    public static Task<List<ScopedQuantityRule>> ListAsync(NpgsqlConnection connection, Guid? productId, Guid? variantId, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            Read, [productId, variantId],
            row => new ScopedQuantityRule(
                row.GetGuid(0), row.GetString(1), row.GetString(2), row.Optional<int?>(3), row.Optional<int?>(4),
                new(row.GetInt32(5), row.Optional<int?>(6)), row.Optional<int?>(7)),
            cancellationToken);

    /// <summary>Sets the rule of one scope and queues what it changes on the channel, in the caller's transaction.</summary>
    /// <returns>False: there is no such connection.</returns>
    public static async Task<bool> SetAsync(
        NpgsqlConnection connection, Guid connectionId, Guid? productId, Guid? variantId, int? holdBack, int? listAtMost, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (await connection.ExecuteAsync(Write, [connectionId, productId, variantId, holdBack, listAtMost, now], cancellationToken) == 0)
            return false;
        var affected = await connection.QueryAsync(Affected, [connectionId, productId, variantId], row => row.GetGuid(0), cancellationToken);
        await OperationQueue.EnqueueForListingsAsync(connection, OperationKind.PushStock, affected, now, cancellationToken);
        return true;
    }

    private sealed record RuledStock(Guid VariantId, int Available, int HoldBack, int? ListAtMost);
}

/// <param name="HoldBack">What this scope says itself; null where it says nothing.</param>
/// <param name="Inherited">What holds where this scope says nothing.</param>
/// <param name="Available">Of a variant; null of a wider scope.</param>
public sealed record ScopedQuantityRule(
    Guid ConnectionId, string ConnectionName, string Channel, int? HoldBack, int? ListAtMost, QuantityLimits Inherited, int? Available)
{
    public QuantityLimits Effective => new(HoldBack ?? Inherited.HoldBack, ListAtMost ?? Inherited.ListAtMost);
}
