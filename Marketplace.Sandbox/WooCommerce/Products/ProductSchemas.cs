using Marketplace.Sandbox.WooCommerce.Http;

namespace Marketplace.Sandbox.WooCommerce.Products;

/// <summary>What may be written of products, variations and terms.</summary>
internal static class ProductSchemas
{
    private const string Offer =
        "description:string sku:string regular_price:string sale_price:string virtual:boolean downloadable:boolean tax_status:taxable|shipping|none tax_class:string manage_stock:boolean "
        + "stock_quantity:integer stock_status:instock|outofstock|onbackorder backorders:no|notify|yes weight:string dimensions:object shipping_class:string menu_order:integer "
        + "attributes:array meta_data:array status:draft|pending|private|publish ";

    public static readonly Schema Meta = new("id:integer key:string value:mixed");

    private static readonly Schema Dimensions = new("length:string width:string height:string");
    private static readonly Schema Image = new("id:integer src:string name:string alt:string");

    public static readonly Schema Product = new(
        Offer + "name:string slug:string type:simple|grouped|external|variable featured:boolean catalog_visibility:visible|catalog|search|hidden short_description:string external_url:string "
        + "button_text:string sold_individually:boolean reviews_allowed:boolean upsell_ids:array cross_sell_ids:array parent_id:integer purchase_note:string categories:array tags:array images:array "
        + "default_attributes:array grouped_products:array date_on_sale_from:string date_on_sale_to:string",
        ("dimensions", Dimensions), ("categories", new("id:integer")), ("tags", new("id:integer")), ("images", Image), ("meta_data", Meta),
        ("attributes", new("id:integer name:string position:integer visible:boolean variation:boolean options:array")), ("default_attributes", new("id:integer name:string option:string")));

    public static readonly Schema Variation = new(
        Offer + "image:object date_on_sale_from:string date_on_sale_to:string",
        ("dimensions", Dimensions), ("image", Image), ("meta_data", Meta), ("attributes", new("id:integer name:string option:string")));

    public static readonly Schema Term = new("name:string slug:string parent:integer description:string display:default|products|subcategories|both menu_order:integer image:object", ("image", Image));
}
