using Marketplace.Contracts.Products;

namespace Marketplace.Grains.Imports.Csv;

/// <summary>
/// WooCommerce's product CSV: a row is a simple product, a variable one, or a variation that names its parent by SKU or <c>id:123</c>.
/// Source: WooCommerce documentation, “Product CSV Importer and Exporter – schema”.
/// </summary>
internal sealed class WooCommerceRows : ProductRows
{
    private readonly int _id, _type, _sku, _gtin, _name, _published, _featured, _short, _description, _stock, _low, _weight, _sale, _regular,
        _categories, _tags, _images, _parent, _brands;
    private readonly decimal _gramsPerUnit;
    private readonly (int Name, int Value)[] _attributes;
    private readonly SeenTexts _handles = new();
    /// <summary>Variable products by the names that variations call them: variations may stand far below their parent.</summary>
    private readonly Dictionary<string, string> _parents = new(StringComparer.OrdinalIgnoreCase);

    public WooCommerceRows(CsvRecords records) : base(records)
    {
        (_id, _type, _sku, _gtin, _name) = (At("ID"), At("Type"), At("SKU"), At("GTIN, UPC, EAN, or ISBN"), At("Name"));
        (_published, _featured, _short, _description) = (At("Published"), At("Is featured?"), At("Short description"), At("Description"));
        (_stock, _low, _sale, _regular) = (At("Stock"), At("Low stock amount"), At("Sale price"), At("Regular price"));
        (_categories, _tags, _images, _parent, _brands) = (At("Categories"), At("Tags"), At("Images"), At("Parent"), At("Brands"));
        (string Unit, decimal Grams)[] units = [("kg", 1000), ("g", 1), ("lbs", 453.59237m), ("oz", 28.349523125m)];
        (_weight, _gramsPerUnit) = units.Select(u => (At($"Weight ({u.Unit})"), u.Grams)).FirstOrDefault(u => u.Item1 >= 0, (-1, 1));
        _attributes = [.. Enumerable.Range(1, 50).Select(i => (At($"Attribute {i} name"), At($"Attribute {i} value(s)"))).Where(a => a.Item1 >= 0)];
        int At(string column) => records.IndexOf(column);
    }

    public static bool Recognises(CsvRecords records) =>
        records.IndexOf("Regular price") >= 0 && records.IndexOf("Name") >= 0 && (records.IndexOf("Type") >= 0 || records.IndexOf("SKU") >= 0);

    protected override ImportedProduct Take(ImportedProduct? current)
    {
        var types = Cells.List(_type, ',') ?? ["simple"];
        if (types.Contains("variation", StringComparer.OrdinalIgnoreCase))
            return TakeVariation(current);

        var product = Start();
        if (types.Contains("variable", StringComparer.OrdinalIgnoreCase))
        {
            product.Attributes = null;
            foreach (var name in new[] { Cells.Text(_sku, 100), Cells.Text(_id) is { } id ? $"id:{id}" : null })
            {
                if (name is not null && product.Handle is not null)
                    _parents[name] = product.Handle;
            }
        }
        else if (types.Contains("grouped", StringComparer.OrdinalIgnoreCase) || types.Contains("external", StringComparer.OrdinalIgnoreCase))
        {
            Cells.Refuse(_type, string.Join(", ", types), "Grouped and external products have no stock of their own; the row was left out.");
        }
        else
        {
            AddVariant(product, Variant(product.Handle, []), _sku);
        }

        return product;
    }

    private ImportedProduct Start()
    {
        var name = Cells.Text(_name);
        if (name is null && Cells.Errors.Count == 0)
            Cells.Refuse(_name, null, "The name is missing.");
        var product = new ImportedProduct
        {
            FirstRow = Records.Row,
            Handle = Handle(name),
            Title = name,
            Description = Cells.Text(_description, CsvRecords.MaxCell),
            ShortDescription = Cells.Text(_short, 10_000),
            Vendor = Cells.Text(_brands),
            // Several are separated by commas; a product has one here.
            CategoryPath = Cells.List(_categories, ',')?.FirstOrDefault(),
            Tags = Cells.List(_tags, ','),
            Attributes = Attributes().ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal),
            Active = Cells.Flag(_published),
            Featured = Cells.Flag(_featured),
        };
        foreach (var url in Cells.Urls(_images))
            AddImage(product, url, null);
        return product;
    }

    private ImportedProduct TakeVariation(ImportedProduct? current)
    {
        var parent = Cells.Text(_parent);
        if (parent is null || !_parents.TryGetValue(parent, out var handle))
        {
            Cells.Refuse(_parent, parent, "The variation's product must stand in a row above it, named here by its SKU or as id:123.");
            return current ?? new() { FirstRow = Records.Row };
        }

        var product = current is not null && current.Handle == handle ? current : new() { FirstRow = Records.Row, Handle = handle };
        var variant = Variant(handle, [.. Attributes()]);
        if (variant.ImageUrl is not null)
            AddImage(product, variant.ImageUrl, null);
        AddVariant(product, variant, _sku);
        return product;
    }

    private ImportedVariant Variant(string? handle, IReadOnlyList<VariantOption> options)
    {
        var (regular, sale) = (Cells.Money(_regular), Cells.Money(_sale));
        var quantity = Cells.Count(_stock);
        return new(
            Records.Row, Cells.Text(_sku, 100) ?? Slug.From($"{handle} {string.Join(' ', options.Select(o => o.Value))}"), options,
            sale ?? regular, sale < regular ? regular : null, null, Cells.Text(_gtin, 100), Cells.Grams(_weight, _gramsPerUnit), quantity is not null,
            Cells.Count(_low, "The threshold"), quantity, options.Count > 0 ? Cells.Urls(_images).FirstOrDefault() : null);
    }

    private IEnumerable<VariantOption> Attributes() =>
        from attribute in _attributes
        let name = Cells.Text(attribute.Name)
        let value = Cells.Text(attribute.Value, 1000)
        where name is not null && value is not null
        group value by name into values
        select new VariantOption(values.Key, values.First());

    /// <summary>From the name; WooCommerce allows the same name twice, and then the SKU or id tells the products apart.</summary>
    private string? Handle(string? name)
    {
        var handle = Slug.From(name ?? "");
        if (handle.Length == 0 || !_handles.Add(handle))
            handle = Slug.From($"{name} {Cells.Text(_sku, 100) ?? Cells.Text(_id)}");
        return handle.Length == 0 ? null : handle;
    }
}
