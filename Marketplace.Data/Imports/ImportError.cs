using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Data.Imports;

/// <summary>Why one row of an import was refused.</summary>
[Index(nameof(ImportId), nameof(RowNumber))]
public sealed class ImportError : ITenantOwned
{
    public Guid Id { get; set; }
    public Guid ImportId { get; set; }
    public Import? Import { get; set; }
    public Guid SellerId { get; set; }
    /// <summary>1-based line of the record in the file, the header being 1.</summary>
    public int RowNumber { get; set; }
    public string? ColumnName { get; set; }
    public string? Value { get; set; }
    public required string Message { get; set; }
}
