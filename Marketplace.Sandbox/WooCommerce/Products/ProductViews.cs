using Marketplace.Sandbox.WooCommerce.Http;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Products;

/// <summary>Products, variations and terms as the API shows them.</summary>
internal sealed class ProductViews(WooStore store)
{
    private FieldSet<Product>? products;
    private FieldSet<Term>? categories;
    private FieldSet<Term>? terms;

    public FieldSet<Product> Products => products ??= new(
    [
        ("id", (p, _) => p.Id), ("name", (p, _) => p.Name), ("slug", (p, _) => p.Slug), ("permalink", Permalink), .. Times<Product>(), ("type", (p, _) => p.Type), ("status", (p, _) => p.Status),
        ("featured", (_, _) => false), ("catalog_visibility", (p, _) => p.CatalogVisibility), ("description", (p, _) => p.Description), ("short_description", (p, _) => p.ShortDescription), ("sku", (p, _) => p.Sku),
        ("price", (p, _) => PriceOf(p)), ("regular_price", (p, _) => p.RegularPrice), ("sale_price", (p, _) => p.SalePrice), ("on_sale", (p, _) => p.SalePrice.Length > 0),
        ("purchasable", (p, _) => PriceOf(p).Length > 0), ("total_sales", (_, _) => 0), ("virtual", (_, _) => false), ("downloadable", (_, _) => false), ("downloads", (_, _) => Array.Empty<object>()),
        ("download_limit", (_, _) => -1), ("download_expiry", (_, _) => -1), ("external_url", (_, _) => ""), ("button_text", (_, _) => ""), .. Stock<Product>(p => p.ManageStock), ("sold_individually", (_, _) => false),
        .. Shipping<Product>(), ("shipping_required", (_, _) => true), ("shipping_taxable", (_, _) => true), ("reviews_allowed", (_, _) => true), ("average_rating", (_, _) => "0.00"), ("rating_count", (_, _) => 0),
        ("related_ids", (_, _) => Array.Empty<long>()), ("upsell_ids", (_, _) => Array.Empty<long>()), ("cross_sell_ids", (_, _) => Array.Empty<long>()), ("parent_id", (_, _) => 0), ("purchase_note", (_, _) => ""),
        ("categories", (p, _) => Short(p.CategoryIds)), ("tags", (p, _) => Short(p.TagIds)), ("images", (p, origin) => p.ImageIds.Select(id => Image(id, origin)).OfType<object>().ToArray()),
        ("attributes", (p, _) => p.Attributes), ("default_attributes", (_, _) => Array.Empty<object>()), ("variations", (p, _) => p.Variations.Select(v => v.Id).ToArray()),
        ("grouped_products", (_, _) => Array.Empty<long>()), ("menu_order", (_, _) => 0), ("meta_data", (p, _) => p.MetaData), ("price_html", (p, _) => $"<span class=\"amount\">{PriceOf(p)}</span>"),
    ]);

    public FieldSet<Term> TermsOf(string taxonomy) => taxonomy == "product_cat" ? categories ??= new([.. Names, .. OfCategories, .. Count]) : terms ??= new([.. Names, .. Count]);

    private static (string, Func<Term, string, object?>)[] Names => [("id", (t, _) => t.Id), ("name", (t, _) => t.Name), ("slug", (t, _) => t.Slug), ("description", (_, _) => "")];

    private static (string, Func<Term, string, object?>)[] OfCategories => [("parent", (t, _) => t.Parent), ("display", (_, _) => "default"), ("image", (_, _) => null), ("menu_order", (_, _) => 0)];

    private (string, Func<Term, string, object?>)[] Count => [("count", (t, _) => store.ProductsOf(t.Shop).Count(p => p.CategoryIds.Contains(t.Id) || p.TagIds.Contains(t.Id)))];

