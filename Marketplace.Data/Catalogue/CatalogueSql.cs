using NpgsqlTypes;

namespace Marketplace.Data.Catalogue;

/// <summary>The statements that write the catalogue in sets: a chunk of an import, or the products created at the same moment.</summary>
internal static class CatalogueSql
{
    public static readonly RowSource<ProductRow> Products = new RowSource<ProductRow>()
        .Column("id", NpgsqlDbType.Uuid, p => p.Id)
        .Column("handle", NpgsqlDbType.Text, p => p.Handle)
        .Column("title", NpgsqlDbType.Text, p => p.Title)
        .Column("description", NpgsqlDbType.Text, p => p.Description)
        .Column("short_description", NpgsqlDbType.Text, p => p.ShortDescription)
        .Column("vendor", NpgsqlDbType.Text, p => p.Vendor)
        .Column("product_type", NpgsqlDbType.Text, p => p.ProductType)
        .Column("category_id", NpgsqlDbType.Uuid, p => p.CategoryId)
        // An array of arrays of different lengths is no PostgreSQL value.
        .Column("tags", NpgsqlDbType.Text, p => p.Tags is null ? null : string.Join('\u001f', p.Tags))
        .Column("attributes", NpgsqlDbType.Jsonb, p => p.Attributes)
        .Column("currency", NpgsqlDbType.Text, p => p.Currency)
        .Column("active", NpgsqlDbType.Boolean, p => p.Active)
        .Column("featured", NpgsqlDbType.Boolean, p => p.Featured)
        .Column("seo_title", NpgsqlDbType.Text, p => p.SeoTitle)
        .Column("seo_description", NpgsqlDbType.Text, p => p.SeoDescription)
        .Column("sku", NpgsqlDbType.Text, p => p.Summary.Sku)
        .Column("price_from", NpgsqlDbType.Numeric, p => p.Summary.PriceFrom)
        .Column("price_to", NpgsqlDbType.Numeric, p => p.Summary.PriceTo)
        .Column("variant_count", NpgsqlDbType.Integer, p => p.Summary.Count);

    public static readonly RowSource<VariantRow> Variants = new RowSource<VariantRow>()
        .Column("id", NpgsqlDbType.Uuid, v => v.Id)
        .Column("product_id", NpgsqlDbType.Uuid, v => v.ProductId)
        .Column("position", NpgsqlDbType.Integer, v => v.Position)
        .Column("sku", NpgsqlDbType.Text, v => v.Sku)
        .Column("title", NpgsqlDbType.Text, v => v.Title)
        .Column("options", NpgsqlDbType.Jsonb, v => v.Options)
        .Column("price", NpgsqlDbType.Numeric, v => v.Price)
        .Column("compare_at_price", NpgsqlDbType.Numeric, v => v.CompareAtPrice)
        .Column("cost", NpgsqlDbType.Numeric, v => v.Cost)
        .Column("barcode", NpgsqlDbType.Text, v => v.Barcode)
        .Column("weight_grams", NpgsqlDbType.Integer, v => v.WeightGrams)
        .Column("track_inventory", NpgsqlDbType.Boolean, v => v.TrackInventory)
        .Column("low_stock_threshold", NpgsqlDbType.Integer, v => v.LowStockThreshold)
        .Column("image_id", NpgsqlDbType.Uuid, v => v.ImageId)
        .Column("image_url", NpgsqlDbType.Text, v => v.ImageUrl);

    public static readonly RowSource<VariantRow> Items = new RowSource<VariantRow>()
        .Column("id", NpgsqlDbType.Uuid, v => v.ItemId)
        .Column("variant_id", NpgsqlDbType.Uuid, v => v.Id)
        .Column("product_id", NpgsqlDbType.Uuid, v => v.ProductId)
        .Column("sku", NpgsqlDbType.Text, v => v.Sku)
        .Column("on_hand", NpgsqlDbType.Integer, v => v.OnHand);

