namespace Marketplace.Contracts.Imports;

/// <summary>What the first rows of an uploaded file look like, before anything is imported. POST /api/imports?dryRun answers this with state <c>uploaded</c>.</summary>
/// <param name="Format"><c>shopify</c>, <c>woocommerce</c> or <c>plain</c> (then the seller confirms <paramref name="Mapping"/>).</param>
/// <param name="Mapping">Our field name to the file's column name, as recognised.</param>
/// <param name="Fields">The fields that a column can be mapped to.</param>
public sealed record ImportPreview(
    string Format, IReadOnlyList<string> Columns, IReadOnlyDictionary<string, string> Mapping, IReadOnlyList<ImportField> Fields,
    IReadOnlyList<IReadOnlyList<string>> SampleRows, IReadOnlyList<string> Warnings);

public sealed record ImportField(string Name, string Label, bool Required);

/// <summary>An import: POST /api/imports (multipart <c>file</c>) → 202; POST /api/imports/{id}/start with the mapping begins it.</summary>
/// <param name="State"><c>uploaded</c>, <c>running</c>, <c>completed</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Progress">0 to 1, by bytes read.</param>
public sealed record ImportDetail(
    Guid Id, string FileName, string Format, string State, double Progress, long BytesTotal, long BytesDone, int RowsDone,
    int ProductsCreated, int ProductsUpdated, int VariantsCreated, int VariantsUpdated, int RowsFailed,
    int ImagesQueued, int ImagesStored, int ImagesFailed, string? Error, ImportPreview? Preview,
    DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt);

/// <param name="Format">Overrides the recognised format.</param>
/// <param name="Mapping">Our field name to the file's column name; only for <c>plain</c>.</param>
public sealed record ImportStart(string? Format, IReadOnlyDictionary<string, string>? Mapping);

/// <param name="Row">1-based line of the record in the file, the header being 1.</param>
public sealed record ImportError(int Row, string? Column, string? Value, string Message);

/// <summary>The answer to an upload: the import waits for POST /api/imports/{id}/start.</summary>
public sealed record ImportCreated(Guid Id);
