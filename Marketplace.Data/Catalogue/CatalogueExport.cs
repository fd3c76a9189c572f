using System.Runtime.CompilerServices;
using System.Text.Json;
using Marketplace.Contracts.Products;
using Npgsql;

namespace Marketplace.Data.Catalogue;

/// <summary>Reads the whole catalogue of the connection's seller, product by product.</summary>
public static class CatalogueExport
{
    private const string Sql = """
        with recursive paths as (
            select id, name as path from categories where parent_id is null
            union all
            select c.id, p.path || ' > ' || c.name from categories c join paths p on c.parent_id = p.id
        )
        select p.handle, p.title, p.description, p.short_description, p.vendor, p.product_type, paths.path, p.tags, p.attributes::text, p.currency, p.active,
            p.featured, p.seo_title, p.seo_description,
            (select json_agg(json_build_object('sku', v.sku, 'options', v.options, 'price', v.price, 'compareAtPrice', v.compare_at_price, 'cost', v.cost,
                'barcode', v.barcode, 'weightGrams', v.weight_grams, 'trackInventory', v.track_inventory, 'lowStockThreshold', v.low_stock_threshold,
                'imageId', v.image_id, 'onHand', i.on_hand) order by v.position, v.id)::text
             from variants v join inventory_items i on i.variant_id = v.id where v.product_id = p.id),
            (select json_agg(json_build_object('id', i.id, 'sourceUrl', i.source_url, 'objectKey', i.object_key, 'alt', i.alt) order by i.position, i.id)::text
             from product_images i where i.product_id = p.id)
        from products p left join paths on paths.id = p.category_id
        order by p.handle
        """;

    public static async IAsyncEnumerable<ExportedProduct> ReadAsync(NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection) { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            yield return new(
                row.GetString(0), row.GetString(1), Text(2), Text(3), Text(4), Text(5), Text(6), row.GetFieldValue<string[]>(7), row.GetString(8), row.GetString(9),
                row.GetBoolean(10), row.GetBoolean(11), Text(12), Text(13), Parse<ExportedVariant>(Text(14)), Parse<ExportedImage>(Text(15)));
        }

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    private static List<T> Parse<T>(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<T>>(json, JsonSerializerOptions.Web)!;
}

/// <param name="Attributes">A JSON object.</param>
public sealed record ExportedProduct(
    string Handle, string Title, string? Description, string? ShortDescription, string? Vendor, string? ProductType, string? CategoryPath,
    IReadOnlyList<string> Tags, string Attributes, string Currency, bool Active, bool Featured, string? SeoTitle, string? SeoDescription,
    IReadOnlyList<ExportedVariant> Variants, IReadOnlyList<ExportedImage> Images);

public sealed record ExportedVariant(
    string Sku, IReadOnlyList<VariantOption> Options, decimal Price, decimal? CompareAtPrice, decimal? Cost, string? Barcode, int? WeightGrams,
    bool TrackInventory, int? LowStockThreshold, Guid? ImageId, int OnHand);

public sealed record ExportedImage(Guid Id, string? SourceUrl, string? ObjectKey, string? Alt)
{
    /// <param name="origin">Of this service, for a picture that was uploaded here.</param>
    public string Url(string origin) => SourceUrl ?? $"{origin}{Media.Url(ObjectKey!)}";
}