    public static readonly RowSource<ImageRow> Images = new RowSource<ImageRow>()
        .Column("id", NpgsqlDbType.Uuid, i => i.Id)
        .Column("product_id", NpgsqlDbType.Uuid, i => i.ProductId)
        .Column("position", NpgsqlDbType.Integer, i => i.Position)
        .Column("source_url", NpgsqlDbType.Text, i => i.SourceUrl)
        .Column("alt", NpgsqlDbType.Text, i => i.Alt);

    public static readonly RowSource<StockRow> Stock = new RowSource<StockRow>()
        .Column("item_id", NpgsqlDbType.Uuid, s => s.ItemId)
        .Column("on_hand", NpgsqlDbType.Integer, s => s.OnHand);

    private const string ImageOf =
        "coalesce(s.image_id, case when s.image_url is not null then (select i.id from product_images i where i.product_id = s.product_id and " + SameAsImageUrl + " limit 1) end)";

    private const string SameAsImageUrl = "(i.source_url = s.image_url or right(s.image_url, length(i.object_key)) = i.object_key)";

    /// <summary>Own parameter: now.</summary>
    public static readonly string InsertProducts = $"""
        insert into products (id, seller_id, handle, title, description, short_description, vendor, product_type, category_id, tags, attributes, currency,
            active, featured, seo_title, seo_description, published, sku, price_from, price_to, variant_count, created_at, updated_at, version)
        select s.id, seller.id, s.handle, s.title, s.description, s.short_description, s.vendor, s.product_type, s.category_id,
            coalesce(string_to_array(s.tags, U&'\001F'), array[]::text[]), coalesce(s.attributes, '{"{}"}'), coalesce(s.currency, seller.currency),
            coalesce(s.active, true), coalesce(s.featured, false), s.seo_title, s.seo_description, s.active,
            s.sku, s.price_from, s.price_to, s.variant_count, ${Products.Next}, ${Products.Next}, 1
        from {Products.Sql}, (select id, currency from sellers where id = (select current_seller())) as seller
        """;

    private static readonly NewValues _productValues = new("p",
        [
            .. NewValues.Kept("s", "p", "title", "description", "short_description", "vendor", "product_type", "category_id", "attributes", "currency", "active",
                "featured", "seo_title", "seo_description"),
            ("tags", "coalesce(string_to_array(s.tags, U&'\\001F'), p.tags)"),
            ("published", "coalesce(s.active, p.published)"),
        ]);

    /// <summary>Own parameter: now. What says the same again is left as it is.</summary>
    public static readonly string UpdateProducts = $"""
        update products p set {_productValues.Set}, updated_at = ${Products.Next}, version = p.version + 1
        from {Products.Sql} where p.id = s.id and {_productValues.Differ}
        """;

    /// <summary>Own parameter: now.</summary>
    public static readonly string InsertVariants = $"""
        insert into variants (id, seller_id, product_id, position, sku, title, options, price, compare_at_price, cost, barcode, weight_grams,
            track_inventory, low_stock_threshold, image_id, created_at, updated_at)
        select s.id, (select current_seller()), s.product_id, s.position, s.sku, s.title, coalesce(s.options, '[]'), s.price, s.compare_at_price, s.cost,
            s.barcode, s.weight_grams, coalesce(s.track_inventory, true), s.low_stock_threshold, {ImageOf}, ${Variants.Next}, ${Variants.Next}
        from {Variants.Sql}
        """;

    // A compare-at price is cleared when a price comes without one, or a sale would never end.
    private static readonly NewValues _variantValues = new("v",
        [
            .. NewValues.Kept("s", "v", "title", "options", "price", "cost", "barcode", "weight_grams", "track_inventory", "low_stock_threshold"),
            ("compare_at_price", "case when s.price is null then v.compare_at_price else s.compare_at_price end"),
            ("image_id", $"coalesce({ImageOf}, v.image_id)"),
        ]);

