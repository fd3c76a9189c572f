using Marketplace.Contracts.Products;

namespace Marketplace.Grains.Imports.Csv;

/// <summary>
/// Any table with a column mapping that the seller confirmed. With a handle column, neighbouring rows of one handle are one product;
/// without, every row is a product of its own.
/// </summary>
internal sealed class PlainRows(CsvRecords records, IReadOnlyDictionary<string, string> mapping) : ProductRows(records)
{
    private readonly Dictionary<string, int> _columns =
        ImportFields.All.ToDictionary(f => f.Name, f => records.IndexOf(mapping.GetValueOrDefault(f.Name)), StringComparer.Ordinal);
    private readonly SeenTexts _handles = new();

    protected override ImportedProduct Take(ImportedProduct? current)
    {
        var handle = Cells.Text(At(ImportFields.Handle));
        var product = handle is not null && current is not null && current.Handle == handle ? current : Start(handle);
        foreach (var url in Cells.Urls(At(ImportFields.Images)))
            AddImage(product, url, null);

        var options = new List<VariantOption>(2);
        if (Cells.Text(At(ImportFields.Size)) is { } size)
            options.Add(new("Size", size));
        if (Cells.Text(At(ImportFields.Colour)) is { } colour)
            options.Add(new("Colour", colour));
        var sku = Cells.Text(At(ImportFields.Sku), 100) ?? Slug.From($"{product.Handle} {string.Join(' ', options.Select(o => o.Value))}");
        if (sku.Length == 0 && Cells.Errors.Count == 0)
            Cells.Refuse(At(ImportFields.Title), null, "The title is missing.");

        AddVariant(
            product,
            new(Records.Row, sku, options, Cells.Money(At(ImportFields.Price)), Cells.Money(At(ImportFields.CompareAtPrice)),
                Cells.Money(At(ImportFields.Cost)), Cells.Text(At(ImportFields.Barcode), 100), Cells.Grams(At(ImportFields.WeightGrams), 1), null,
                Cells.Count(At(ImportFields.LowStockThreshold), "The threshold"), Cells.Count(At(ImportFields.Quantity)), null),
            At(ImportFields.Sku));
        return product;
    }

    private ImportedProduct Start(string? handle)
    {
        var title = Cells.Text(At(ImportFields.Title));
        return new()
        {
            FirstRow = Records.Row,
            Handle = handle ?? HandleOf(title),
            Title = title,
            Description = Cells.Text(At(ImportFields.Description), CsvRecords.MaxCell),
            ShortDescription = Cells.Text(At(ImportFields.ShortDescription), 10_000),
            Vendor = Cells.Text(At(ImportFields.Vendor)),
            ProductType = Cells.Text(At(ImportFields.ProductType)),
            CategoryPath = Cells.Text(At(ImportFields.Category), 1000),
            Tags = Cells.List(At(ImportFields.Tags), ',', ';', '|'),
            Currency = Cells.Text(At(ImportFields.Currency), 3)?.ToUpperInvariant(),
            Active = Cells.Flag(At(ImportFields.Active)),
            Featured = Cells.Flag(At(ImportFields.Featured)),
            SeoTitle = Cells.Text(At(ImportFields.SeoTitle)),
            SeoDescription = Cells.Text(At(ImportFields.SeoDescription), 1000),
        };
    }

    private string? HandleOf(string? title)
    {
        if (title is null)
            return null;
        var handle = Slug.From(title);
        if (handle.Length == 0 || !_handles.Add(handle))
            handle = Slug.From($"{title} {Cells.Text(At(ImportFields.Sku), 100) ?? $"row {Records.Row}"}");
        return handle;
    }

    private int At(string field) => _columns[field];
}
