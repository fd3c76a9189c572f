using Npgsql;

namespace Marketplace.Data.Catalogue;

/// <summary>What the product grid asks for.</summary>
/// <param name="Search">In title, vendor and SKU; case does not matter.</param>
/// <param name="After">From the last item of the page before; see <see cref="ProductSort.IsAfter"/>.</param>
public sealed record ProductGridQuery(
    int Limit, string? After, ProductSort Sort, string? Search, bool? Active, bool? Featured, string? Vendor, string? ProductType, Guid? CategoryId)
{
    private const string Columns = """
        select p.id, p.handle, p.title, v.sku, p.vendor, p.product_type, p.active, p.featured, p.currency, v.price_from, v.price_to,
            v.variants, v.available, i.object_key, l.listings, p.updated_at
        from page p
        left join lateral (
            select min(v.price) as price_from, max(v.price) as price_to, count(*)::int as variants, coalesce(sum(i.available), 0)::int as available,
                (array_agg(v.sku order by v.position))[1] as sku
            from variants v join inventory_items i on i.variant_id = v.id where v.product_id = p.id) v on true
        left join lateral (
            select i.object_key from product_images i where i.product_id = p.id and i.state = 'stored' order by i.position limit 1) i on true
        left join lateral (
            select count(*)::int as listings from listings l where l.product_id = p.id and l.state in ('active', 'updating', 'sold_out')) l on true
        """;

    /// <summary>Adds the page's statement; every value is a parameter.</summary>
    internal NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand();
        var where = new List<string>();
        if (Search is { Length: > 0 })
        {
            var pattern = Parameter($"%{Escaped(Search)}%");
            where.Add($"(p.title ilike {pattern} or p.vendor ilike {pattern} or exists (select from variants s where s.product_id = p.id and s.sku ilike {pattern}))");
        }

        if (Active is { } active)
            where.Add($"p.active = {Parameter(active)}");
        if (Featured is { } featured)
            where.Add($"p.featured = {Parameter(featured)}");
        if (Vendor is { Length: > 0 })
            where.Add($"p.vendor = {Parameter(Vendor)}");
        if (ProductType is { Length: > 0 })
            where.Add($"p.product_type = {Parameter(ProductType)}");
        if (CategoryId is { } category)
            where.Add($"p.category_id = {Parameter(category)}");
        if (After is not null)
            where.Add(Sort.Condition(After, Add));
        command.CommandText = $"""
            with page as materialized (
                select p.* from products p {(where.Count > 0 ? $"where {string.Join(" and ", where)}" : "")} order by {Sort.OrderBy} limit {Parameter(Limit + 1)})
            {Columns} order by {Sort.OrderBy}
            """;
        return command;

        string Parameter<T>(T value) => Add(new NpgsqlParameter<T> { TypedValue = value });

        string Add(NpgsqlParameter parameter)
        {
            command.Parameters.Add(parameter);
            return $"${command.Parameters.Count}";
        }
    }

    private static string Escaped(string search) => search
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
