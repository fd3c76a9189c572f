using System.Text;

namespace Marketplace.Benchmarks.Import;

/// <summary>A Shopify export as sellers have it: all its columns, four variants a product, about 500 bytes a row.</summary>
internal static class ShopifyFile
{
    public const int VariantsPerProduct = 4;

    private const string _header =
        "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,Variant SKU,"
        + "Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Fulfillment Service,Variant Price,"
        + "Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Image Position,Image Alt Text,Gift Card,SEO Title,"
        + "SEO Description,Google Shopping / Google Product Category,Google Shopping / Gender,Google Shopping / Age Group,Google Shopping / MPN,"
        + "Google Shopping / AdWords Grouping,Google Shopping / AdWords Labels,Google Shopping / Condition,Google Shopping / Custom Product,"
        + "Google Shopping / Custom Label 0,Google Shopping / Custom Label 1,Google Shopping / Custom Label 2,Google Shopping / Custom Label 3,"
        + "Google Shopping / Custom Label 4,Variant Image,Variant Weight Unit,Variant Tax Code";

    private static readonly string _body = string.Concat(Enumerable.Repeat("<p>Soft \"\"organic\"\" cotton, a narrow collar and buttons.</p>", 20));

    public static string[] Columns => _header.Split(',');

    public static void Write(string path, int products)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        file.Write($"{_header}\n");
        for (var product = 0; product < products; product++)
        {
            for (var variant = 0; variant < VariantsPerProduct; variant++)
                file.Write(Row(product, variant));
        }
    }

    private static string Row(int product, int variant)
    {
        var first = variant == 0;
        var fields = first ? $"Shirt number {product},\"{_body}\",Acme,Shirts,\"men, summer, cotton\",true,Size" : ",,,,,,";
        // An http address is refused without a connection: downloading is not what is measured.
        var image = first ? $"http://images.example.com/shirts/{product}/front.jpg,1,Shirt {product} from the front" : ",,";
        var search = first ? $"Shirt {product} | Acme,\"A shirt of soft cotton, number {product}, for warm days\"" : ",";
        return $"shirt-{product},{fields},{"SMLX"[variant]},,Blue,,,SH-{product:D6}-{variant},250,shopify,{1 + (product % 40)},deny,manual,{19 + (product % 30)}.90,"
            + $"{29 + (product % 30)}.90,true,true,40{product:D7}{variant:D2},{image},false,{search},Apparel & Accessories > Clothing > Shirts,unisex,adult,"
            + $"MPN-{product}-{variant},shirts,,new,false,season summer 2026,warehouse north,margin high,,,,kg,\n";
    }
}
