using Marketplace.Data.Model;
using Npgsql;

namespace Marketplace.Data.Drifts;

/// <summary>Keeps differences, from being found to being closed.</summary>
public static class DriftStore
{
    /// <summary>What happens by itself, field by field.</summary>
    public static async Task<Dictionary<DriftField, DriftPolicy>> ReadRulesAsync(NpgsqlConnection connection, Guid connectionId, CancellationToken cancellationToken)
    {
        var rules = Enum.GetValues<DriftField>().ToDictionary(field => field, DriftRule.Default);
        var chosen = await connection.QueryAsync(
            "select field, policy from drift_rules where connection_id = $1", [connectionId],
            row => (Field: EnumNames.FromText<DriftField>(row.GetString(0)), Policy: EnumNames.FromText<DriftPolicy>(row.GetString(1))), cancellationToken);
        foreach (var (field, policy) in chosen)
            rules[field] = policy;
        return rules;
    }

    /// <summary>
    /// Notes what a look at listings found. What stood before and was not found again is gone; what is found again keeps its cause, unless our
    /// repair of it has failed since, and is open again.
    /// </summary>
    /// <param name="looked">All listings that were looked at, in these fields.</param>
    /// <returns>What stands now.</returns>
    public static async Task<List<StandingDrift>> WriteAsync(
        NpgsqlConnection connection, Guid connectionId, IReadOnlyCollection<Guid> looked, IReadOnlyCollection<DriftField> fields, IReadOnlyCollection<FoundDrift> found,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            """
            update drifts d set state = case d.state when 'repairing' then 'repaired' else 'gone' end, seen_at = $3, closed_at = $3
            where d.listing_id = any ($1) and d.field = any ($2) and d.state in ('open', 'repairing') and not exists (
                select from unnest($4::uuid[], $5::text[], $6::int[]) as f (listing_id, field, position)
                where f.listing_id = d.listing_id and f.field = d.field and f.position = d.position)
            """,
            [looked.ToArray(), fields.Select(f => f.ToText()).ToArray(), now, found.Select(f => f.ListingId).ToArray(), found.Select(f => f.Field.ToText()).ToArray(),
                found.Select(f => f.Position).ToArray()],
            cancellationToken);
        if (found.Count == 0)
            return [];
        return await connection.QueryAsync(
            """
            insert into drifts as d (id, seller_id, connection_id, listing_id, field, position, sku, cause, ours, theirs, state, found_at, seen_at)
            select uuid_v7(), current_seller(), $1, f.listing_id, f.field, f.position, f.sku, f.cause, f.ours, f.theirs, 'open', $2, $2
            from unnest($3::uuid[], $4::text[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[])
                as f (listing_id, field, position, sku, cause, ours, theirs)
            on conflict (listing_id, field, position) where state in ('open', 'repairing') do update set ours = excluded.ours, theirs = excluded.theirs,
                cause = case when excluded.cause = 'failed_push' then excluded.cause else d.cause end, state = 'open', decision = null, seen_at = $2
            returning d.id, d.listing_id, d.field
            """,
            [connectionId, now, found.Select(f => f.ListingId).ToArray(), found.Select(f => f.Field.ToText()).ToArray(), found.Select(f => f.Position).ToArray(),
                found.Select(f => f.Sku).ToArray(), found.Select(f => f.Cause.ToText()).ToArray(), found.Select(f => f.Ours).ToArray(), found.Select(f => f.Theirs).ToArray()],
            row => new StandingDrift(row.GetGuid(0), row.GetGuid(1), EnumNames.FromText<DriftField>(row.GetString(2))), cancellationToken);
    }

    /// <summary>A change of the listing has reached the channel: what it was to repair is repaired.</summary>
    public static Task RepairedAsync(
        NpgsqlConnection connection, Guid listingId, IReadOnlyCollection<DriftField> fields, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            update drifts set state = 'repaired', closed_at = $3 where listing_id = $1 and field = any ($2) and state = 'repairing' and decision = 'we_win'
            """,
            [listingId, fields.Select(f => f.ToText()).ToArray(), now], cancellationToken);

    /// <summary>A repair gave up: the difference is open again, and says why.</summary>
    public static Task FailedAsync(NpgsqlConnection connection, Guid listingId, IReadOnlyCollection<DriftField> fields, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            update drifts set state = 'open', cause = 'failed_push', decision = null where listing_id = $1 and field = any ($2) and state = 'repairing'
            """,
            [listingId, fields.Select(f => f.ToText()).ToArray()], cancellationToken);

    /// <summary>
    /// Sales that a read of the orders found although the channel notifies us: their notifications never came. Taking the order in has repaired
    /// the difference. A notification may take its while, so the last minute's sales do not count.
    /// </summary>
    public static Task WriteMissedAsync(
        NpgsqlConnection connection, Guid connectionId, IReadOnlyCollection<Guid> newOrders, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            insert into drifts (id, seller_id, connection_id, listing_id, field, position, sku, cause, ours, theirs, state, decision, found_at, seen_at, closed_at)
            select uuid_v7(), o.seller_id, o.connection_id, lv.listing_id, 'quantity', lv.position, lv.sku, 'missed_notice',
                coalesce(lv.pushed_quantity, lv.quantity)::text, (coalesce(lv.pushed_quantity, lv.quantity) - l.quantity)::text, 'repaired', 'they_win', $3, $3, $3
            from orders o join connections c on c.id = o.connection_id
            join order_lines l on l.order_id = o.id
            join listing_variants lv on lv.listing_id = l.listing_id and lv.variant_id = l.variant_id
            where o.id = any ($1) and o.connection_id = $2 and c.webhook_secret is not null and o.placed_at >= c.created_at and o.placed_at < $3 - interval '1 minute'
                and coalesce(lv.pushed_quantity, lv.quantity) is not null
                and not exists (select from webhook_events e where e.connection_id = $2 and e.state = 'stored' and position(convert_to(o.remote_id, 'UTF8') in e.payload) > 0)
            """,
            [newOrders.ToArray(), connectionId, now], cancellationToken);

    /// <summary>Listings that a complete read of the account no longer met. There is nothing to win: they are over.</summary>
    public static Task WriteVanishedAsync(
        NpgsqlConnection connection, Guid connectionId, IReadOnlyCollection<Guid> listings, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            insert into drifts (id, seller_id, connection_id, listing_id, field, position, cause, ours, theirs, state, decision, found_at, seen_at, closed_at)
            select uuid_v7(), current_seller(), $2, l, 'state', -1, 'channel_edit', 'active', 'gone', 'repaired', 'they_win', $3, $3, $3 from unnest($1::uuid[]) as l
            on conflict do nothing
            """,
            [listings.ToArray(), connectionId, now], cancellationToken);
}

/// <param name="Position">Which offer of the listing, or <see cref="Drift.WholeListing"/>.</param>
public sealed record FoundDrift(Guid ListingId, DriftField Field, int Position, string? Sku, DriftCause Cause, string Ours, string Theirs);

public sealed record StandingDrift(Guid Id, Guid ListingId, DriftField Field);
