using System.Text.Json;
using Marketplace.Contracts.Products;

namespace Marketplace.Grains.Imports.Csv;

/// <summary>
/// Shopify's product CSV: neighbouring rows of one handle are one product; the first row has its fields, every row may add a variant,
/// a picture or both. Source: Shopify Help Center, “Using CSV files to import and export products”.
/// Our export adds columns of its own, which Shopify ignores.
/// </summary>
internal sealed class ShopifyRows : ProductRows
{
    private readonly int _handle, _title, _body, _vendor, _type, _category, _tags, _published, _status, _sku, _grams, _tracker, _quantity, _price,
        _compareAt, _barcode, _imageSrc, _imageAlt, _variantImage, _seoTitle, _seoDescription, _cost,
        _shortDescription, _featured, _currency, _lowStock, _attributes;
    private readonly (int Name, int Value)[] _options;
    private string?[] _optionNames = [];

    public ShopifyRows(CsvRecords records) : base(records)
    {
        (_handle, _title, _body, _vendor) = (At("Handle"), At("Title"), At("Body (HTML)"), At("Vendor"));
        (_type, _category, _tags, _published, _status) = (At("Type"), At("Product Category"), At("Tags"), At("Published"), At("Status"));
        (_sku, _grams, _tracker, _quantity) = (At("Variant SKU"), At("Variant Grams"), At("Variant Inventory Tracker"), At("Variant Inventory Qty"));
        (_price, _compareAt, _barcode, _cost) = (At("Variant Price"), At("Variant Compare At Price"), At("Variant Barcode"), At("Cost per item"));
        (_imageSrc, _imageAlt, _variantImage) = (At("Image Src"), At("Image Alt Text"), At("Variant Image"));
        (_seoTitle, _seoDescription) = (At("SEO Title"), At("SEO Description"));
        (_shortDescription, _featured, _currency) = (At(ExtraColumns.ShortDescription), At(ExtraColumns.Featured), At(ExtraColumns.Currency));
        (_lowStock, _attributes) = (At(ExtraColumns.LowStockThreshold), At(ExtraColumns.Attributes));
        _options = [.. Enumerable.Range(1, 3).Select(i => (At($"Option{i} Name"), At($"Option{i} Value")))];
        int At(string column) => records.IndexOf(column);
    }

    public static bool Recognises(CsvRecords records) =>
        records.IndexOf("Handle") >= 0 && (records.IndexOf("Variant Price") >= 0 || records.IndexOf("Variant SKU") >= 0 || records.IndexOf("Option1 Name") >= 0);

    protected override ImportedProduct Take(ImportedProduct? current)
    {
        var handle = Cells.Text(_handle);
        if (handle is null)
        {
            if (Cells.Errors.Count == 0)
                Cells.Refuse(_handle, null, "The handle is missing: it says which product the row belongs to.");
            return current ?? new() { FirstRow = Records.Row };
        }

        var product = current is not null && current.Handle == handle ? current : Start(handle);
        var url = Cells.Urls(_imageSrc).FirstOrDefault();
        if (url is not null)
            AddImage(product, url, Cells.Text(_imageAlt, 512));
        TakeVariant(product, url is not null);
        return product;
    }

    private ImportedProduct Start(string handle)
    {
        _optionNames = [.. _options.Select(o => Cells.Text(o.Name))];
        var category = Cells.Text(_category, 1000);
        return new()
        {
            FirstRow = Records.Row,
            Handle = handle,
            Title = Cells.Text(_title),
            Description = Cells.Text(_body, CsvRecords.MaxCell),
            ShortDescription = Cells.Text(_shortDescription, 2000),
            Vendor = Cells.Text(_vendor),
            ProductType = Cells.Text(_type),
            CategoryPath = category,
            Tags = Cells.List(_tags, ','),
            Attributes = Attributes(),
            Currency = Cells.Text(_currency, 3),
            Active = Cells.Flag(_status) ?? Cells.Flag(_published),
            Featured = Cells.Flag(_featured),
            SeoTitle = Cells.Text(_seoTitle),
            SeoDescription = Cells.Text(_seoDescription, 1000),
        };
    }

    private void TakeVariant(ImportedProduct product, bool hasImage)
    {
        var options = new List<VariantOption>(3);
        for (var i = 0; i < _options.Length; i++)
        {
            if (Cells.Text(_options[i].Value) is { } value && !(value == "Default Title" && _optionNames[i] is null or "Title"))
                options.Add(new(_optionNames[i] ?? $"Option {i + 1}", value));
        }

        var sku = Cells.Text(_sku, 100);
        var hasOption = options.Count > 0 || Cells.Text(_options[0].Value) is not null;
        if (!hasOption && sku is null && Records[_price] is null && (hasImage || product.FirstRow != Records.Row))
            return;

        var quantity = Cells.Count(_quantity);
        AddVariant(
            product,
            new(Records.Row, sku ?? Slug.From($"{product.Handle} {string.Join(' ', options.Select(o => o.Value))}"), options,
                Cells.Money(_price), Cells.Money(_compareAt), Cells.Money(_cost), Cells.Text(_barcode, 100), Cells.Grams(_grams, 1),
                _tracker < 0 ? null : Cells.Text(_tracker) is not null || quantity is not null,
                Cells.Count(_lowStock, "The threshold"), quantity, Cells.Urls(_variantImage).FirstOrDefault()),
            _sku);
    }

    private Dictionary<string, string>? Attributes()
    {
        if (Cells.Text(_attributes, 10_000) is not { } json)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json);
        }
        catch (JsonException)
        {
            Cells.Refuse(_attributes, json, """Write the attributes as a JSON object of texts, such as {"Material": "Wool"}.""");
            return null;
        }
    }
}