    /// <summary>A variation's own address is its product's.</summary>
    public FieldSet<Variation> VariationsOf(Product product) => new(
    [
        ("id", (v, _) => v.Id), .. Times<Variation>(), ("description", (v, _) => v.Description), ("permalink", (_, origin) => Permalink(product, origin)), ("sku", (v, _) => v.Sku), ("price", (v, _) => v.Price),
        ("regular_price", (v, _) => v.RegularPrice), ("sale_price", (v, _) => v.SalePrice), ("on_sale", (v, _) => v.SalePrice.Length > 0), ("status", (v, _) => v.Status), ("purchasable", (v, _) => v.Price.Length > 0),
        ("virtual", (_, _) => false), ("downloadable", (_, _) => false), ("downloads", (_, _) => Array.Empty<object>()), ("download_limit", (_, _) => -1), ("download_expiry", (_, _) => -1),
        .. Stock<Variation>(v => v.ManageStock ? true : product.ManageStock ? "parent" : false), .. Shipping<Variation>(), ("image", (v, origin) => v.ImageId is { } id ? Image(id, origin) : null),
        ("attributes", (v, _) => v.Attributes), ("menu_order", (_, _) => 0), ("meta_data", (v, _) => v.MetaData),
    ]);

    public static string Permalink(Product product, string origin) => $"{origin}/product/{product.Slug}/";

    /// <summary>A variable product costs what its cheapest variation does.</summary>
    public static string PriceOf(Product product) =>
        product.Type == "variable" ? product.Offers.Select(o => o.Price).Where(p => p.Length > 0).MinBy(decimal.Parse) ?? "" : product.Price;

    /// <summary>Without a zone, as WordPress gives times.</summary>
    public static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss");

    public static string FileUrl(Medium medium, string origin) => $"{origin}/wp-content/uploads/{medium.FileName}";

    private object? Image(long id, string origin) => store.Media.Find(id) is { } medium
        ? new
        {
            Id = id,
            DateCreated = Time(medium.CreatedAt),
            DateCreatedGmt = Time(medium.CreatedAt),
            DateModified = Time(medium.CreatedAt),
            DateModifiedGmt = Time(medium.CreatedAt),
            Src = FileUrl(medium, origin),
            medium.Name,
            medium.Alt,
        }
        : null;

    private object[] Short(IEnumerable<long> ids) => [.. ids.Select(id => store.Terms.Find(id)).OfType<Term>().Select(term => new { term.Id, term.Name, term.Slug })];

    private static (string, Func<T, string, object?>)[] Times<T>()
        where T : Offer =>
    [
        ("date_created", (o, _) => Time(o.CreatedAt)), ("date_created_gmt", (o, _) => Time(o.CreatedAt)), ("date_modified", (o, _) => Time(o.ModifiedAt)), ("date_modified_gmt", (o, _) => Time(o.ModifiedAt)),
        ("date_on_sale_from", (_, _) => null), ("date_on_sale_from_gmt", (_, _) => null), ("date_on_sale_to", (_, _) => null), ("date_on_sale_to_gmt", (_, _) => null),
    ];

    private static (string, Func<T, string, object?>)[] Stock<T>(Func<T, object> managed)
        where T : Offer =>
    [
        ("tax_status", (o, _) => o.TaxStatus), ("tax_class", (o, _) => o.TaxClass), ("manage_stock", (o, _) => managed(o)), ("stock_quantity", (o, _) => o.ManageStock ? o.StockQuantity ?? 0 : null),
        ("stock_status", (o, _) => o.EffectiveStockStatus), ("backorders", (o, _) => o.Backorders), ("backorders_allowed", (o, _) => o.Backorders != "no"), ("backordered", (o, _) => o.ManageStock && o.StockQuantity < 0),
    ];

    private static (string, Func<T, string, object?>)[] Shipping<T>()
        where T : Offer =>
        [("weight", (o, _) => o.Weight), ("dimensions", (_, _) => new { length = "", width = "", height = "" }), ("shipping_class", (o, _) => o.ShippingClass), ("shipping_class_id", (_, _) => 0)];
}
