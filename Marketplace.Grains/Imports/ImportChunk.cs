using System.Text.Json;
using Marketplace.Data.Catalogue;
using Marketplace.Grains.Imports.Csv;

namespace Marketplace.Grains.Imports;

/// <summary>Neighbouring products of the file that are written together: decides what is new, what changes, and what must be refused.</summary>
internal sealed class ImportChunk
{
    private readonly Dictionary<string, ImportedProduct> _byHandle = new(StringComparer.Ordinal);

    public List<ImportedProduct> Products { get; } = [];

    public int Rows { get; private set; }

    /// <summary>Follows the last row of the chunk before.</summary>
    public required int FirstRow { get; init; }

    public int LastRow { get; private set; }

    public long BytesRead { get; set; }

    public void Add(ImportedProduct product)
    {
        Rows += product.LastRow - product.FirstRow + 1;
        LastRow = product.LastRow;
        // A product's rows may be parted, by a variation that stands far below its product.
        if (product.Handle is not null && !_byHandle.TryAdd(product.Handle, product))
        {
            var first = _byHandle[product.Handle];
            first.Variants.AddRange(product.Variants);
            first.Images.AddRange(product.Images.Where(i => first.Images.TrueForAll(f => f.Url != i.Url)));
            first.Errors.AddRange(product.Errors);
            return;
        }

        Products.Add(product);
    }

    /// <summary>Whether rows of one product stand in both, so that they must be written one after the other.</summary>
    public bool SharesProductWith(ImportChunk other) => _byHandle.Keys.Any(other._byHandle.ContainsKey);

    public string[] Handles => [.. _byHandle.Keys];

    public string[] Skus => [.. Products.SelectMany(p => p.Variants).Select(v => v.Sku)];

    /// <summary>By path; set before the chunk is decided.</summary>
    public Dictionary<string, Guid?> Categories { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> CategoryPaths => Products.Select(p => p.CategoryPath).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <param name="known">Of the handles and SKUs, what the seller has.</param>
    /// <param name="errors">Receives the rows that are refused.</param>
    public CatalogueChanges Decide(KnownCatalogue known, List<RowError> errors)
    {
        var changes = new CatalogueChanges();
        foreach (var product in Products)
        {
            errors.AddRange(product.Errors);
            var id = FindProduct(product, known);
            var isNew = id is null;
            if (isNew && product.Title is null)
            {
                if (product.Variants.Count > 0)
                    errors.Add(new(product.FirstRow, null, product.Handle, "The title is missing, and there is no product of this handle or SKU to change."));
                continue;
            }

            AddProduct(changes, product, id ?? Guid.CreateVersion7(), isNew, product.CategoryPath is { } path ? Categories[path] : null, known, errors);
        }

        return changes;
    }

    private static Guid? FindProduct(ImportedProduct product, KnownCatalogue known)
    {
        if (product.Handle is not null && known.Products.TryGetValue(product.Handle, out var id))
            return id;
        foreach (var variant in product.Variants)
        {
            if (known.Variants.TryGetValue(variant.Sku, out var match))
                return match.ProductId;
        }

        return null;
    }

    private static void AddProduct(
        CatalogueChanges changes, ImportedProduct product, Guid id, bool isNew, Guid? category, KnownCatalogue known, List<RowError> errors)
    {
        var images = product.Images.Select((image, position) => new ImageRow(Guid.CreateVersion7(), id, position, image.Url, image.Alt)).ToList();
        var written = changes.NewVariants.Count + changes.ChangedVariants.Count;
        for (var position = 0; position < product.Variants.Count; position++)
            AddVariant(changes, product.Variants[position], position, id, isNew ? images : [], known, errors);
        if (isNew && written == changes.NewVariants.Count + changes.ChangedVariants.Count)
        {
            if (product.Errors.Count == 0 && product.Variants.Count == 0)
                errors.Add(new(product.FirstRow, null, product.Handle, "The product has no variant."));
            return;
        }

        (isNew ? changes.NewProducts : changes.ChangedProducts).Add(Row(product, id, category));
        (isNew ? changes.NewImages : changes.AddedImages).AddRange(images);
    }

    private static void AddVariant(
        CatalogueChanges changes, ImportedVariant variant, int position, Guid productId, List<ImageRow> newImages, KnownCatalogue known, List<RowError> errors)
    {
        var exists = known.Variants.TryGetValue(variant.Sku, out var match);
        if (exists && match!.ProductId != productId)
        {
            errors.Add(new(variant.Row, "SKU", variant.Sku, "Another product has this SKU."));
            return;
        }

        if (!exists && variant.Price is null)
        {
            errors.Add(new(variant.Row, "Price", null, "The price is missing."));
            return;
        }

        var image = variant.ImageUrl is null ? null : newImages.Find(i => i.SourceUrl == variant.ImageUrl);
        var row = new VariantRow(
            exists ? match!.Id : Guid.CreateVersion7(), productId, exists ? match!.ItemId : Guid.CreateVersion7(), position, variant.Sku,
            variant.Options.Count > 0 ? string.Join(" / ", variant.Options.Select(o => o.Value)) : null,
            variant.Options.Count > 0 ? JsonSerializer.Serialize(variant.Options, JsonSerializerOptions.Web) : null,
            variant.Price, variant.CompareAtPrice, variant.Cost, variant.Barcode, variant.WeightGrams, variant.TrackInventory, variant.LowStockThreshold,
            image?.Id, image is null ? variant.ImageUrl : null, exists ? 0 : variant.Quantity ?? 0);
        (exists ? changes.ChangedVariants : changes.NewVariants).Add(row);
        if (exists && variant.Quantity is { } quantity)
            changes.Stock.Add(new(match!.ItemId, quantity));
    }

    private static ProductRow Row(ImportedProduct product, Guid id, Guid? category) =>
        new(id, product.Handle is { Length: > 0 } handle ? handle : id.ToString("N"))
        {
            Title = product.Title,
            Description = product.Description,
            ShortDescription = product.ShortDescription,
            Vendor = product.Vendor,
            ProductType = product.ProductType,
            CategoryId = category,
            Tags = product.Tags,
            Attributes = product.Attributes is { Count: > 0 } attributes ? JsonSerializer.Serialize(attributes, JsonSerializerOptions.Web) : null,
            Currency = product.Currency,
            Active = product.Active,
            Featured = product.Featured,
            SeoTitle = product.SeoTitle,
            SeoDescription = product.SeoDescription,
        };
}
