namespace Marketplace.Grains.Imports.Csv;

/// <summary>One kind of file: joins its rows to products, as a stream.</summary>
internal abstract class ProductRows(CsvRecords records)
{
    private const int _maxVariants = 2000;
    private const int _maxImages = 250;
    private readonly SeenTexts _skus = new();

    protected CsvRecords Records => records;

    protected CellReader Cells { get; } = new(records);

    public IEnumerable<ImportedProduct> Read()
    {
        ImportedProduct? current = null;
        while (records.Read())
        {
            Cells.Errors.Clear();
            var product = records.OversizedColumn is { } column ? Oversized(column, current) : Take(current);
            product.LastRow = records.Row;
            product.Errors.AddRange(Cells.Errors);
            if (current is not null && product != current)
                yield return current;
            current = product;
        }

        if (current is not null)
            yield return current;
    }

    /// <summary>Adds the record to the product before it, or begins another.</summary>
    protected abstract ImportedProduct Take(ImportedProduct? current);

    /// <summary>Adds the variant, unless a cell of its record was refused or its SKU was there before.</summary>
    protected void AddVariant(ImportedProduct product, ImportedVariant variant, int skuColumn)
    {
        if (Cells.Errors.Count > 0)
            return;
        if (product.Variants.Count == _maxVariants)
            Cells.Refuse(-1, variant.Sku, $"A product has at most {_maxVariants:N0} variants.");
        else if (!_skus.Add(variant.Sku))
            Cells.Refuse(skuColumn, variant.Sku, "This SKU is already in a row above; the first one was taken.");
        else
            product.Variants.Add(variant);
    }

    protected void AddImage(ImportedProduct product, string url, string? alt)
    {
        if (product.Images.Count < _maxImages && product.Images.TrueForAll(i => i.Url != url))
            product.Images.Add(new(records.Row, url, alt));
    }

    private ImportedProduct Oversized(string column, ImportedProduct? current)
    {
        Cells.Errors.Add(new(records.Row, column, null, "The cell is larger than 1 MB; this row was left out."));
        return current ?? new() { FirstRow = records.Row };
    }
}
