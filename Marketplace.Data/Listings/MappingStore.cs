using Npgsql;

namespace Marketplace.Data.Listings;

/// <summary>Writes how a connection's listings come from the catalogue, and queues what that changes on the channel, in the caller's transaction.</summary>
public static class MappingStore
{
    /// <returns>False: there is no such connection.</returns>
    public static async Task<bool> SetPriceRuleAsync(NpgsqlConnection connection, Guid connectionId, PriceRule rule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await connection.ExecuteAsync(
            "update connections set price_rule = $2::jsonb, updated_at = $3 where id = $1", [connectionId, rule.ToJson(), now], cancellationToken);
        if (found == 0)
            return false;
        await QueueAsync(connection, connectionId, categoryId: null, now, cancellationToken);
        return true;
    }

    /// <param name="settings">A JSON object; empty takes the mapping back.</param>
    /// <returns>False: there is no such connection or category.</returns>
    public static async Task<bool> SetCategoryAsync(
        NpgsqlConnection connection, Guid connectionId, Guid categoryId, string settings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await connection.QueryAsync(
            "select 1 from connections n join categories c on c.id = $2 where n.id = $1", [connectionId, categoryId], _ => true, cancellationToken);
        if (found.Count == 0)
            return false;
        await connection.ExecuteAsync(
            """
            with emptied as (
                delete from category_mappings where connection_id = $1 and category_id = $2 and $3::jsonb = '{}'::jsonb
            )
            insert into category_mappings (id, seller_id, connection_id, category_id, settings, updated_at)
            select uuid_v7(), current_seller(), $1, $2, $3::jsonb, $4 where $3::jsonb <> '{}'::jsonb
            on conflict (connection_id, category_id) do update set settings = excluded.settings, updated_at = excluded.updated_at
            """,
            [connectionId, categoryId, settings, now], cancellationToken);
        await QueueAsync(connection, connectionId, categoryId, now, cancellationToken);
        return true;
    }

    /// <summary>Listings of the category's products and of those below it; null: all of the connection.</summary>
    private static async Task QueueAsync(NpgsqlConnection connection, Guid connectionId, Guid? categoryId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var products = await connection.QueryAsync(
            """
            with recursive below as (
                select id from categories where id = $2::uuid union select c.id from categories c join below b on c.parent_id = b.id
            )
            select p.id from listings l join products p on p.id = l.product_id
            where l.connection_id = $1 and l.remote_id is not null and ($2::uuid is null or p.category_id in (select id from below))
            """,
            [connectionId, categoryId], row => row.GetGuid(0), cancellationToken);
        await ListingUpdates.EnqueueForProductsAsync(connection, products, now, cancellationToken, connectionId);
    }
}
