using Marketplace.Contracts.Imports;

namespace Marketplace.Grains.Imports.Csv;

/// <summary>The fields that a file's columns are mapped to, by the names that <see cref="ImportPreview.Mapping"/> uses.</summary>
public static class ImportFields
{
    public const string Title = "title", Handle = "handle", Sku = "sku", Price = "price", CompareAtPrice = "compareAtPrice", Cost = "cost",
        Quantity = "quantity", Description = "description", ShortDescription = "shortDescription", Vendor = "vendor", ProductType = "productType",
        Category = "category", Tags = "tags", Barcode = "barcode", WeightGrams = "weightGrams", Size = "size", Colour = "colour", Images = "images",
        Currency = "currency", Active = "active", Featured = "featured", LowStockThreshold = "lowStockThreshold", SeoTitle = "seoTitle",
        SeoDescription = "seoDescription";

    /// <summary>Each with the column names, lower-case without punctuation, that mean it in the files that sellers have.</summary>
    private static readonly (string Name, string Label, bool Required, string[] Synonyms)[] _fields =
    [
        (Title, "Title", true, ["title", "name", "productname", "producttitle", "itemname", "item", "product"]),
        (Handle, "Handle", false, ["handle", "slug", "urlkey", "producthandle"]),
        (Sku, "SKU", false, ["sku", "skucode", "itemsku", "productcode", "articlenumber", "itemnumber", "variantsku", "code"]),
        (Price, "Price", true, ["price", "unitprice", "sellingprice", "saleprice", "regularprice", "variantprice", "amount"]),
        (CompareAtPrice, "Compare-at price", false, ["compareatprice", "rrp", "msrp", "listprice", "oldprice"]),
        (Cost, "Cost", false, ["cost", "costperitem", "costprice", "purchaseprice"]),
        (Quantity, "Stock", false, ["quantity", "qty", "stock", "stockquantity", "inventory", "onhand", "available", "stocklevel"]),
        (Description, "Description", false, ["description", "body", "bodyhtml", "details", "longdescription"]),
        (ShortDescription, "Short description", false, ["shortdescription", "summary", "subtitle"]),
        (Vendor, "Vendor", false, ["vendor", "brand", "manufacturer", "supplier"]),
        (ProductType, "Product type", false, ["producttype", "type"]),
        (Category, "Category", false, ["category", "categories", "productcategory"]),
        (Tags, "Tags", false, ["tags", "keywords", "labels"]),
        (Barcode, "Barcode", false, ["barcode", "ean", "upc", "gtin", "isbn"]),
        (WeightGrams, "Weight in grams", false, ["weightgrams", "weightg", "grams", "weightingrams"]),
        (Size, "Size", false, ["size"]),
        (Colour, "Colour", false, ["colour", "color"]),
        (Images, "Picture addresses", false, ["images", "image", "imageurl", "imageurls", "imagesrc", "picture", "pictures", "photo", "photos"]),
        (Currency, "Currency", false, ["currency", "currencycode"]),
        (Active, "Active", false, ["active", "enabled", "published"]),
        (Featured, "Featured", false, ["featured", "isfeatured"]),
        (LowStockThreshold, "Low-stock threshold", false, ["lowstockthreshold", "lowstockamount", "reorderpoint"]),
        (SeoTitle, "SEO title", false, ["seotitle", "metatitle"]),
        (SeoDescription, "SEO description", false, ["seodescription", "metadescription"]),
    ];

    public static IReadOnlyList<ImportField> All { get; } = [.. _fields.Select(f => new ImportField(f.Name, f.Label, f.Required))];

    /// <summary>Suggests a column for each field it can: the best synonym wins, and a column serves one field.</summary>
    public static Dictionary<string, string> Suggest(IReadOnlyList<string> columns)
    {
        var free = columns.Where(c => c.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var mapping = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in _fields)
        {
            var column = field.Synonyms.Select(s => free.Find(c => Plain(c) == s)).FirstOrDefault(c => c is not null);
            if (column is not null && free.Remove(column))
                mapping[field.Name] = column;
        }

        return mapping;
    }

    private static string Plain(string column) => string.Concat(column.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
