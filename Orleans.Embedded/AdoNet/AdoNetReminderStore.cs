using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.AdoNet;

/// <summary>Reminders in PostgreSQL, in the rows and the format of Orleans' AdoNet provider.</summary>
internal sealed class AdoNetReminderStore(IOptions<AdoNetReminderTableOptions> options, IOptions<ClusterOptions> cluster, SiloLock silo)
    : IReminderStore, ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    private const string ReadOne = "ReadReminderRowKey", ReadGrain = "ReadReminderRowsKey", ReadRing = "ReadRangeRows2Key",
        UpsertOne = "UpsertReminderRowKey", DeleteOne = "DeleteReminderRowKey";

    private readonly OrleansDatabase _database = new(options.Value.Invariant, options.Value.ConnectionString, options.Value.DataSource);

    private (string, DbType, object?) Service => ("ServiceId", DbType.String, cluster.Value.ServiceId);

    public void Participate(ISiloLifecycle lifecycle)
    {
        silo.Guard(_database.Source, lifecycle);
        lifecycle.Subscribe<AdoNetReminderStore>(ServiceLifecycleStage.RuntimeGrainServices,
            cancellation => _database.Load([ReadOne, ReadGrain, ReadRing, UpsertOne, DeleteOne], cancellation));
    }

    public Task<List<ReminderRow>> ReadAll(CancellationToken cancellation) => _database.Query(
        ReadRing, Row, cancellation, Service, ("BeginHash", DbType.Int32, 0), ("EndHash", DbType.Int32, 0));

    public Task<List<ReminderRow>> Read(GrainId grain) => _database.Query(ReadGrain, Row, CancellationToken.None, Service, Id(grain));

    public async Task<ReminderRow?> Read(GrainId grain, string name) =>
        (await _database.Query(ReadOne, Row, CancellationToken.None, Service, Id(grain), Name(name))).FirstOrDefault();

    public async Task<ReminderRow> Upsert(ReminderRow row)
    {
        var period = (long)row.Period.TotalMilliseconds;
        var versions = await _database.Query(UpsertOne, r => Version(r), CancellationToken.None, Service, Id(row.Grain), Name(row.ReminderName),
            ("GrainHash", DbType.Int32, unchecked((int)row.Grain.GetUniformHashCode())), ("StartTime", DbType.DateTime, row.StartAt),
            period <= int.MaxValue ? ("Period", DbType.Int32, (int)period) : ("Period", DbType.Int64, period));
        return row with { ETag = versions.Single() };
    }

    public async Task<bool> Remove(ReminderRow row)
    {
        var deleted = await _database.Query(DeleteOne, r => Convert.ToInt64(r.GetValue(0), CultureInfo.InvariantCulture) != 0,
            CancellationToken.None, Service, Id(row.Grain), Name(row.ReminderName),
            ("Version", DbType.Int32, int.Parse(row.ETag, CultureInfo.InvariantCulture)));
        return deleted.Single();
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static (string, DbType, object?) Id(GrainId grain) => ("GrainId", DbType.String, grain.ToString());

    private static (string, DbType, object?) Name(string name) => ("ReminderName", DbType.String, name);

    private static string Version(DbDataReader row) =>
        Convert.ToInt32(row["Version"], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    private static ReminderRow Row(DbDataReader row) => new(
        GrainId.Parse((string)row["GrainId"]),
        (string)row["ReminderName"],
        DateTime.SpecifyKind((DateTime)row["StartTime"], DateTimeKind.Utc),
        TimeSpan.FromMilliseconds(Convert.ToInt64(row["Period"], CultureInfo.InvariantCulture)),
        Version(row));
}
