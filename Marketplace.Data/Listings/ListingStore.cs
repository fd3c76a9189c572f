using Marketplace.Data.Model;
using Npgsql;

namespace Marketplace.Data.Listings;

/// <summary>What the operations on one listing read and write.</summary>
public static class ListingStore
{
    public static async Task<ListingWork?> ReadAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            "select id, connection_id, product_id, remote_id, state, title, overrides::text, checkpoint::text from listings where id = $1",
            [id],
            row => new ListingWork(
                row.GetGuid(0), row.GetGuid(1), row.Optional<Guid?>(2), row.Optional<string>(3), EnumNames.FromText<ListingState>(row.GetString(4)),
                row.GetString(5), row.GetString(6), row.Optional<string>(7)),
            cancellationToken)).FirstOrDefault();

    /// <summary>
    /// Stores how far a publish has come. From the moment the channel has named the listing it is ours: a copy that an import made of it
    /// in between goes away.
    /// </summary>
    public static async Task SaveCheckpointAsync(
        NpgsqlConnection connection, Guid id, string checkpoint, string? remoteId, CancellationToken cancellationToken)
    {
        if (remoteId is not null)
            await SaveRemoteIdAsync(connection, id, remoteId, cancellationToken);
        await connection.ExecuteAsync("update listings set checkpoint = $2::jsonb where id = $1", [id, checkpoint], cancellationToken);
    }

    /// <summary>Whether a remote listing belongs to another of the connection's listings that stands for a product.</summary>
    public static async Task<bool> IsKnownAsync(NpgsqlConnection connection, Guid id, string remoteId, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            """
            select 1 from listings l join listings own on own.id = $1 and own.connection_id = l.connection_id
            where l.remote_id = $2 and l.id <> $1 and l.product_id is not null
            """,
            [id, remoteId], _ => true, cancellationToken)).Count > 0;

    public static Task SetStateAsync(
        NpgsqlConnection connection, Guid id, ListingState state, string? error, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            "update listings set state = $2, last_error = $3, version = version + 1, updated_at = $4 where id = $1",
            [id, state.ToText(), error, now], cancellationToken);

    public static Task SetOverridesAsync(NpgsqlConnection connection, Guid id, string overrides, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            "update listings set overrides = $2::jsonb, version = version + 1, updated_at = $3 where id = $1", [id, overrides, now], cancellationToken);

    /// <summary>Says which product an unmatched listing is.</summary>
    /// <returns>What stands in the way, or null.</returns>
    public static async Task<string?> LinkAsync(NpgsqlConnection connection, Guid id, Guid productId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await connection.QueryAsync(
            """
            select (select count(*) from products where id = $2), l.product_id is not null,
                exists (select from listings x where x.connection_id = l.connection_id and x.product_id = $2)
            from listings l where l.id = $1 for update
            """,
            [id, productId], row => (Product: row.GetInt64(0) > 0, Linked: row.GetBoolean(1), Taken: row.GetBoolean(2)), cancellationToken);
        if (found is not [{ Product: true } listing])
            return "There is no such product.";
        if (listing.Linked)
            return "This listing stands for a product already.";
        if (listing.Taken)
            return "Another listing of this shop stands for that product already.";
        await connection.ExecuteAsync(
            "update listings set product_id = $2, version = version + 1, updated_at = $3 where id = $1", [id, productId, now], cancellationToken);
        return null;
    }

    /// <summary>
    /// An operation on the listing gave up. A listing that stands on the channel goes on being sold as it was, and its stock goes on being
    /// pushed; one that never got there is in error.
    /// </summary>
    public static Task SetFailedAsync(NpgsqlConnection connection, Guid id, string error, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            update listings set last_error = $2, version = version + 1, updated_at = $3,
                state = case when state in ('updating', 'ending') then coalesce(observed ->> 'state', 'active')
                    when state in ('publishing', 'draft') then 'error' else state end
            where id = $1
            """,
            [id, error, now], cancellationToken);

    /// <summary>Their publishing is tried again.</summary>
    public static Task ResumeAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            "update listings set state = 'publishing', last_error = null, version = version + 1, updated_at = $2 where id = any ($1) and state = 'error'",
            [ids.ToArray(), now], cancellationToken);

    /// <summary>What was just pushed is what the channel shows now.</summary>
    public static Task WritePushedAsync(
        NpgsqlConnection connection, Guid id, IReadOnlyDictionary<string, int> levels, string state, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            with pushed as (
                update listing_variants lv set pushed_quantity = p.quantity, quantity = p.quantity
                from unnest($2::text[], $3::int[]) as p (sku, quantity)
                where lv.listing_id = $1 and lv.sku = p.sku
                returning lv.position)
            update listings l set last_error = null, version = version + 1, observed_at = $5, updated_at = $5,
                state = case when l.state in ('active', 'sold_out', 'inactive') then $4 else l.state end,
                quantity = (select sum(coalesce(p.quantity, lv.quantity)) from listing_variants lv
                    left join unnest($2::text[], $3::int[]) as p (sku, quantity) on p.sku = lv.sku where lv.listing_id = $1)
            where l.id = $1
            """,
            [id, levels.Keys.ToArray(), levels.Values.ToArray(), state, now], cancellationToken);

    /// <summary>Deletes the listing; its operations stay as history.</summary>
    public static async Task DeleteAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("update operations set listing_id = null where listing_id = $1", [id], cancellationToken);
        await connection.ExecuteAsync("delete from listings where id = $1", [id], cancellationToken);
    }

    /// <summary>Takes a remote listing over from a copy of it that an import made.</summary>
    internal static async Task SaveRemoteIdAsync(NpgsqlConnection connection, Guid id, string remoteId, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            """
            delete from listings l using listings own
            where own.id = $1 and l.connection_id = own.connection_id and l.remote_id = $2 and l.id <> $1 and l.product_id is null
            """,
            [id, remoteId], cancellationToken);
        await connection.ExecuteAsync(
            "update listings set remote_id = $2 where id = $1 and remote_id is distinct from $2", [id, remoteId], cancellationToken);
    }
}

public sealed record ListingWork(
    Guid Id, Guid ConnectionId, Guid? ProductId, string? RemoteId, ListingState State, string Title, string Overrides, string? Checkpoint);
