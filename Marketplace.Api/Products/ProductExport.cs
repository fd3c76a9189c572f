using System.Globalization;
using System.Text;
using CsvHelper;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Imports.Csv;

namespace Marketplace.Api.Products;

/// <summary>The whole catalogue as Shopify's product CSV with a few columns of ours; importing it again changes nothing.</summary>
internal static class ProductExport
{
    private static readonly string[] _columns =
    [
        "Handle", "Title", "Body (HTML)", "Vendor", "Product Category", "Type", "Tags", "Published", "Option1 Name", "Option1 Value", "Option2 Name",
        "Option2 Value", "Option3 Name", "Option3 Value", "Variant SKU", "Variant Grams", "Variant Inventory Tracker", "Variant Inventory Qty", "Variant Price",
        "Variant Compare At Price", "Variant Barcode", "Image Src", "Image Position", "Image Alt Text", "SEO Title", "SEO Description", "Variant Image",
        "Cost per item", "Status", ExtraColumns.ShortDescription, ExtraColumns.Featured, ExtraColumns.Currency, ExtraColumns.LowStockThreshold,
        ExtraColumns.Attributes,
    ];

    public static async Task WriteAsync(HttpContext context, CurrentSeller seller, TenantDatabase database, IConfiguration configuration)
    {
        var cancellationToken = context.RequestAborted;
        var origin = configuration["PublicUrl"]?.TrimEnd('/') ?? $"{context.Request.Scheme}://{context.Request.Host}";
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"products.csv\"";
        // Excel takes a file for UTF-8 only by its mark.
        await using var text = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 15, leaveOpen: true);
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        foreach (var column in _columns)
            csv.WriteField(column);
        await csv.NextRecordAsync();
        await using var connection = await database.OpenAsync(seller.Id, cancellationToken);
        await foreach (var product in CatalogueExport.ReadAsync(connection, cancellationToken))
        {
            for (var row = 0; row < Math.Max(product.Variants.Count, product.Images.Count); row++)
            {
                WriteRow(csv, product, row, origin);
                await csv.NextRecordAsync();
            }
        }
    }

    private static void WriteRow(CsvWriter csv, ExportedProduct product, int row, string origin)
    {
        var first = row == 0 ? product : null;
        var variant = product.Variants.ElementAtOrDefault(row);
        var image = product.Images.ElementAtOrDefault(row);
        Text(product.Handle);
        Text(first?.Title);
        Text(first?.Description);
        Text(first?.Vendor);
        Text(first?.CategoryPath);
        Text(first?.ProductType);
        Text(first is null ? null : string.Join(", ", first.Tags));
        Text(first is null ? null : Flag(first.Active));
        for (var i = 0; i < 3; i++)
        {
            var option = variant?.Options.ElementAtOrDefault(i);
            var single = variant is not null && variant.Options.Count == 0 && i == 0;
            Text(row > 0 ? null : single ? "Title" : option?.Name);
            Text(single ? "Default Title" : option?.Value);
        }

        Text(variant?.Sku);
        Number(variant?.WeightGrams);
        Text(variant is { TrackInventory: true } ? "shopify" : null);
        Number(variant is { TrackInventory: true } ? variant.OnHand : null);
        Number(variant?.Price);
        Number(variant?.CompareAtPrice);
        Text(variant?.Barcode);
        Text(image?.Url(origin));
        Number(image is null ? null : row + 1);
        Text(image?.Alt);
        Text(first?.SeoTitle);
        Text(first?.SeoDescription);
        Text(product.Images.FirstOrDefault(i => variant is not null && i.Id == variant.ImageId)?.Url(origin));
        Number(variant?.Cost);
        Text(first is null ? null : first.Active ? "active" : "draft");
        Text(first?.ShortDescription);
        Text(first is null ? null : Flag(first.Featured));
        Text(first?.Currency);
        Number(variant?.LowStockThreshold);
        Text(first is null || first.Attributes == "{}" ? null : first.Attributes);

        void Text(string? value) => csv.WriteField(FormulaGuard.Guard(value ?? ""));
        void Number(decimal? value) => csv.WriteField(value?.ToString("0.####", CultureInfo.InvariantCulture));
    }

    private static string Flag(bool flag) => flag ? "true" : "false";
}