    /// <summary>Own parameter: now. What says the same again is left as it is.</summary>
    public static readonly string UpdateVariants = $"""
        update variants v set {_variantValues.Set}, updated_at = ${Variants.Next}
        from {Variants.Sql} where v.id = s.id and {_variantValues.Differ}
        """;

    /// <summary>Own parameter: now.</summary>
    public static readonly string InsertItems = $"""
        insert into inventory_items (id, seller_id, variant_id, product_id, sku, on_hand, reserved, epoch, updated_at)
        select s.id, (select current_seller()), s.variant_id, s.product_id, s.sku, s.on_hand, 0, 0, ${Items.Next} from {Items.Sql}
        """;

    /// <summary>Own parameters: now, kind, key.</summary>
    public static readonly string InsertOpeningStock = $"""
        insert into inventory_ledger (seller_id, item_id, kind, on_hand_delta, reserved_delta, on_hand_after, reserved_after, key, created_at)
        select (select current_seller()), s.id, ${Items.Next + 1}, s.on_hand, 0, s.on_hand, 0, ${Items.Next + 2}, ${Items.Next}
        from {Items.Sql} where s.on_hand > 0
        """;

    private static readonly string InsertImageColumns =
        "insert into product_images (id, seller_id, product_id, position, source_url, alt, state, attempts, created_at)";

    /// <summary>Own parameter: now.</summary>
    public static readonly string InsertImages = $"""
        {InsertImageColumns}
        select s.id, (select current_seller()), s.product_id, s.position, s.source_url, s.alt, 'pending', 0, ${Images.Next} from {Images.Sql}
        """;

    /// <summary>
    /// Own parameter: now. A picture is known by its source, and one that was uploaded here by the address that our export gives it.
    /// </summary>
    public static readonly string AddImages = $"""
        {InsertImageColumns}
        select s.id, (select current_seller()), s.product_id,
            s.position + coalesce((select max(i.position) + 1 from product_images i where i.product_id = s.product_id), 0),
            s.source_url, s.alt, 'pending', 0, ${Images.Next}
        from {Images.Sql}
        where not exists (
            select from product_images i
            where i.product_id = s.product_id and (i.source_url = s.source_url or right(s.source_url, length(i.object_key)) = i.object_key))
        """;

    /// <summary>
    /// Sets counted stock and tells the channels. Own parameters: now, kind, key. Answers a row: the connections to wake, and as two arrays
    /// the items whose count was below what is reserved. The item's row lock is what movements of its grain take too. A bundle is not counted.
    /// </summary>
    public static readonly string CountStock = $"""
        with locked as (
            select i.id, i.variant_id, i.on_hand, i.reserved, s.on_hand as counted
            from {Stock.Sql} join inventory_items i on i.id = s.item_id
            where not exists (select from bundle_components c where c.bundle_item_id = i.id)
            order by i.id for update of i
        ), fresh as (
            select l.*, greatest(l.counted, l.reserved) as target from locked l
            where not exists (select from inventory_ledger g where g.item_id = l.id and g.key = ${Stock.Next + 2})
        ), moved as (
            update inventory_items i set on_hand = f.target, updated_at = ${Stock.Next}
            from fresh f where i.id = f.id and f.target <> f.on_hand
            returning i.id, i.variant_id, f.target - f.on_hand as delta, i.on_hand, i.reserved
        ), noted as (
            insert into inventory_ledger (seller_id, item_id, kind, on_hand_delta, reserved_delta, on_hand_after, reserved_after, key, created_at)
            select (select current_seller()), m.id, ${Stock.Next + 1}, m.delta, 0, m.on_hand, m.reserved, ${Stock.Next + 2}, ${Stock.Next} from moved m
        )
        select array(select variant_id from moved), array(select id from fresh where counted < reserved), array(select reserved from fresh where counted < reserved)
        """;
}
