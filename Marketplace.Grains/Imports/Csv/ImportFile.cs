using Marketplace.Contracts.Imports;
using Marketplace.Data.Imports;

namespace Marketplace.Grains.Imports.Csv;

/// <summary>An opened import file: what it is, and its products as a stream.</summary>
public sealed class ImportFile : IDisposable
{
    private readonly CsvRecords _records;

    /// <param name="stream">Seekable, at its beginning; closed with the file.</param>
    /// <exception cref="ImportFileException">It is no CSV file.</exception>
    public ImportFile(Stream stream)
    {
        try
        {
            _records = new(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }

        Format = ShopifyRows.Recognises(_records) ? ImportFormat.Shopify : WooCommerceRows.Recognises(_records) ? ImportFormat.Woocommerce : ImportFormat.Plain;
    }

    /// <summary>As the header says.</summary>
    public ImportFormat Format { get; }

    public long BytesRead => _records.BytesRead;

    /// <summary>Reads the first rows to show them; the file's products cannot be read afterwards.</summary>
    /// <exception cref="ImportFileException">There is no row under the header.</exception>
    public ImportPreview Preview(int rows = 5)
    {
        var samples = new List<IReadOnlyList<string>>();
        while (samples.Count < rows && _records.Read())
            samples.Add([.. Enumerable.Range(0, _records.Header.Count).Select(i => Shortened(_records[i] ?? ""))]);
        if (samples.Count == 0)
            throw new ImportFileException("The file has a header but no rows.");

        var mapping = ImportFields.Suggest(_records.Header);
        var missing = Format == ImportFormat.Plain ? ImportFields.All.Where(f => f.Required && !mapping.ContainsKey(f.Name)).ToList() : [];
        return new(
            Format.ToString().ToLowerInvariant(), _records.Header, mapping, ImportFields.All, samples,
            [.. missing.Select(f => $"No column was recognised as {f.Label.ToLowerInvariant()}; choose one.")]);
    }

    /// <exception cref="ImportFileException">While reading: the file cannot be read any further.</exception>
    public IEnumerable<ImportedProduct> Products(ImportFormat format, IReadOnlyDictionary<string, string> mapping)
    {
        ProductRows rows = format switch
        {
            ImportFormat.Shopify => new ShopifyRows(_records),
            ImportFormat.Woocommerce => new WooCommerceRows(_records),
            _ => new PlainRows(_records, mapping),
        };
        return rows.Read();
    }

    public void Dispose() => _records.Dispose();

    private static string Shortened(string text) => text.Length <= 200 ? text : $"{text[..200]}…";
}
