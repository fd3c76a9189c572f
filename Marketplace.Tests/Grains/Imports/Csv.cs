using System.Text;
using Marketplace.Data.Imports;
using Marketplace.Grains.Imports.Csv;

namespace Marketplace.Tests.Grains.Imports;

/// <summary>Reads CSV text as an import does.</summary>
internal static class Csv
{
    public const string ShopifyHeader = "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Image Src";

    public static List<ImportedProduct> Read(string text, Dictionary<string, string>? mapping = null) => Read(Encoding.UTF8.GetBytes(text), mapping);

    public static List<ImportedProduct> Read(byte[] bytes, Dictionary<string, string>? mapping = null)
    {
        using var file = new ImportFile(new MemoryStream(bytes));
        if (file.Format == ImportFormat.Plain && mapping is null)
        {
            using var preview = new ImportFile(new MemoryStream(bytes));
            mapping = preview.Preview().Mapping.ToDictionary();
        }

        return [.. file.Products(file.Format, mapping ?? [])];
    }

    public static List<ImportedProduct> Shopify(params string[] rows) => Read($"{ShopifyHeader}\n{string.Join('\n', rows)}");

    public static ImportFormat FormatOf(string text)
    {
        using var file = new ImportFile(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        return file.Format;
    }
}
