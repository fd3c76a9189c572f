using System.Data;
using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.AdoNet;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Keeps states in PostgreSQL, in the rows and the format of Orleans' AdoNet provider.</summary>
internal sealed class AdoNetGrainStorage(
    AdoNetGrainStorageOptions options, IGrainStorageSerializer serializer, IOptions<ClusterOptions> cluster, SiloLock silo)
    : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    private const string Read = "ReadFromStorageKey", Write = "WriteToStorageKey", Clear = "ClearStorageKey", Delete = "DeleteStorageKey";

    private readonly OrleansDatabase _database = new(options.Invariant, options.ConnectionString, options.DataSource);
    private readonly string _serviceId = cluster.Value.ServiceId;

    public void Participate(ISiloLifecycle lifecycle)
    {
        silo.Guard(_database.Source, lifecycle);
        lifecycle.Subscribe<AdoNetGrainStorage>(options.InitStage,
            cancellation => _database.Load([Read, Write, Clear, .. (string[])(options.DeleteStateOnClear ? [Delete] : [])], cancellation));
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var rows = await _database.Query(Read, row => (
                Payload: row["PayloadBinary"] as byte[],
                Version: row["Version"] is int version ? version.ToString(CultureInfo.InvariantCulture) : null),
            cancellationToken, StorageKey.Of(grainId.Key.ToString()).Parameters(stateName, _serviceId));
        var (payload, etag) = rows.SingleOrDefault();
        (grainState.ETag, grainState.RecordExists) = (etag, payload is not null);
        if (payload is not null && serializer.Deserialize<T>(new BinaryData(payload)) is { } state)
            grainState.State = state;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var payload = serializer.Serialize(grainState.State).ToArray();
        grainState.ETag = await Change(Write, stateName, grainId, grainState.ETag, cancellationToken, ("PayloadBinary", DbType.Binary, payload));
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(grainState.ETag) && !grainState.RecordExists)
        {
            await ReadStateAsync(stateName, grainId, grainState, cancellationToken);
            if (!grainState.RecordExists)
                return;
        }

        var version = await Change(options.DeleteStateOnClear ? Delete : Clear, stateName, grainId, grainState.ETag, cancellationToken);
        (grainState.ETag, grainState.RecordExists) = (options.DeleteStateOnClear ? null : version, false);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>Runs a statement that changes the row if its version is the one given; returns the new version.</summary>
    private async Task<string> Change(string statement, string stateName, GrainId grainId, string? etag,
        CancellationToken cancellation, params (string, DbType, object?)[] more)
    {
        int? version = string.IsNullOrWhiteSpace(etag) ? null : int.Parse(etag, CultureInfo.InvariantCulture);
        var rows = await _database.Query(statement, row => row.GetValue(0) as int?, cancellation,
            [.. StorageKey.Of(grainId.Key.ToString()).Parameters(stateName, _serviceId), ("GrainStateVersion", DbType.Int32, version), .. more]);
        return rows.SingleOrDefault() is { } changed && changed != version
            ? changed.ToString(CultureInfo.InvariantCulture)
            : throw new InconsistentStateException($"The state \"{stateName}\" of {grainId} is not at version {etag ?? "none"} any more.", null, etag);
    }
}
