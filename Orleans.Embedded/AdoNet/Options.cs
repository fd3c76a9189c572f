using System.Data.Common;
using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>A grain storage in PostgreSQL, in the tables of Orleans' AdoNet provider.</summary>
public class AdoNetGrainStorageOptions : IStorageProviderSerializerOptions
{
    /// <summary>The default of <see cref="InitStage"/>.</summary>
    public const int DEFAULT_INIT_STAGE = ServiceLifecycleStage.ApplicationServices;

    /// <value>The ADO.NET provider: <c>Npgsql</c>, which must be set.</value>
    public string Invariant { get; set; } = "";

    /// <value>This or <see cref="DataSource"/>.</value>
    public string ConnectionString { get; set; } = "";

    /// <value>This or <see cref="ConnectionString"/>.</value>
    public DbDataSource? DataSource { get; set; }

    /// <value>The stage of the silo's start that opens the storage.</value>
    public int InitStage { get; set; } = DEFAULT_INIT_STAGE;

    /// <value>Whether clearing deletes the row instead of emptying it; false.</value>
    public bool DeleteStateOnClear { get; set; }

    /// <inheritdoc/>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}

/// <summary>A reminder table in PostgreSQL, that of Orleans' AdoNet provider.</summary>
public class AdoNetReminderTableOptions
{
    /// <value>The ADO.NET provider: <c>Npgsql</c>, which must be set.</value>
    public string Invariant { get; set; } = "";

    /// <value>This or <see cref="DataSource"/>.</value>
    public string ConnectionString { get; set; } = "";

    /// <value>This or <see cref="ConnectionString"/>.</value>
    public DbDataSource? DataSource { get; set; }
}
