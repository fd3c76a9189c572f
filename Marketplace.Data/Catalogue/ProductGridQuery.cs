using System.Globalization;
using Marketplace.Data.Model;
using Npgsql;

namespace Marketplace.Data.Catalogue;

/// <summary>What the product grid asks for.</summary>
/// <param name="Search">In title, vendor and SKU; case does not matter.</param>
/// <param name="After">From the last item of the page before; see <see cref="ProductSort.IsAfter"/>.</param>
public sealed record ProductGridQuery(
    int Limit, string? After, ProductSort Sort, string? Search, bool? Active, bool? Featured, string? Vendor, string? ProductType, Guid? CategoryId)
{
    private const string Columns = """
        p.id, p.handle, p.title, p.sku, p.vendor, p.product_type, p.active, p.featured, p.currency, p.price_from, p.price_to, p.variant_count,
        coalesce((select sum(i.available) from inventory_items i where i.product_id = p.id), 0)::int,
        (select i.object_key from product_images i where i.product_id = p.id and i.state = 'stored' order by i.position limit 1),
        (select count(*) from listings l where l.product_id = p.id and l.state in ('active', 'updating', 'sold_out'))::int,
        p.updated_at
        """;

    /// <summary>
    /// The page's statement. Every value is a parameter but the limit: knowing that it is small, the server keeps one plan instead of planning each time.
    /// </summary>
    internal NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand();
        var where = new List<string>();
        if (Search is { Length: > 0 })
        {
            var pattern = Parameter(LikePattern.Containing(Search));
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
            select {Columns} from products p {(where.Count > 0 ? $"where {string.Join(" and ", where)}" : "")}
            order by {Sort.OrderBy} limit {(Limit + 1).ToString(CultureInfo.InvariantCulture)}
            """;
        return command;

        string Parameter<T>(T value) => Add(new NpgsqlParameter<T> { TypedValue = value });

        string Add(NpgsqlParameter parameter)
        {
            command.Parameters.Add(parameter);
            return $"${command.Parameters.Count}";
        }
    }
}
